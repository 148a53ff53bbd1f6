// The note that lies next to another in a direction: near ahead counts, aside counts double.
import type { Rect } from "./geometry";

export type Direction = "left" | "right" | "up" | "down";

export function neighbour(
  rects: ReadonlyMap<string, Rect>,
  from: string,
  towards: Direction,
): string | undefined {
  const here = rects.get(from);
  if (!here) return undefined;
  let best: string | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [id, rect] of rects) {
    if (id === from) continue;
    const [ahead, aside] = distance(here, rect, towards);
    const cost = ahead + 2.5 * Math.abs(aside);
    if (ahead > 0 && cost < nearest) {
      nearest = cost;
      best = id;
    }
  }
  return best;
}

function distance(from: Rect, to: Rect, towards: Direction): [ahead: number, aside: number] {
  const dx = to.x + to.width / 2 - from.x - from.width / 2;
  const dy = to.y + to.height / 2 - from.y - from.height / 2;
  if (towards === "left") return [-dx, dy];
  if (towards === "right") return [dx, dy];
  return towards === "up" ? [-dy, dx] : [dy, dx];
}
