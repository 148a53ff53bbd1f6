// A step that is taken out of the flow closes the gap: what led to it leads on to what followed it.
import type { Link } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";

type Way = Pick<Link, "id" | "source" | "target" | "probability" | "state" | "variant">;

/** The links to add, and the shares to change, when these notes go. Where several ways lead both in and out, none is
 * guessed. `Draft.take_out` on the server does the same. */
export function bridgeOps(board: LiveBoard, ids: readonly string[]): Op[] {
  const gone = new Set(ids);
  const before = flowLinks(board);
  let ways: readonly Way[] = before;
  for (const id of ids) ways = contracted(ways, id);
  const shares = new Map(before.map(({ id, probability }) => [id, probability]));
  return ways
    .filter((way) => !gone.has(way.source) && !gone.has(way.target))
    .flatMap(({ id, ...way }): Op[] => {
      const { probability } = way;
      if (id === "") {
        return [{ op: "create", record: "link", id: board.newId("l"), fields: { kind: "flow", ...way } }];
      }
      return shares.get(id) === probability
        ? []
        : [{ op: "update", record: "link", id, fields: { probability } }];
    });
}

function contracted(ways: readonly Way[], id: string): Way[] {
  const ins = ways.filter((way) => way.target === id && way.source !== id);
  const outs = ways.filter((way) => way.source === id && way.target !== id);
  const rest = ways.filter((way) => way.source !== id && way.target !== id);
  if (ins.length > 1 && outs.length > 1) return rest;
  const joined = ins.flatMap((into) =>
    through(
      into,
      ways.filter(({ source }) => source === into.source),
      outs,
    ),
  );
  return joined.filter((way) => way.source !== way.target).reduce(led, rest);
}

/** One more way: beside another one from here to there their shares add up. */
function led(ways: Way[], way: Way): Way[] {
  const there = ways.find(({ source, target }) => source === way.source && target === way.target);
  if (!there) return [...ways, way];
  if (there.probability === null) return ways;
  const probability = way.probability === null ? null : tidy(there.probability + way.probability);
  return ways.map((one) => (one === there ? { ...one, probability } : one));
}

/** Each way out of a step with its share of what goes in by `into`, one of the ways `beside` it. */
function through(into: Way, beside: readonly Way[], outs: readonly Way[]): Way[] {
  const shares = sharesThrough(into, beside, outs);
  return outs.map(({ target }, at) => ({ ...into, id: "", target, probability: shares[at] ?? null }));
}

function sharesThrough(into: Way, beside: readonly Way[], outs: readonly Way[]): (number | null)[] {
  if (outs.length === 1) return [into.probability];
  const shares = outs.map(({ probability }) => probability);
  if (beside.length === 1) return shares;
  if (isChoice(beside) && isChoice(outs)) {
    const part = shareOf(into, beside);
    return outs.map((out) =>
      into.probability === null && out.probability === null ? null : tidy(part * shareOf(out, outs)),
    );
  }
  // a choice cannot stand among parallel ways; two open shares are a finding, not a figure
  if (isChoice(outs) && !shares.includes(null)) shares[shares.length - 1] = null;
  return shares.map((share) => share ?? into.probability);
}

function isChoice(ways: readonly Way[]): boolean {
  return ways.length > 1 && ways.some(({ probability }) => probability !== null);
}

/** The share of one way of a choice; an open one is the rest. */
function shareOf(way: Way, beside: readonly Way[]): number {
  const known = beside.reduce((sum, { probability }) => sum + (probability ?? 0), 0);
  return way.probability ?? Math.max(0, 1 - known);
}

/** Without what floating point leaves behind. */
function tidy(share: number): number {
  return Math.min(1, Number(share.toFixed(10)));
}

function flowLinks(board: LiveBoard): Way[] {
  return board.ids("link").flatMap((id) => {
    const link = board.get("link", id);
    if (link?.kind !== "flow") return [];
    const { source, target, probability, state, variant } = link;
    return [{ id, source, target, probability, state, variant }];
  });
}
