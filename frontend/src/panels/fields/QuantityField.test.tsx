import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { WallView } from "../../commands/view";
import { FIELDS } from "../../model/records";
import { type Wall, WallContext } from "../../ui/live";
import { fieldWords } from "./field-words";
import { QuantityField } from "./QuantityField";

test("a value that cannot be read is told when its field goes away with it", async () => {
  const view = new WallView({ outline: false });
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  const props = { id: "people", value: null, disabled: false, set: () => undefined };
  root.render(
    <WallContext value={{ view } as Wall}>
      <QuantityField
        {...props}
        field={FIELDS.note.people as never}
        texts={fieldWords("note", "people")}
        calendar={{} as never}
      />
    </WallContext>,
  );
  await expect.poll(() => place.querySelector("input")).toBeTruthy();
  const input = place.querySelector("input") as HTMLInputElement;
  input.focus();
  input.value = "abc";
  input.blur();
  await expect.poll(() => place.querySelector("[role=alert]")?.textContent).toContain("abc");
  expect(view.get().told).toBeNull();
  root.unmount();
  await expect.poll(() => view.get().told).toMatch(/: “abc” is not understood/);
});
