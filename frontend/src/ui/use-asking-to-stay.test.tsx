import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { useAskingToStay } from "./use-asking-to-stay";

function Page(status: { waiting: number; stored: boolean }) {
  useAskingToStay(status);
  return <p>{JSON.stringify(status)}</p>;
}

test("closing the tab asks while changes wait that are stored nowhere, and at no other time", async () => {
  const place = document.createElement("div");
  const root = createRoot(place);
  const asks = async (status: { waiting: number; stored: boolean }) => {
    root.render(<Page {...status} />);
    await expect.poll(() => place.textContent).toBe(JSON.stringify(status));
    await new Promise(requestAnimationFrame); // what was drawn has had its effects
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(await asks({ waiting: 1, stored: true })).toBe(false);
  expect(await asks({ waiting: 1, stored: false })).toBe(true);
  expect(await asks({ waiting: 0, stored: false })).toBe(false);
  root.unmount();
});
