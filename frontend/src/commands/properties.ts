// Commands that set one property of the selected notes: kind, type of work, value, colour.
import { PAPERS } from "../model/paper";
import { FIELDS, type Fields, type NoteKind, type Value, type Waste, type Work } from "../model/records";
import { type Command, type CommandContext, hasNotes, selectedIds, selectedNotes } from "./command";
import { setFields } from "./verbs/notes";
import { choose } from "./verbs/records";

const KIND_KEYS: Readonly<Record<NoteKind, string>> = {
  step: "S",
  problem: "P",
  idea: "I",
  question: "Q",
  text: "T",
};
const VALUE_KEYS: Readonly<Record<Value, string>> = { VA: "V", NNVA: "B", NVA: "W" };
const KINDS = Object.keys(KIND_KEYS) as NoteKind[];
const VALUES = Object.keys(VALUE_KEYS) as Value[];
const WASTES = (FIELDS.note.wastes?.choices ?? []) as readonly Waste[];
const WORKS = (FIELDS.note.work?.choices ?? []) as readonly Work[];

/** Colours lie on the keys 1 to 8, in the order of the colour menu. */
export const propertyCommands: readonly Command[] = [
  ...KINDS.map((kind) => setter(`kind.${kind}`, { kind }, [KIND_KEYS[kind]])),
  ...WORKS.map((work) => setter(`work.${work}`, { work }, [], areSteps)),
  ...VALUES.map((value) => setter(`value.${value}`, { value }, [VALUE_KEYS[value]], areSteps)),
  ...WASTES.map(stamper),
  setter("value.none", { value: null }, ["0"], areSteps),
  ...PAPERS.map((color, at) => setter(`color.${color}`, { color }, [String(at + 1)])),
];

function setter(
  id: string,
  fields: Fields,
  keys: readonly string[],
  enabled: Command["enabled"] = hasNotes,
): Command {
  return {
    id,
    group: "edit",
    keys,
    enabled,
    run: (context) => setFields(context.board, selectedIds(context), fields),
  };
}

/** Puts the stamp on all selected steps, or takes it off where every one has it. */
function stamper(waste: Waste): Command {
  const run = (context: CommandContext) => {
    const isOn = selectedNotes(context).every(({ wastes }) => wastes.includes(waste));
    choose(context.board, "note", selectedIds(context), { name: "wastes", choice: waste, on: !isOn });
  };
  return { id: `waste.${waste}`, group: "edit", keys: [], enabled: areSteps, run };
}

function areSteps(context: CommandContext): boolean {
  return hasNotes(context) && selectedNotes(context).every(({ kind }) => kind === "step");
}
