// Who does what: a row a step, a column a lane. An R is dragged or moved by arrow keys, and the load moves with it.
import { useState } from "react";
import { giveTo, setPart } from "../../commands/verbs/duties";
import { lanesOf } from "../../commands/verbs/lanes";
import { words } from "../../i18n";
import { flagsOf, nextPart, partsOf } from "../../model/duties";
import type { Lane, Note } from "../../model/records";
import { joined } from "../../ui/joined";
import { useFigures, useIds, useView, useWall } from "../../ui/live";
import { useSteps } from "../../ui/today";
import { Bar } from "./CompareLoad";
import style from "./roles.module.css";
import sheet from "./sheet.module.css";

/** Findings that speak of work without an owner or done twice. */
const DOUBLED: ReadonlySet<string> = new Set(["same_step_twice", "duplicate_approval"]);

export function RolesSheet() {
  const { board } = useWall();
  const state = useView((view) => view.state);
  const steps = useSteps(state);
  const measured = useFigures(state);
  const [dragged, drag] = useState<string | null>(null);
  useIds("lane");
  const lanes = lanesOf(board);
  const doubled = (measured?.findings ?? []).filter(({ code }) => DOUBLED.has(code));
  return (
    <div className={sheet.stack}>
      <div className={sheet.card}>
        <h2 className={sheet.title}>
          {words.duties.title}: {state === "current" ? words.state.currentLong : words.state.futureLong}
        </h2>
        <p className={sheet.lead}>{words.duties.lead}</p>
        <p className={sheet.quiet}>
          {words.duties.legend}. {words.duties.balance}
        </p>
        {doubled.map(({ code, notes, text }) => (
          <p key={`${code} ${notes.join(" ")}`} className={style.doubled}>
            {text}
          </p>
        ))}
        {steps.length === 0 ? (
          <p className={sheet.lead}>{words.duties.none}</p>
        ) : (
          <div className={sheet.scroll}>
            <table className={joined(sheet.table, style.table)}>
              <thead>
                <tr>
                  <th scope="col">{words.duties.step}</th>
                  {lanes.map((lane) => (
                    <th key={lane.id} scope="col">
                      {lane.name || words.lane.unnamed}
                      <Bar value={measured?.lanes[lane.id]?.utilisation ?? null} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {steps.map((note, at) => (
                  <StepRow
                    key={note.id}
                    note={note}
                    number={at + 1}
                    lanes={lanes}
                    doubled={doubled.some(({ notes }) => notes.includes(note.id))}
                    dragged={dragged === note.id}
                    drag={drag}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </div>
  );
}

interface StepRowProps {
  readonly note: Note;
  readonly number: number;
  readonly lanes: readonly Lane[];
  readonly doubled: boolean;
  readonly dragged: boolean;
  readonly drag: (id: string | null) => void;
}

function StepRow({ note, number, lanes, doubled, dragged, drag }: StepRowProps) {
  const flags = flagsOf(note, new Set(lanes.map(({ id }) => id)));
  return (
    <tr>
      <th scope="row">
        <span className={style.number}>{number}</span> {note.text || words.note.untitled}
        {flags.map((flag) => (
          <span key={flag} className={joined(sheet.chip, sheet.bad, style.flag)}>
            {flag === "nobody" ? words.duties.flagNobody : words.duties.flagTwoAccountable}
          </span>
        ))}
        {doubled ? (
          <span className={joined(sheet.chip, sheet.warn, style.flag)}>{words.duties.flagDoubled}</span>
        ) : null}
      </th>
      {lanes.map((lane) => (
        <Cell key={lane.id} note={note} lane={lane} lanes={lanes} dragged={dragged} drag={drag} />
      ))}
    </tr>
  );
}

interface CellProps extends Omit<StepRowProps, "number" | "doubled"> {
  readonly lane: Lane;
}

function Cell({ note, lane, lanes, dragged, drag }: CellProps) {
  const { board } = useWall();
  const does = note.lane === lane.id;
  const parts = partsOf(note, lane.id);
  const step = note.text || words.note.untitled;
  const name = lane.name || words.lane.unnamed;
  const said = [...(does ? ["R" as const] : []), ...parts].map((part) => words.duties.role[part]).join(", ");
  const nobody = note.lane === null || !lanes.some(({ id }) => id === note.lane);
  return (
    <td
      className={joined(style.cell, dragged && style.target)}
      onDragOver={(event) => dragged && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (dragged) giveTo(board, note, lane.id);
        drag(null);
      }}
    >
      {does ? <Doer note={note} lanes={lanes} drag={drag} /> : null}
      <button
        type="button"
        className={joined(style.part, parts.length > 0 && style.has)}
        disabled={!board.canEdit()}
        aria-label={words.duties.cell(step, name, said || words.duties.role[""])}
        title={nobody ? words.duties.dropHere(name) : undefined}
        onClick={() => setPart(board, note, lane.id, nextPart(parts[0], does))}
      >
        {parts.join("/") || "·"}
      </button>
    </td>
  );
}

/** The R: dragged into another lane, or moved there by the arrow keys. */
function Doer({ note, lanes, drag }: Pick<CellProps, "note" | "lanes" | "drag">) {
  const { board, view } = useWall();
  const at = lanes.findIndex(({ id }) => id === note.lane);
  const step = note.text || words.note.untitled;
  const move = (by: number) => {
    const lane = lanes[at + by];
    if (!lane) return;
    giveTo(board, note, lane.id);
    view.announce(words.duties.moved(step, lane.name || words.lane.unnamed));
  };
  return (
    <button
      type="button"
      draggable={board.canEdit()}
      disabled={!board.canEdit()}
      className={style.doer}
      aria-label={words.duties.move(step, lanes[at]?.name || words.lane.unnamed)}
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", step);
        event.dataTransfer.effectAllowed = "move";
        drag(note.id);
      }}
      onDragEnd={() => drag(null)}
      onKeyDown={(event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        event.preventDefault();
        event.stopPropagation();
        move(event.key === "ArrowLeft" ? -1 : 1);
      }}
    >
      R
    </button>
  );
}
