// A version as it was: the same wall, outline and figures as of a live board, only that nothing can be changed.
import { useEffect, useMemo, useState } from "react";
import { figuresOfVersion, readVersion } from "../../api/history";
import { WallCanvas } from "../../canvas/WallCanvas";
import { WallView } from "../../commands/view";
import { words } from "../../i18n";
import { FiguresBar } from "../../panels/FiguresBar";
import { Outline } from "../../panels/Outline";
import { Trial, TrialContext } from "../../panels/trial";
import type { LiveBoard } from "../../sync/live-board";
import { openStillBoard } from "../../sync/still-board";
import { Segmented } from "../../ui/Button";
import { useStatus, useView, useWall, WallContext } from "../../ui/live";
import { PHONE } from "../../ui/use-media";
import style from "./history.module.css";

export function PastWall({ boardId, version }: { boardId: string; version: number }) {
  const { board, fault } = useStillBoard(boardId, version);
  const view = useMemo(() => new WallView({ outline: matchMedia(PHONE).matches }), []);
  const trial = useMemo(() => new Trial(boardId, () => view.get().state), [boardId, view]);
  if (fault) {
    return (
      <p className={style.fault} role="alert">
        {fault}
      </p>
    );
  }
  if (!board) return <Opening />;
  return (
    <WallContext value={{ board, view }}>
      <TrialContext value={trial}>
        <Still />
      </TrialContext>
    </WallContext>
  );
}

function Opening() {
  return (
    <p className={style.waiting} role="status">
      {words.app.loading}
    </p>
  );
}

function Still() {
  const { view } = useWall();
  const { loaded } = useStatus();
  const state = useView((now) => now.state);
  const outline = useView((now) => now.outline);
  if (!loaded) return <Opening />;
  return (
    <>
      <div className={style.switches}>
        <Segmented
          size="s"
          label={words.state.label}
          value={state}
          onChange={(chosen) => view.show(chosen)}
          choices={[
            { id: "current", name: words.state.current, label: words.state.currentLong },
            { id: "future", name: words.state.future, label: words.state.futureLong },
          ]}
        />
        <Segmented
          size="s"
          label={words.history.how}
          value={outline ? "outline" : "map"}
          onChange={(chosen) => view.set({ outline: chosen === "outline" })}
          choices={[
            { id: "map", name: words.history.picture },
            { id: "outline", name: words.history.outline },
          ]}
        />
      </div>
      <div className={style.still}>{outline ? <Outline /> : <WallCanvas />}</div>
      <FiguresBar />
    </>
  );
}

function useStillBoard(boardId: string, version: number): { board: LiveBoard | undefined; fault: string } {
  const [board, setBoard] = useState<LiveBoard>();
  const [fault, setFault] = useState("");
  useEffect(() => {
    let opened: LiveBoard | undefined;
    let gone = false;
    const asked = [
      readVersion(boardId, version),
      figuresOfVersion(boardId, version, "current"),
      figuresOfVersion(boardId, version, "future"),
    ] as const;
    Promise.all(asked).then(
      ([file, current, future]) => {
        if (gone) return;
        opened = openStillBoard(boardId, { version, file, figures: { current, future } });
        setBoard(opened);
      },
      (problem: unknown) => gone || setFault(problem instanceof Error ? problem.message : words.app.failed),
    );
    return () => {
      gone = true;
      void opened?.close();
    };
  }, [boardId, version]);
  return { board, fault };
}
