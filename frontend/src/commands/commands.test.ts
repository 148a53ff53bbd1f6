import { describe, expect, test } from "vitest";
import { words } from "../i18n";
import { commandFor, commands, keyLabel } from ".";
import { matches, normalized } from "./keys";

const press = (
  key: string,
  held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("the table of commands", () => {
  test("no two commands share an id", () => {
    const ids = commands.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test("no two commands share a key", () => {
    const keys = commands.flatMap(({ id, keys }) => keys.map((key) => [normalized(key), id] as const));
    const clashes = keys.filter(([key, id]) =>
      keys.some(([other, otherId]) => other === key && otherId !== id),
    );
    expect(clashes).toEqual([]);
  });

  test("every command has its words", () => {
    expect(commands.filter(({ id }) => !words.commands[id]).map(({ id }) => id)).toEqual([]);
  });
});

describe("keys", () => {
  const onPc = { isMac: false, isTyping: false };

  test("Mod is Ctrl on a PC and ⌘ on a Mac", () => {
    expect(matches("Mod+Z", press("z", { ctrlKey: true }), false)).toBe(true);
    expect(matches("Mod+Z", press("z", { metaKey: true }), true)).toBe(true);
    expect(matches("Mod+Z", press("z", { metaKey: true }), false)).toBe(false);
    expect(keyLabel("Mod+Shift+Z", false)).toBe("Ctrl+Shift+Z");
    expect(keyLabel("Mod+Enter", true)).toBe("⌘↩");
  });

  test("undo and redo are told apart by Shift", () => {
    expect(commandFor(press("z", { ctrlKey: true }), commands, onPc)?.id).toBe("undo");
    expect(commandFor(press("Z", { ctrlKey: true, shiftKey: true }), commands, onPc)?.id).toBe("redo");
  });

  test("a question mark shows the keys on every keyboard", () => {
    expect(commandFor(press("?", { shiftKey: true }), commands, onPc)?.id).toBe("shortcuts");
    expect(commandFor(press("?"), commands, onPc)?.id).toBe("shortcuts");
  });

  test("Shift and a digit are found by their place: a German keyboard writes “=” with Shift and 0", () => {
    const onDigit = (key: string, code: string) =>
      new KeyboardEvent("keydown", { key, code, shiftKey: true });
    expect(commandFor(onDigit("=", "Digit0"), commands, onPc)?.id).toBe("zoomFull");
    expect(commandFor(onDigit(")", "Digit0"), commands, onPc)?.id).toBe("zoomFull");
    expect(commandFor(onDigit('"', "Digit2"), commands, onPc)?.id).toBe("zoomSelection");
    expect(commandFor(onDigit("§", "Digit3"), commands, onPc)?.id).toBe("zoomLane");
    expect(commandFor(press("=", { shiftKey: true }), commands, onPc)?.id).toBe("zoomIn");
  });

  test("while somebody types, letters are letters and Ctrl+Enter still adds the next step", () => {
    const typing = { isMac: false, isTyping: true };
    expect(commandFor(press("n"), commands, typing)).toBeUndefined();
    expect(commandFor(press("Enter"), commands, typing)).toBeUndefined();
    expect(commandFor(press("Enter", { ctrlKey: true }), commands, typing)?.id).toBe("addNextStep");
  });
});
