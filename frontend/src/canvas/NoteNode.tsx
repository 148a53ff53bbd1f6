// A note on the map: its card, who else is at it, and the dots for connecting while the hand is near.
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { Plus } from "lucide-react";
import { memo, useState } from "react";
import { words } from "../i18n";
import type { Note } from "../model/records";
import { joined } from "../ui/joined";
import { useFacts, useRecord, useView, useWall } from "../ui/live";
import { spokenAround, spokenNote } from "../ui/spoken";
import { useDots } from "../ui/told";
import { useSceneValue } from "./context";
import { noteSize } from "./geometry";
import { FoldedCard, NoteCard } from "./NoteCard";
import { NoteEditor } from "./NoteEditor";
import { NoteMarks } from "./NoteMarks";
import style from "./node.module.css";
import { continueWith } from "./use-connecting";
import { useFace } from "./use-face";

export const NoteNode = memo(
  function NoteNode({ id, selected, dragging }: NodeProps) {
    const note = useFace(id);
    return note ? <PlacedNote note={note} selected={selected ?? false} dragging={dragging ?? false} /> : null;
  },
  // Where it lies is React Flow's business: a note that is only moved is not drawn again.
  (a, b) => a.id === b.id && a.selected === b.selected && a.dragging === b.dragging,
);

interface PlacedNoteProps {
  readonly note: Note;
  readonly selected: boolean;
  readonly dragging: boolean;
}

function PlacedNote({ note, selected, dragging }: PlacedNoteProps) {
  const { board } = useWall();
  const [near, setNear] = useState(false);
  const number = useSceneValue((scene) => scene.numberOf(note.id));
  const focused = useSceneValue((scene) => scene.focus() === note.id);
  const visitor = useSceneValue((scene) => scene.visitorAt(note.id));
  const measures = useSceneValue((scene) => scene.measures());
  const editing = useView((view) => view.editing === note.id);
  const target = useView((view) => view.connectingFrom !== null && view.connectingFrom !== note.id);
  const folded = useSceneValue((scene) => scene.isFolded(note));
  const { calendar } = useFacts();
  const [width, height] = noteSize(note);
  const docks = (near || selected) && !dragging && !editing && board.canEdit();
  return (
    // React Flow looks up by class where links dock when a note is mounted: out of the right of its place, into the left
    // of its face. Elements of their own, or real Handles, cost far more on a map of thousands.
    <div
      className={joined("source", style.place)}
      data-handlepos="right"
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
      style={visitor ? { "--person": visitor.color } : undefined}
    >
      <Announced
        note={note}
        number={number}
        focused={focused}
        className={joined(
          "target",
          style.face,
          selected && style.selected,
          visitor && style.visited,
          dragging && style.lifted,
          target && style.target,
        )}
      >
        {folded && !editing ? (
          <FoldedCard note={note} number={number} />
        ) : (
          <NoteCard
            note={note}
            number={number}
            calendar={calendar}
            width={width}
            height={height}
            measures={measures}
            editor={editing ? <NoteEditor id={note.id} /> : undefined}
          />
        )}
      </Announced>
      {visitor ? (
        <span className={style.visitor}>
          {visitor.editing === note.id ? words.note.edited(visitor.name) : visitor.name}
        </span>
      ) : null}
      {folded ? null : <NoteMarks note={note} />}
      {focused ? <SpokenLinks note={note} /> : null}
      {docks ? <Docks id={note.id} /> : null}
    </div>
  );
}

interface AnnouncedProps {
  readonly note: Note;
  readonly number: number | undefined;
  readonly focused: boolean;
  readonly className: string;
  readonly children: React.ReactNode;
}

/** The focusable face with the name that a screen reader says. */
function Announced({ note, number, focused, className, children }: AnnouncedProps) {
  const lane = useRecord("lane", note.lane ?? "");
  const steps = useSceneValue((scene) => scene.steps());
  const { calendar } = useFacts();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a note on a map is no fieldset; it is one stop of the roving focus
    <div
      role="group"
      tabIndex={focused ? 0 : -1}
      data-note={note.id}
      data-handlepos="left"
      aria-label={spokenNote(note, { number, steps, lane, calendar })}
      aria-roledescription={words.kind[note.kind]}
      aria-describedby={focused ? `links-${note.id}` : undefined}
      className={className}
    >
      {children}
    </div>
  );
}

/** Where a note leads and what is stuck onto it, for the one note that has the focus. */
function SpokenLinks({ note }: { note: Note }) {
  const { board } = useWall();
  const links = useSceneValue((scene) => scene.links());
  const bursts = useSceneValue((scene) => scene.burstsOn(note.id));
  const dots = useDots(note.id);
  const spoken = spokenAround(note, {
    bursts: bursts.length,
    dots,
    links,
    textOf: (id) => board.get("note", id)?.text || words.note.untitled,
  });
  return (
    <span id={`links-${note.id}`} className={style.spoken}>
      {spoken}
    </span>
  );
}

function Docks({ id }: { id: string }) {
  const { board, view } = useWall();
  return (
    <>
      <Handle
        type="source"
        position={Position.Right}
        className={style.dock ?? ""}
        title={words.note.nextStep}
        onClick={() => continueWith(board, view, id)}
      >
        <Plus size={12} strokeWidth={3} aria-hidden="true" />
      </Handle>
      <Handle
        type="target"
        position={Position.Left}
        className={style.hiddenDock ?? ""}
        isConnectableStart={false}
      />
    </>
  );
}
