// One version: what it is called, what it was, what is different, and bringing it back.
import { useState } from "react";
import { nameVersion, restoreVersion, undoVersion } from "../../api/history";
import { words } from "../../i18n";
import { restoredBy } from "../../model/history";
import { Button, Segmented } from "../../ui/Button";
import { clock, day, NameTag } from "./ChangeList";
import { DifferencesView } from "./DifferencesView";
import { NameDialog, RestoreDialog } from "./dialogs";
import style from "./history.module.css";
import { PastWall } from "./PastWall";
import type { Loaded } from "./use-history";

/** What became of the last verb. */
export interface Said {
  readonly text: string;
  readonly bad: boolean;
}

export interface VersionPanelProps {
  readonly boardId: string;
  readonly person: string;
  readonly loaded: Loaded;
  readonly version: number;
  readonly onChanged: () => Promise<void>;
  readonly onGo: (version: number) => void;
  /** A change of this person's that undo on the wall can take back. */
  readonly onDone: (change: string) => void;
  readonly onSaid: (said: Said) => void;
}

export function VersionPanel(props: VersionPanelProps) {
  const { boardId, loaded, version } = props;
  const [tab, setTab] = useState<"was" | "different">("was");
  const name = loaded.names.get(version)?.name;
  const entry = loaded.entries.find((one) => one.version === version);
  return (
    <main className={style.panel} aria-label={words.history.version(version)}>
      <header className={style.head}>
        <div className={style.heading}>
          <h2 className={style.versionTitle}>{words.history.version(version)}</h2>
          <NameTag name={name} />
          {entry ? (
            <span className={style.when}>
              {day(entry.at)}, {clock(entry.at)}
            </span>
          ) : null}
        </div>
        <Verbs {...props} />
        <Segmented
          size="s"
          label={words.history.view}
          value={tab}
          onChange={setTab}
          choices={[
            { id: "was", name: words.history.asItWas },
            { id: "different", name: words.history.different },
          ]}
        />
      </header>
      {tab === "was" ? (
        <PastWall boardId={boardId} version={version} />
      ) : (
        <DifferencesView boardId={boardId} loaded={loaded} version={version} />
      )}
    </main>
  );
}

function Verbs({ boardId, person, loaded, version, onChanged, onGo, onDone, onSaid }: VersionPanelProps) {
  const [dialog, setDialog] = useState<"name" | "restore">();
  const name = loaded.names.get(version)?.name;
  const entry = loaded.entries.find((one) => one.version === version);
  const own = version > 0 && entry?.by === person;
  const run = async (verb: () => Promise<number | undefined>, done: string) => {
    setDialog(undefined);
    try {
      const became = await verb();
      onSaid({ text: done, bad: false });
      await onChanged();
      if (became !== undefined) onGo(became);
    } catch (problem) {
      onSaid({ text: problem instanceof Error ? problem.message : words.app.failed, bad: true });
    }
  };
  const naming = async (text: string) => {
    await nameVersion(boardId, version, text);
    return undefined;
  };
  const restoring = async () => {
    const { became, change } = await restoreVersion(boardId, version);
    onDone(change);
    return became;
  };
  const restored = entry && restoredBy(entry) !== undefined;
  return (
    <div className={style.verbs}>
      <Button size="s" onPress={() => setDialog("name")}>
        {name ? words.history.rename : words.history.name}
      </Button>
      {version < loaded.version ? (
        <Button size="s" look="primary" onPress={() => setDialog("restore")}>
          {words.history.restore}
        </Button>
      ) : null}
      {own ? (
        <Button size="s" onPress={() => void run(() => undoVersion(boardId, version), words.history.undone)}>
          {restored ? words.history.undoRestore : words.history.undo}
        </Button>
      ) : null}
      {version === loaded.version ? <p className={style.good}>{words.history.isNow}</p> : null}
      {dialog === "name" ? (
        <NameDialog
          version={version}
          name={name ?? ""}
          onClose={() => setDialog(undefined)}
          onName={(text) => void run(() => naming(text), words.history.namedNow(text))}
        />
      ) : null}
      {dialog === "restore" ? (
        <RestoreDialog
          name={name ?? words.history.version(version)}
          onClose={() => setDialog(undefined)}
          onRestore={() =>
            void run(restoring, words.history.restoredNow(name ?? words.history.version(version)))
          }
        />
      ) : null}
    </div>
  );
}
