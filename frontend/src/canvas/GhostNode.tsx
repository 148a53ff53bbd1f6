// A step that the future state does without: its place, its text struck through, and why it went.
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { words } from "../i18n";
import { useNote } from "../ui/live";
import style from "./ghost.module.css";
import { DecisionMark } from "./NoteCard";

export const GhostNode = memo(function GhostNode({ id }: NodeProps) {
  const note = useNote(id);
  if (!note) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a remark on the map, read with the notes
    <div className={style.ghost} role="group" aria-label={words.state.ghost(note.text)}>
      <span className={style.head}>
        {note.decision ? <DecisionMark decision={note.decision} /> : null}
        {note.decision ? words.decision[note.decision] : words.state.gone}
      </span>
      <s className={style.text}>{note.text}</s>
      <span className={style.reason}>{note.decision_reason || words.state.ghostNoReason}</span>
    </div>
  );
});
