// Choices: several flow links out of a step of which one is taken. One may leave its share open: it takes the rest.
import type { Link } from "./records";

/** By link: the share that is left for it. */
export function restsOf(links: readonly Link[]): Map<string, number> {
  const out = new Map<string, Link[]>();
  for (const link of links) {
    if (link.kind === "flow") out.set(link.source, [...(out.get(link.source) ?? []), link]);
  }
  const rests = new Map<string, number>();
  for (const ways of out.values()) {
    const open = ways.filter(({ probability }) => probability === null);
    const [only] = open;
    if (ways.length < 2 || open.length !== 1 || !only) continue;
    const known = ways.reduce((sum, { probability }) => sum + (probability ?? 0), 0);
    if (known <= 1) rests.set(only.id, 1 - known);
  }
  return rests;
}
