// A step that the future state does without: its place, its text struck through, and why it went.
// A press leads to the current step, where the decision and its reason stand.
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { words } from "../i18n";
import { plain } from "../model/plain";
import { useNote, useWall } from "../ui/live";
import style from "./ghost.module.css";
import { DecisionMark } from "./NoteCard";

export const GhostNode = memo(function GhostNode({ id }: NodeProps) {
  const note = useNote(id);
  const { view } = useWall();
  if (!note) return null;
  const goToReason = () => {
    view.show("current");
    view.set({ selection: [id], panel: "details" });
    requestAnimationFrame(() => view.surface?.reveal(id, false));
  };
  const reason = note.decision_reason || words.state.ghostNoReason;
  return (
    <button
      type="button"
      className={`${style.ghost} nopan`}
      title={words.capture.ghostReason}
      aria-label={`${words.state.ghost(plain(note.text))}. ${reason}`}
      onClick={goToReason}
    >
      <span className={style.head}>
        {note.decision ? <DecisionMark decision={note.decision} /> : null}
        {note.decision ? words.decision[note.decision] : words.state.gone}
      </span>
      <s className={style.text}>{plain(note.text)}</s>
      <span className={style.reason}>{reason}</span>
    </button>
  );
});
