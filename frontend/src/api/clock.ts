// The server's clock: a timer must end for all at once, however wrong a laptop's own clock is.

let offset = 0;
let asked = false;
/** How far this device's two clocks were apart when the server was asked; a jump means that one was put right, or slept. */
let apart = 0;

/** Milliseconds since 1970 as the server counts them, within about a second; this device's own until it was asked. */
export function serverNow(): number {
  const now = Date.now() - performance.now();
  if (!asked || Math.abs(now - apart) > A_JUMP) {
    asked = true;
    apart = now;
    void ask();
  }
  return Date.now() + offset;
}

async function ask(): Promise<void> {
  const before = Date.now();
  const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => undefined);
  const after = Date.now();
  const stamp = Date.parse(answer?.headers.get("date") ?? "");
  if (Number.isNaN(stamp)) asked = false;
  else offset = stamp + HALF_A_SECOND - (before + after) / 2; // the header leaves out what goes beyond the second
}

const HALF_A_SECOND = 500;
const A_JUMP = 2_000;
