// Trying figures out without touching the board: type over them, slide them, leave steps out, see the totals.
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { lanesOf } from "../commands/verbs/lanes";
import { keepAsFuture } from "../commands/verbs/trial";
import { words } from "../i18n";
import type { Note } from "../model/records";
import { Button } from "../ui/Button";
import { joined } from "../ui/joined";
import { useFacts, useFigures, useIds, useView, useWall } from "../ui/live";
import { TrialMoves } from "./TrialMoves";
import { TriedField } from "./TriedField";
import { useOverride, useTrial, useTrialHere, useTrialState } from "./trial";
import style from "./whatif.module.css";

export function WhatIfPanel() {
  const { board } = useWall();
  const { demand } = useFacts();
  const state = useView((view) => view.state);
  const order = useFigures(state)?.order ?? [];
  useIds("lane");
  useTrialHere();
  const lanes = lanesOf(board).filter((lane) => !lane.outside);
  return (
    <div className={style.panel}>
      <p className={style.lead}>{words.whatif.lead}</p>
      <TrialBar />
      <Group title={words.whatif.demand}>
        <TriedField
          id="board"
          record="demand"
          name="quantity"
          title={words.whatif.demandPer(words.period[demand.per])}
          value={demand.quantity}
        />
      </Group>
      <Group title={words.whatif.lanesTitle}>
        {lanes.map((lane) => (
          <TriedField
            key={lane.id}
            id={lane.id}
            record="lane"
            name="people"
            title={lane.name || words.lane.unnamed}
            value={lane.people}
          />
        ))}
      </Group>
      <Group title={words.whatif.stepsTitle}>
        {order.map((id, at) => {
          const note = board.get("note", id);
          return note ? <StepTrial key={id} note={note} number={at + 1} /> : null;
        })}
      </Group>
    </div>
  );
}

/** Says what is tried, and ends it: kept as the future state, or dropped. */
function TrialBar() {
  const wall = useWall();
  const trial = useTrial();
  const { overrides, working, fault } = useTrialState();
  const [keeping, setKeeping] = useState<string>();
  const tried = Object.values(overrides).reduce(
    (sum, one) => sum + (one === null ? 1 : Object.keys(one).length),
    0,
  );
  if (tried === 0) return <p className={style.state}>{words.whatif.none}</p>;
  const keep = async () => {
    setKeeping("");
    try {
      await keepAsFuture(wall, overrides);
      trial.drop();
      wall.view.announce(words.whatif.kept);
      setKeeping(undefined);
    } catch (problem) {
      setKeeping(problem instanceof Error ? problem.message : words.whatif.failed);
    }
  };
  return (
    <div className={style.bar}>
      <p className={style.state} role="status">
        {words.whatif.changes(tried)}
        {working ? `, ${words.whatif.computing}` : ""}
      </p>
      <TrialMoves />
      {fault || keeping ? (
        <p className={style.fault} role="alert">
          {fault ?? keeping}
        </p>
      ) : null}
      <div className={style.actions}>
        <Button
          size="s"
          look="primary"
          isDisabled={keeping === "" || !wall.board.canEdit()}
          onPress={() => void keep()}
        >
          {words.whatif.keep}
        </Button>
        <Button size="s" onPress={() => trial.drop()}>
          <RotateCcw size={14} aria-hidden="true" />
          {words.whatif.drop}
        </Button>
      </div>
    </div>
  );
}

function StepTrial({ note, number }: { note: Note; number: number }) {
  const trial = useTrial();
  const override = useOverride(note.id);
  const [opened, setOpened] = useState(false);
  const out = override === null;
  const open = opened || override !== undefined;
  return (
    <details
      className={joined(style.step, out && style.out)}
      open={open || undefined}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary className={style.summary}>
        <span className={style.number}>{String(number).padStart(2, "0")}</span>
        <span className={style.name}>{note.text || words.note.untitled}</span>
      </summary>
      <div className={style.fields}>
        {out || !open ? null : (
          <>
            <TriedField
              id={note.id}
              record="note"
              name="wait_time"
              title={words.whatif.wait}
              value={note.wait_time}
            />
            <TriedField
              id={note.id}
              record="note"
              name="process_time"
              title={words.whatif.work}
              value={note.process_time}
            />
            <TriedField
              id={note.id}
              record="note"
              name="complete_accurate"
              title={words.whatif.right}
              value={note.complete_accurate}
            />
          </>
        )}
        <label className={style.check}>
          <input
            type="checkbox"
            checked={out}
            onChange={(event) => trial.leaveOut(note.id, event.currentTarget.checked)}
          />
          {words.whatif.leaveOut}
        </label>
      </div>
    </details>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={style.group}>
      <h3 className={style.title}>{title}</h3>
      {children}
    </section>
  );
}
