import { afterEach, expect, test, vi } from "vitest";
import { importTable } from "./imports";

afterEach(() => vi.restoreAllMocks());

function theServerAnswers(status: number, body: unknown) {
  return vi
    .spyOn(globalThis, "fetch")
    .mockImplementation(() => Promise.resolve(new Response(JSON.stringify(body), { status })));
}

test("a table is sent byte for byte, with what is known about it", async () => {
  const asked = theServerAnswers(201, { id: "b-1", remarks: ["Not read: “Mood”."] });
  const file = new Blob([new Uint8Array([0xff, 0xfe, 0x53, 0x00])]);
  const made = await importTable(file, { title: "Orders & more", convention: undefined, times_in: "min" });
  expect(made).toEqual({ id: "b-1", remarks: ["Not read: “Mood”."] });
  const [address, init] = asked.mock.calls[0] ?? [];
  expect(address).toBe("/api/imports?title=Orders+%26+more&times_in=min");
  expect(init?.body).toBe(file);
});

test("a refusal keeps its code, which may be a question, and its place", async () => {
  const detail = "the table has a column “LT”: say once what it is.";
  theServerAnswers(422, { detail, code: "convention", place: "convention" });
  await expect(importTable(new Blob([]), { title: "x" })).rejects.toMatchObject({
    message: detail,
    code: "convention",
    place: "convention",
  });
});

test("a server that cannot be reached gives a sentence", async () => {
  vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("Failed to fetch"));
  await expect(importTable(new Blob([]), { title: "x" })).rejects.toMatchObject({ code: "offline" });
});
