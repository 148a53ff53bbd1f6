// The same board as an outline: lanes with their steps and figures, for screen readers, phones and the keyboard.
import { Plus } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { command } from "../commands";
import { lanesOf } from "../commands/verbs/lanes";
import { shownMap } from "../commands/verbs/maps";
import { addNote } from "../commands/verbs/notes";
import { placeAtEnd } from "../commands/verbs/places";
import { words } from "../i18n";
import { stepsInOrder } from "../model/order";
import { plain } from "../model/plain";
import type { Lane, Link, Note } from "../model/records";
import { Button } from "../ui/Button";
import { joined } from "../ui/joined";
import { meansFocused } from "../ui/keyboard";
import { useBoardNotes, useFacts, useIds, useView, useWall, type Wall } from "../ui/live";
import { KindIcon, ValueMark, WorkIcon } from "../ui/marks";
import { PHONE, useMedia } from "../ui/use-media";
import { share, time } from "../ui/values";
import { OutlineMenu } from "./OutlineMenu";
import { OutlineText } from "./OutlineText";
import style from "./outline.module.css";
import { QuickAdd } from "./QuickAdd";
import { VariantMenu } from "./VariantMenu";

export function Outline() {
  const wall = useWall();
  const { board } = wall;
  const state = useView((view) => view.state);
  const isPhone = useMedia(PHONE);
  const root = useRef<HTMLDivElement>(null);
  useListed(root);
  const notes = useBoardNotes(state);
  const links = useIds("link").flatMap((id) => board.get("link", id) ?? []);
  useIds("lane");
  const lanes = lanesOf(board);
  const numbers = numbered(
    notes,
    links.filter((link) => link.state === state),
    lanes,
  );
  const known = new Set(lanes.map(({ id }) => id));
  const loose = notes.filter((note) => note.lane === null || !known.has(note.lane));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole list, whichever note has the focus
    <div ref={root} className={style.outline} onKeyDown={(event) => byKeys(event, wall)}>
      {isPhone ? <VariantMenu isNamed /> : null}
      {lanes.length === 0 ? <p className={style.none}>{words.outline.noLanes}</p> : null}
      {lanes.map((lane) => (
        <LaneSection
          key={lane.id}
          lane={lane}
          notes={notes.filter((note) => note.lane === lane.id)}
          numbers={numbers}
        />
      ))}
      {loose.length > 0 ? <LaneSection lane={null} notes={loose} numbers={numbers} /> : null}
      {board.canEdit() ? (
        <Button onPress={() => command("addLane").run(wall)}>
          <Plus size={16} aria-hidden="true" /> {words.lane.add}
        </Button>
      ) : null}
      <QuickAdd />
    </div>
  );
}

/** Lines are brought into view by their note, as the wall brings notes. */
function useListed(root: React.RefObject<HTMLElement | null>): void {
  const { view } = useWall();
  useEffect(() => {
    const list = (id: string, focus: boolean) =>
      requestAnimationFrame(() => {
        const row = root.current?.querySelector(`[data-outline="${CSS.escape(id)}"]`);
        row?.scrollIntoView({ block: "nearest" });
        if (focus) row?.querySelector<HTMLElement>(TEXT)?.focus();
      });
    view.list = list;
    return () => {
      if (view.list === list) view.list = undefined;
    };
  }, [view, root]);
}

const TEXT = "button[aria-pressed]";

/** The arrows go from note to note, and commands mean the note that has the focus, as they do on the wall. */
function byKeys(event: React.KeyboardEvent<HTMLElement>, { view }: Wall): void {
  const row = (event.target as Element).closest<HTMLElement>("[data-outline]");
  const id = row?.dataset.outline;
  if (!row || !id || !(event.target as Element).matches(TEXT)) return;
  if (meansFocused(event) && !view.get().selection.includes(id)) view.select([id]);
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || meansFocused(event)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-outline]")];
  const next = rows[rows.indexOf(row) + by];
  const nextId = next?.dataset.outline;
  if (!nextId) return;
  event.preventDefault();
  view.select([nextId]);
  next.querySelector<HTMLElement>(TEXT)?.focus();
}

type Numbers = ReadonlyMap<string, number>;

function numbered(notes: readonly Note[], links: readonly Link[], lanes: readonly Lane[]): Numbers {
  const steps = stepsInOrder(notes, links, lanes).filter((step) => step.work !== "wait");
  return new Map(steps.map((step, at) => [step.id, at + 1]));
}

function LaneSection({
  lane,
  notes,
  numbers,
}: {
  lane: Lane | null;
  notes: readonly Note[];
  numbers: Numbers;
}) {
  const wall = useWall();
  const { board, view } = wall;
  const title = useId();
  const name = lane ? plain(lane.name) || words.lane.unnamed : words.wall.unassigned;
  const sorted = [...notes].sort(
    (a, b) => (numbers.get(a.id) ?? 1e6) - (numbers.get(b.id) ?? 1e6) || a.x - b.x || a.y - b.y,
  );
  const add = () => {
    const id = addNote(wall, placeAtEnd(board, lane?.id ?? null, shownMap(wall)));
    view.set({ selection: [id], editing: id });
  };
  return (
    <section className={style.lane} aria-labelledby={title}>
      <header className={style.head}>
        <LaneName lane={lane} name={name} id={title} />
        {lane?.people ? <span className={style.people}>{words.lane.people(lane.people)}</span> : null}
      </header>
      {sorted.length === 0 ? <p className={style.none}>{words.outline.none}</p> : null}
      <ol className={style.steps}>
        {sorted.map((note) => (
          <Row key={note.id} note={note} number={numbers.get(note.id)} total={numbers.size} />
        ))}
      </ol>
      {board.canEdit() ? (
        <Button size="s" look="quiet" onPress={add} aria-label={words.outline.add(name)}>
          <Plus size={15} aria-hidden="true" /> {words.outline.newStep}
        </Button>
      ) : null}
    </section>
  );
}

function LaneName({ lane, name, id }: { lane: Lane | null; name: string; id: string }) {
  const { view } = useWall();
  const naming = useView((now) => lane !== null && now.editing === lane.id);
  if (lane && naming) {
    return (
      <OutlineText
        target={{ record: "lane", id: lane.id, field: "name" }}
        label={words.lane.name}
        className={style.laneField}
      />
    );
  }
  return (
    <h2 id={id} className={style.laneName}>
      {lane ? (
        <button type="button" onClick={() => view.set({ selection: [lane.id], panel: "details" })}>
          {name}
        </button>
      ) : (
        name
      )}
    </h2>
  );
}

function Row({ note, number, total }: { note: Note; number: number | undefined; total: number }) {
  const { view } = useWall();
  const { calendar } = useFacts();
  const selected = useView((now) => now.selection.includes(note.id));
  const editing = useView((now) => now.editing === note.id);
  const step = note.kind === "step";
  return (
    <li className={joined(style.row, selected && style.selected)} data-outline={note.id}>
      <span
        className={style.number}
        data-kind={note.kind}
        title={number ? words.note.step(number, total) : words.kind[note.kind]}
      >
        {number ?? (step ? <WorkIcon work={note.work} /> : <KindIcon kind={note.kind} size={15} />)}
      </span>
      {editing ? (
        <OutlineText
          target={{ record: "note", id: note.id, field: "text" }}
          label={words.note.textLabel}
          className={style.textField}
          lines
        />
      ) : (
        <button
          type="button"
          className={style.text}
          aria-pressed={selected}
          onClick={() => view.set({ selection: [note.id], panel: "details" })}
          onDoubleClick={() => view.set({ editing: note.id })}
        >
          {plain(note.text) || words.note.untitled}
        </button>
      )}
      {step ? (
        <span className={style.data}>
          {note.work === "work" || note.work === "wait" ? null : (
            <span className={style.tag}>{words.work[note.work]}</span>
          )}
          {note.process_time === null ? null : (
            <span>{words.note.takes(time(note.process_time, calendar))}</span>
          )}
          {note.wait_time ? <span>{words.note.waits(time(note.wait_time, calendar))}</span> : null}
          {note.complete_accurate === null ? null : (
            <span>{words.note.right(share(note.complete_accurate))}</span>
          )}
          {note.value ? (
            <span className={style.value}>
              <ValueMark value={note.value} letter={false} /> {words.value[note.value]}
            </span>
          ) : null}
        </span>
      ) : null}
      <OutlineMenu note={note} />
    </li>
  );
}
