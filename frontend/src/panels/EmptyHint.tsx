// An empty future state teaches: start it from the current one, or from nothing.
import { useState } from "react";
import { command } from "../commands";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import { useIds, useStatus, useView, useWall } from "../ui/live";
import style from "./empty.module.css";

/** What an empty wall says; nothing once there is a note. */
export function EmptyHint() {
  const { board } = useWall();
  const state = useView((view) => view.state);
  const { loaded } = useStatus();
  const ids = useIds("note");
  const lanes = useIds("lane");
  const there = ids.some((id) => board.get("note", id)?.state === state);
  if (there || !loaded) return null;
  if (state === "future" && ids.length > 0) return <FutureStart />;
  return (
    <div className={style.hint}>
      <h2 className={style.title}>{words.wall.emptyTitle}</h2>
      <p>{lanes.length === 0 ? words.wall.emptyLanes : words.wall.emptyText}</p>
      {lanes.length === 0 ? <FirstLane /> : null}
    </div>
  );
}

function FirstLane() {
  const wall = useWall();
  return wall.board.canEdit() ? (
    <Button look="primary" onPress={() => command("addLane").run(wall)}>
      {words.lane.add}
    </Button>
  ) : null;
}

function FutureStart() {
  const wall = useWall();
  const [asked, setAsked] = useState<"no" | "yes" | "dismissed">("no");
  const [fault, setFault] = useState("");
  if (asked === "dismissed" || !wall.board.canEdit()) return null;
  const start = async () => {
    setAsked("yes");
    setFault("");
    try {
      await command("startFuture").run(wall);
    } catch (problem) {
      setFault(problem instanceof Error ? problem.message : words.app.failed);
      setAsked("no");
    }
  };
  return (
    <div className={style.hint}>
      <h2 className={style.title}>{words.state.startTitle}</h2>
      <p>{words.state.startText}</p>
      <div className={style.actions}>
        <Button look="primary" isDisabled={asked === "yes"} onPress={() => void start()}>
          {asked === "yes" ? words.state.starting : words.state.start}
        </Button>
        <Button look="quiet" onPress={() => setAsked("dismissed")}>
          {words.state.startEmpty}
        </Button>
      </div>
      {fault ? (
        <p className={style.fault} role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  );
}
