// A step that is taken out of the flow closes the gap: what led to it leads on to what followed it.
import type { Link } from "../../model/records";
import type { LiveBoard } from "../../sync/live-board";
import type { Op } from "../../sync/messages";

type Way = Pick<Link, "source" | "target" | "probability" | "state" | "variant">;

/** The links to add when these notes go. Where several ways lead both in and out, none is guessed. */
export function bridgeOps(board: LiveBoard, ids: readonly string[]): Op[] {
  const gone = new Set(ids);
  const before = flowLinks(board);
  let ways: Way[] = before;
  for (const id of ids) ways = contracted(ways, id);
  const known = new Set(before.map(keyOf));
  return ways
    .filter((way) => !gone.has(way.source) && !gone.has(way.target) && !known.has(keyOf(way)))
    .map((way) => ({ op: "create", record: "link", id: board.newId("l"), fields: { kind: "flow", ...way } }));
}

function contracted(ways: readonly Way[], id: string): Way[] {
  const ins = ways.filter((way) => way.target === id && way.source !== id);
  const outs = ways.filter((way) => way.source === id && way.target !== id);
  const rest = ways.filter((way) => way.source !== id && way.target !== id);
  if (ins.length > 1 && outs.length > 1) return rest;
  const joined = ins.flatMap((into) => outs.map((out) => through(into, out)));
  const known = new Set(rest.map(keyOf));
  return [...rest, ...joined.filter((way) => way.source !== way.target && !known.has(keyOf(way)))];
}

/** The share of what goes through: one of the two where the other is certain, else their product. */
function through(into: Way, out: Way): Way {
  const shares = [into.probability, out.probability].filter((part): part is number => part !== null);
  const probability = shares.length === 0 ? null : shares.reduce((product, part) => product * part, 1);
  return { source: into.source, target: out.target, state: into.state, variant: into.variant, probability };
}

function flowLinks(board: LiveBoard): Way[] {
  return board.ids("link").flatMap((id) => {
    const link = board.get("link", id);
    if (link?.kind !== "flow") return [];
    const { source, target, probability, state, variant } = link;
    return [{ source, target, probability, state, variant }];
  });
}

function keyOf({ source, target }: Way): string {
  return `${source} ${target}`;
}
