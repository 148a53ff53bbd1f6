/** The notes that every page shows: so many lanes of 50 steps; links go along each lane. */

const PER_LANE = 50;
const PITCH = { x: 240, y: 182 };
const TEXTS = [
  "Check the invoice against the order",
  "Ask the customer for the missing number",
  "Approve the payment",
  "Enter the data into the ledger once more",
  "Wait for the weekly batch",
  "File the receipt",
];

/** id, text, x, y and lane of each note. */
export function notesOf(count) {
  return Array.from({ length: count }, (_, at) => {
    const lane = Math.floor(at / PER_LANE);
    const text = `${TEXTS[at % TEXTS.length]} ${at + 1}`;
    return { id: `n${at}`, text, lane, x: (at % PER_LANE) * PITCH.x, y: lane * PITCH.y };
  });
}

/** The same notes as a board file; `links` flow links between neighbours in a lane; also in the future state. */
export function boardOf(count, links, states = ["current"]) {
  const all = notesOf(count);
  const lanes = [...new Set(all.map(({ lane }) => lane))];
  const key = (lane) => `a${String(lane).padStart(3, "0")}`;
  const notes = states.flatMap((state) =>
    all.map(({ id, text, lane, x }) => ({
      ...{ id: idIn(state, id), state, text, lane: `lane${lane}`, x, y: 24 },
      ...{ process_time: 300, wait_time: 3600, complete_accurate: 0.95 },
      ...(state === "future" ? { origins: [id] } : {}),
    })),
  );
  const pairs = all.slice(1).filter(({ x }) => x > 0);
  return {
    ...{ format: "leanwall.board", version: 1, title: `${count} notes` },
    lanes: lanes.map((lane) => ({ id: `lane${lane}`, name: `Lane ${lane + 1}`, order: key(lane) })),
    notes,
    links: states.flatMap((state) =>
      pairs.slice(0, links).map(({ id }) => ({
        ...{ id: idIn(state, `l${id}`), state, kind: "flow", target: idIn(state, id) },
        source: idIn(state, `n${Number(id.slice(1)) - 1}`),
      })),
    ),
  };
}

function idIn(state, id) {
  return state === "future" ? `f-${id}` : id;
}
