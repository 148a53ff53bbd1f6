// Before and after: what changed in figures, on the map, step by step, lane by lane, and the time that is freed.
import { useState } from "react";
import { type Comparison, compareWith } from "../../api/improving";
import { words } from "../../i18n";
import type { Note } from "../../model/records";
import { Segmented } from "../../ui/Button";
import { joined } from "../../ui/joined";
import { useVariant, useWall } from "../../ui/live";
import { useServed } from "../../ui/served";
import { useSteps } from "../../ui/today";
import { CompareFigures } from "./CompareFigures";
import { CompareLoad, Freed } from "./CompareLoad";
import { Overlay, SideBySide } from "./CompareMaps";
import sheet from "./sheet.module.css";

export function CompareSheet() {
  const variant = useVariant();
  const { value, fault } = useServed((board) => compareWith(board, variant), variant ?? "");
  const [today, future] = [useSteps("current"), useSteps("future")];
  const [view, setView] = useState<"side" | "over">("side");
  if (fault) return <p className={sheet.fault}>{fault}</p>;
  if (!value) return <p className={sheet.lead}>{words.improve.loading}</p>;
  if (future.length === 0) return <p className={sheet.lead}>{words.compare.empty}</p>;
  return (
    <div className={sheet.stack}>
      {today.length === 0 ? <p className={sheet.lead}>{words.compare.noToday}</p> : null}
      <div className={sheet.card}>
        <div className={sheet.row}>
          <h2 className={sheet.title}>{words.compare.title}</h2>
          <span className={sheet.space} />
          <Segmented
            size="s"
            label={words.compare.view}
            value={view}
            onChange={setView}
            choices={[
              { id: "side", name: words.compare.sideBySide },
              { id: "over", name: words.compare.overlay },
            ]}
          />
        </div>
        {view === "side" ? (
          <SideBySide today={today} future={future} steps={value.steps} />
        ) : (
          <Overlay today={today} future={future} steps={value.steps} />
        )}
      </div>
      <CompareFigures figures={value.figures} />
      <Steps comparison={value} />
      <CompareLoad lanes={value.lanes} />
      <Freed freed={value.freed} />
    </div>
  );
}

const TONES = {
  kept: "",
  changed: "info",
  combined: "info",
  split: "info",
  new: "good",
  gone: "bad",
} as const;

function Steps({ comparison }: { comparison: Comparison }) {
  const { board } = useWall();
  const name = (id: string) => board.get("note", id)?.text || words.note.untitled;
  const lane = (note: Note | undefined) => board.get("lane", note?.lane ?? "")?.name || words.improve.nobody;
  return (
    <section className={sheet.card}>
      <h2 className={sheet.title}>{words.compare.steps}</h2>
      <div className={sheet.scroll}>
        <table className={joined(sheet.table, sheet.stacked)}>
          <thead>
            <tr>
              <th scope="col">{words.compare.step}</th>
              <th scope="col">{words.details.laneField}</th>
              <th scope="col">{words.compare.what}</th>
              <th scope="col">{words.compare.from}</th>
              <th scope="col">{words.compare.reason}</th>
            </tr>
          </thead>
          <tbody>
            {comparison.steps.map(({ note, origins, status, reason }) => (
              <tr key={note} data-status={status}>
                <th scope="row">{status === "gone" ? <s>{name(note)}</s> : name(note)}</th>
                <td data-label={words.details.laneField}>{lane(board.get("note", note))}</td>
                <td data-label={words.compare.what}>
                  <span className={joined(sheet.chip, TONES[status] ? sheet[TONES[status]] : undefined)}>
                    {words.compare.status[status]}
                  </span>
                </td>
                <td className={sheet.whole} data-label={words.compare.from}>
                  {origins.flatMap((id) => (board.get("note", id) ? [name(id)] : [])).join(" + ")}
                </td>
                <td className={sheet.whole} data-label={words.compare.reason}>
                  {reason || (status === "kept" ? "" : words.compare.noReason)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
