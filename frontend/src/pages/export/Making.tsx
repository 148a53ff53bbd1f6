// Making the file: progress, stopping, the download, and the address under which this version stays.
import { Download, LoaderCircle } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import {
  currentVersion,
  type ExportFormat,
  type ExportOptions,
  exportAddress,
  exportProgress,
  makeExport,
  manualAddress,
  type Progress,
} from "../../api/exports";
import type { Me } from "../../api/session";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { CopyField } from "../../ui/CopyField";
import { joined } from "../../ui/joined";
import { saveFile } from "../../ui/save-file";
import style from "./export.module.css";

const ASK_EVERY = 500;

interface MakingProps {
  readonly boardId: string;
  readonly me: Me;
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  /** Whether the file can't be made as things are; then there is no lasting address of it either. */
  readonly refused: boolean;
}

type Phase = "idle" | "making" | "done" | "failed";

export function Making({ boardId, me, format, options, refused }: MakingProps) {
  const { phase, text, progress, make, stop } = useMaking(format);
  const making = phase === "making";
  const ofAll = format.for_all && me.board_id === null;
  return (
    <section className={style.making} aria-label={words.export.download}>
      <div className={style.actions}>
        <Button
          look="primary"
          isDisabled={making}
          onPress={() => make(exportAddress(boardId, format, options))}
        >
          {making ? (
            <LoaderCircle size={16} className={style.turning} aria-hidden="true" />
          ) : (
            <Download size={16} aria-hidden="true" />
          )}
          {words.export.download}
        </Button>
        {ofAll ? (
          <Button isDisabled={making} onPress={() => make(manualAddress(me.workspace.id, format, options))}>
            {words.export.ofAll}
          </Button>
        ) : null}
        {making ? <Button onPress={stop}>{words.export.stop}</Button> : null}
        <p className={joined(style.state, style[phase])} role={phase === "failed" ? "alert" : "status"}>
          {text}
        </p>
      </div>
      {making && progress && progress.total > 0 ? (
        <progress
          className={style.progress}
          max={progress.total}
          value={progress.done}
          aria-label={words.export.making}
        />
      ) : null}
      {refused ? null : <Permanent boardId={boardId} format={format} options={options} />}
    </section>
  );
}

/** One file at a time: making it, hearing how far it is, stopping it on the server too. */
function useMaking(format: ExportFormat) {
  const [state, setState] = useState<{ phase: Phase; text: string }>({ phase: "idle", text: "" });
  const [progress, setProgress] = useState<Progress>();
  const asked = useRef<AbortController>(undefined);
  useEffect(() => () => asked.current?.abort(), []);
  const make = async (address: string) => {
    const abort = new AbortController();
    asked.current = abort;
    const ticket = crypto.randomUUID?.() ?? `t${Date.now()}${Math.random().toString(36).slice(2)}`;
    setState({ phase: "making", text: words.export.making });
    const asking = setInterval(() => {
      exportProgress(ticket).then(
        (found) => {
          if (!found || abort.signal.aborted) return;
          setProgress(found);
          setState({ phase: "making", text: said(found) });
        },
        () => undefined,
      );
    }, ASK_EVERY);
    try {
      const { blob, filename, notes } = await makeExport(address, format, ticket, abort.signal);
      saveFile(blob, filename);
      setState({ phase: "done", text: [words.export.done(filename), ...notes].join(" ") });
    } catch (problem) {
      if (abort.signal.aborted) return setState({ phase: "idle", text: words.export.stopped });
      const why = problem instanceof Error ? problem.message : words.export.network;
      setState({ phase: "failed", text: words.export.failed(why) });
    } finally {
      clearInterval(asking);
      setProgress(undefined);
    }
  };
  return {
    ...state,
    progress,
    make: (address: string) => void make(address),
    stop: () => asked.current?.abort(),
  };
}

function said(progress: Progress): string {
  if (progress.state === "waiting") return words.export.waiting(progress.ahead);
  return progress.total > 0
    ? words.export.partDone(Math.floor((100 * progress.done) / progress.total))
    : words.export.making;
}

/** The same file of this version, also when the board has moved on. */
function Permanent({ boardId, format, options }: Omit<MakingProps, "me" | "refused">) {
  const [version, setVersion] = useState<number>();
  useEffect(() => {
    currentVersion(boardId).then(setVersion, () => undefined);
  }, [boardId]);
  if (version === undefined) return null;
  const date = new Date().toISOString().slice(0, 10);
  const address = exportAddress(boardId, format, options, { version: String(version), date });
  return <CopyField label={words.export.permanent(version)} text={`${location.origin}${address}`} />;
}
