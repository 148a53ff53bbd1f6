// Quick wins and the action plan: what pays first, who does what by when, and files to take along.
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { findQuickWins, type QuickWin } from "../../api/improving";
import {
  actionsOf,
  addAction,
  collectActions,
  planAction,
  removeAction,
  setAction,
} from "../../commands/verbs/actions";
import { words } from "../../i18n";
import type { Action, ActionStatus } from "../../model/records";
import { isOverdue, todayHere } from "../../model/reviews";
import { useAttempt } from "../../ui/attempt";
import { Button, IconButton } from "../../ui/Button";
import { joined } from "../../ui/joined";
import { useIds, useRecord, useWall } from "../../ui/live";
import { useServed } from "../../ui/served";
import { count, share } from "../../ui/values";
import { LineInput } from "./LineInput";
import { SaveFormat } from "./SaveFormat";
import sheet from "./sheet.module.css";

const STATUSES = ["open", "doing", "done", "dropped"] as const satisfies readonly ActionStatus[];

export function PlanSheet() {
  return (
    <div className={sheet.stack}>
      <QuickWins />
      <Actions />
    </div>
  );
}

function QuickWins() {
  const { value, fault } = useServed(findQuickWins);
  return (
    <section className={sheet.card}>
      <h2 className={sheet.title}>{words.plan.quickWins}</h2>
      <p className={sheet.lead}>{words.plan.quickWinsLead}</p>
      {fault ? <p className={sheet.fault}>{fault}</p> : null}
      {value?.length === 0 ? <p className={sheet.quiet}>{words.plan.quickWinsNone}</p> : null}
      {value && value.length > 0 ? (
        <div className={sheet.scroll}>
          <table className={joined(sheet.table, sheet.stacked)}>
            <tbody>
              {value.map((win) => (
                <Win key={win.note} win={win} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

const READY = { now: "good", improve_first: "bad", ask: "warn", judge: "warn" } as const;

function Win({ win }: { win: QuickWin }) {
  const { board } = useWall();
  const note = useRecord("note", win.note);
  const { busy, fault, run } = useAttempt();
  useIds("action");
  const taken = actionsOf(board).some(({ source }) => source === win.note);
  const text = note?.text || words.note.untitled;
  return (
    <tr>
      <th scope="row">{text}</th>
      <td className={sheet.number}>
        {win.hours_per_month === null ? (
          <span className={sheet.quiet}>{words.plan.hoursUnknown}</span>
        ) : (
          <strong>{words.plan.hours(count(win.hours_per_month, 0))}</strong>
        )}
      </td>
      <td>
        {win.signs.map((sign) => (
          <span key={sign} className={sheet.chip}>
            {words.plan.signs[sign]}
          </span>
        ))}
      </td>
      <td className={sheet.quiet}>
        {win.input === null ? words.plan.inputUnknown : words.plan.input(share(win.input))}
      </td>
      <td>
        <span className={joined(sheet.chip, sheet[READY[win.readiness]])}>
          {words.plan.readiness[win.readiness]}
        </span>
      </td>
      <td>
        {taken ? (
          <span className={sheet.quiet}>{words.plan.taken}</span>
        ) : (
          <Button
            size="s"
            isDisabled={busy || !board.canEdit()}
            onPress={() =>
              void run(() => planAction(board, { text: words.plan.takeText(text), source: win.note }))
            }
          >
            {words.plan.take}
          </Button>
        )}
        <span className={sheet.fault} role="alert">
          {fault}
        </span>
      </td>
    </tr>
  );
}

function Actions() {
  const { board, view } = useWall();
  const ids = useIds("action");
  const [said, say] = useState("");
  const { busy, fault, run } = useAttempt();
  const actions = actionsOf(board);
  const today = todayHere();
  const done = actions.filter(({ status }) => status === "done").length;
  const late = actions.filter(({ due, status }) => isOverdue(due, status, today)).length;
  const collect = async () => {
    const text = words.plan.collected(await collectActions(board));
    say(text);
    view.announce(text);
  };
  return (
    <section className={sheet.card}>
      <div className={sheet.row}>
        <h2 className={sheet.title}>{words.plan.actions}</h2>
        {actions.length > 0 ? (
          <span className={joined(sheet.chip, late > 0 && sheet.bad)}>
            {words.plan.progress(done, actions.length, late)}
          </span>
        ) : null}
        <span className={sheet.space} />
        <SaveFormat format="plan-csv" label={words.plan.csv} empty={actions.length === 0} />
        <SaveFormat format="plan-ics" label={words.plan.calendar} empty={actions.length === 0} />
      </div>
      {actions.length === 0 ? (
        <p className={sheet.quiet}>{words.plan.actionsNone}</p>
      ) : (
        <ActionTable ids={ids} today={today} />
      )}
      {board.canEdit() ? (
        <div className={sheet.row}>
          <Button size="s" onPress={() => addAction(board)}>
            {words.plan.add}
          </Button>
          <Button size="s" isDisabled={busy} onPress={() => void run(collect)}>
            {words.plan.collect}
          </Button>
          <span className={sheet.quiet} role="status">
            {said}
          </span>
          <span className={sheet.fault} role="alert">
            {fault}
          </span>
        </div>
      ) : null}
    </section>
  );
}

function ActionTable({ ids, today }: { ids: readonly string[]; today: string }) {
  return (
    <div className={sheet.scroll}>
      <table className={joined(sheet.table, sheet.stacked)}>
        <thead>
          <tr>
            <th scope="col">{words.plan.what}</th>
            <th scope="col">{words.plan.who}</th>
            <th scope="col">{words.plan.when}</th>
            <th scope="col">{words.plan.effect}</th>
            <th scope="col">{words.plan.status}</th>
            <th scope="col">{words.plan.source}</th>
            <th scope="col">
              <span className={sheet.unseen}>{words.plan.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => (
            <ActionRow key={id} id={id} today={today} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ActionRow({ id, today }: { id: string; today: string }) {
  const { board } = useWall();
  const action = useRecord("action", id);
  if (!action) return null;
  const editable = board.canEdit();
  const late = isOverdue(action.due, action.status, today);
  return (
    <tr data-action={id} data-overdue={late}>
      <td className={sheet.whole} data-label={words.plan.what}>
        <LineInput record="action" id={id} field="text" label={words.plan.what} text={action.text} />
      </td>
      <td data-label={words.plan.who}>
        <LineInput record="action" id={id} field="who" label={words.plan.who} text={action.who} />
      </td>
      <td data-label={words.plan.when}>
        <input
          type="date"
          className={sheet.input}
          aria-label={words.plan.when}
          value={action.due ?? ""}
          disabled={!editable}
          onKeyDown={(event) => event.stopPropagation()}
          onChange={(event) => setAction(board, id, { due: event.currentTarget.value || null })}
        />
        {late ? <span className={joined(sheet.chip, sheet.bad)}>{words.plan.overdue}</span> : null}
      </td>
      <td className={sheet.whole} data-label={words.plan.effect}>
        <LineInput record="action" id={id} field="effect" label={words.plan.effect} text={action.effect} />
      </td>
      <td data-label={words.plan.status}>
        <StatusField action={action} />
      </td>
      <td className={sheet.quiet}>{sourceOf(board, action)}</td>
      <td>
        {editable ? (
          <IconButton
            size="s"
            label={words.plan.remove}
            icon={<Trash2 size={14} />}
            onPress={() => removeAction(board, id)}
          />
        ) : null}
      </td>
    </tr>
  );
}

function StatusField({ action }: { action: Action }) {
  const { board } = useWall();
  return (
    <select
      className={sheet.input}
      aria-label={words.plan.status}
      value={action.status}
      disabled={!board.canEdit()}
      onKeyDown={(event) => event.stopPropagation()}
      onChange={(event) => setAction(board, action.id, { status: event.currentTarget.value })}
    >
      {STATUSES.map((status) => (
        <option key={status} value={status}>
          {words.plan.statuses[status]}
        </option>
      ))}
    </select>
  );
}

/** The step or the cause that the action comes from. */
function sourceOf(board: ReturnType<typeof useWall>["board"], { source }: Action): string {
  if (!source) return "";
  return board.get("note", source)?.text ?? board.get("why", source)?.text ?? "";
}
