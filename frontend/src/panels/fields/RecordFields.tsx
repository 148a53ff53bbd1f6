// The fields of a record, built from the generated descriptors; every value is read in the people's own units.
import { useId } from "react";
import { choose, setPart, setRecords } from "../../commands/verbs/records";
import { words } from "../../i18n";
import { isLockedField, isLockedMeasure } from "../../model/locking";
import { type Facts, FIELDS, type RecordName } from "../../model/records";
import { useFacts, useWall } from "../../ui/live";
import { Baseline, hasBaseline } from "./Baseline";
import { ChoiceField, ChoicesField, FlagField } from "./ChoiceFields";
import type { EditorProps } from "./editor-props";
import { fieldWords } from "./field-words";
import style from "./fields.module.css";
import { QuantityField } from "./QuantityField";
import { TextLineField, TextParagraphField } from "./TextFields";
import { useShared } from "./use-shared";

export interface RecordFieldProps {
  readonly record: RecordName;
  readonly ids: readonly string[];
  readonly name: string;
  /** Refuses a value that each field alone would take. */
  readonly check?: (value: unknown) => string | undefined;
}

export function RecordField({ record, ids, name, check }: RecordFieldProps) {
  const { board } = useWall();
  const value = useShared(record, ids, name);
  const field = FIELDS[record][name];
  const facts = useFacts();
  const { calendar } = facts;
  const id = useId();
  if (!field) return null;
  const texts = fieldWords(record, name);
  const note = record === "note" ? board.get("note", ids[0] ?? "") : undefined;
  const notes = () => board.ids("note").flatMap((one) => board.get("note", one) ?? []);
  const disabled =
    !board.canEdit() ||
    (note !== undefined && isLockedField(facts, note, name)) ||
    (record === "lane" && isLockedMeasure(facts, notes, ids, name));
  const set = (next: unknown) => {
    const fault = check?.(next);
    if (!fault && field.type === "choices") turn(next as readonly string[]);
    else if (!fault) setRecords(board, record, ids, { [name]: next });
    return fault;
  };
  /** Of several records each keeps what else it holds. */
  const turn = (next: readonly string[]) => {
    const before = Array.isArray(value) ? (value as readonly string[]) : [];
    for (const choice of field.choices ?? []) {
      const on = next.includes(choice);
      if (on !== before.includes(choice)) choose(board, record, ids, { name, choice, on });
    }
  };
  const props: EditorProps = { id, field, texts, value, calendar, disabled, set };
  const [only] = ids;
  if (field.splices && ids.length === 1 && only)
    return <TypedField {...props} record={record} only={only} name={name} />;
  if (!note || !only || !hasBaseline(name)) return <Editor {...props} />;
  return (
    <div className={style.field}>
      <Editor {...props} />
      <Baseline id={only} name={name} />
    </div>
  );
}

function TypedField({
  record,
  only,
  name,
  ...props
}: EditorProps & { record: RecordName; only: string; name: string }) {
  const target = { record, id: only, field: name };
  return props.field.type === "text" ? (
    <TextParagraphField key={only} {...props} target={target} />
  ) : (
    <TextLineField key={only} {...props} target={target} />
  );
}

function Editor(props: EditorProps) {
  switch (props.field.type) {
    case "seconds":
    case "share":
    case "number":
    case "count":
      return <QuantityField {...props} />;
    case "choice":
      return <ChoiceField {...props} />;
    case "choices":
      return <ChoicesField {...props} />;
    case "flag":
      return <FlagField {...props} />;
    case "url":
    case "line":
    case "text":
      return <TextLineField {...props} />;
    default:
      return null;
  }
}

export function LaneFields({ id, names }: { id: string; names: readonly string[] }) {
  return (
    <div className={style.pair}>
      {names.map((name) => (
        <RecordField key={name} record="lane" ids={[id]} name={name} />
      ))}
    </div>
  );
}

/** How much is asked for: “400 per month”. */
export function DemandFields() {
  return (
    <fieldset className={style.group}>
      <legend className={style.legend}>{words.load.demand}</legend>
      <div className={style.pair}>
        <PartField part="demand" name="quantity" />
        <PartField part="demand" name="per" />
      </div>
    </fieldset>
  );
}

export function PartField<P extends "calendar" | "demand">({
  part,
  name,
}: {
  part: P;
  name: keyof Facts[P] & string;
}) {
  const { board } = useWall();
  const facts = useFacts();
  const id = useId();
  const field = FIELDS[part][name];
  if (!field) return null;
  const set = (value: unknown) => {
    setPart(board, part, { [name]: value } as Partial<Facts[P]>);
    return undefined;
  };
  const props = {
    id,
    field,
    texts: fieldWords(part, name),
    calendar: facts.calendar,
    disabled: !board.canEdit() || facts.locked_states.length > 0,
    set,
  };
  return <Editor {...props} value={facts[part][name]} />;
}
