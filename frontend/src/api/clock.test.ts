import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const SERVER = Date.parse("2026-11-22T10:00:00Z");
const HOUR = 3_600_000;

describe("the server's clock", () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  for (const skew of [-26 * HOUR, -90_000, 0, 3 * HOUR]) {
    test(`is told by a device whose own clock is ${skew / 1000} s off`, async () => {
      vi.useFakeTimers({ now: SERVER + skew, toFake: ["Date"] });
      const headers = { date: new Date(SERVER).toUTCString() };
      vi.stubGlobal("fetch", async () => new Response("{}", { headers }));
      const { serverNow } = await import("./clock");
      serverNow();
      await vi.waitFor(() => expect(Math.abs(serverNow() - SERVER)).toBeLessThan(1_000));
      vi.setSystemTime(SERVER + skew + 5 * 60_000);
      expect(Math.abs(serverNow() - SERVER - 5 * 60_000)).toBeLessThan(1_000);
    });
  }

  test("is asked again when this device's own clock is put right in between", async () => {
    vi.useFakeTimers({ now: SERVER + 3 * HOUR, toFake: ["Date"] });
    const headers = { date: new Date(SERVER).toUTCString() };
    vi.stubGlobal("fetch", async () => new Response("{}", { headers }));
    const { serverNow } = await import("./clock");
    serverNow();
    await vi.waitFor(() => expect(Math.abs(serverNow() - SERVER)).toBeLessThan(1_000));
    vi.setSystemTime(SERVER);
    await vi.waitFor(() => expect(Math.abs(serverNow() - SERVER)).toBeLessThan(1_000));
  });

  test("is asked again when it did not answer", async () => {
    vi.useFakeTimers({ now: SERVER + HOUR, toFake: ["Date"] });
    let asked = 0;
    vi.stubGlobal("fetch", async () => {
      asked += 1;
      if (asked === 1) throw new TypeError("offline");
      return new Response("{}", { headers: { date: new Date(SERVER).toUTCString() } });
    });
    const { serverNow } = await import("./clock");
    serverNow();
    await vi.waitFor(() => expect(Math.abs(serverNow() - SERVER)).toBeLessThan(1_000));
    expect(asked).toBe(2);
  });
});
