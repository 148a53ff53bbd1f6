import { useLayoutEffect } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { later } from "./later";

function drawn(content: React.ReactNode): HTMLElement {
  const place = document.createElement("div");
  createRoot(place).render(content);
  return place;
}

test("what was fetched ahead is drawn, even when it comes just after its place was", async () => {
  const Part = later(async () => () => <p>here</p>);
  function Hand() {
    useLayoutEffect(Part.fetch, []);
    return null;
  }
  const place = drawn(
    <>
      <Hand />
      <Part />
    </>,
  );
  await expect.poll(() => place.textContent).toBe("here");
});

test("a part that cannot be fetched says so and is tried again; a mere help stays away", async () => {
  let tries = 0;
  const fails = async () => {
    tries += 1;
    if (tries < 3) throw new Error("offline");
    return () => <p>here</p>;
  };
  const [Part, Help] = [later(fails), later(fails, { silently: true })];
  const place = drawn(<Part />);
  await expect.poll(() => place.querySelector("[role=alert]")?.querySelectorAll("button").length).toBe(2);
  const help = drawn(<Help />);
  await expect.poll(() => tries).toBe(2);
  expect(help.textContent).toBe("");
  place.querySelector("button")?.click();
  await expect.poll(() => place.textContent).toBe("here");
});
