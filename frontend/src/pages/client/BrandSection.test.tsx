import { createRoot } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { BrandSection } from "./BrandSection";

const BRAND = { name: "", accent: "", footer: "", paper: "", language: "", logo: false };

afterEach(() => vi.unstubAllGlobals());

/** The form over a server that takes every logo; what was asked of it. */
async function drawn(): Promise<{ place: HTMLElement; asked: string[] }> {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request.method);
    return request.method === "GET" ? Response.json(BRAND) : new Response(null, { status: 204 });
  });
  const place = document.createElement("div");
  createRoot(place).render(<BrandSection id="home" />);
  await expect.poll(() => place.querySelector("input[type=file]")).not.toBeNull();
  return { place, asked };
}

function choose(place: HTMLElement, bytes: number): void {
  const input = place.querySelector<HTMLInputElement>("input[type=file]");
  const picture = new File([new Uint8Array(bytes)], "logo.png", { type: "image/png" });
  Object.defineProperty(input, "files", { value: [picture], configurable: true });
  input?.dispatchEvent(new Event("change", { bubbles: true }));
}

test("a logo of more than 8 MB is refused before it is sent, one of 8 MB is sent", async () => {
  const { place, asked } = await drawn();
  choose(place, 8 * 2 ** 20 + 1);
  await expect.poll(() => place.querySelector("[role=status]")?.textContent).toContain("more than 8 MB");
  expect(asked).toEqual(["GET"]);
  choose(place, 8 * 2 ** 20);
  await expect.poll(() => asked).toEqual(["GET", "PUT"]);
});
