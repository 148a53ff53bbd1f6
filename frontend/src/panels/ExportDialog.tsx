// Deliverables: choose what, for whom and on which paper; the file is made on the server and downloaded.
import { Download, LoaderCircle } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { type ExportFormat, listFormats, makeExport } from "../api/exports";
import { lanesOf } from "../commands/verbs/lanes";
import { words } from "../i18n";
import type { Note } from "../model/records";
import { Button, Segmented } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { joined } from "../ui/joined";
import { useWall } from "../ui/live";
import { saveFile } from "../ui/save-file";
import style from "./export.module.css";

interface Choice {
  readonly state: string | undefined;
  readonly cut: string | undefined;
  readonly lane: string | undefined;
  readonly size: string | undefined;
  readonly ladder: string | undefined;
}

const USUAL: Choice = {
  state: undefined,
  cut: undefined,
  lane: undefined,
  size: undefined,
  ladder: undefined,
};

export function ExportDialog() {
  const { view } = useWall();
  const [formats, setFormats] = useState<readonly ExportFormat[]>();
  const [name, setName] = useState("checklist-pdf");
  const [fault, setFault] = useState("");
  useEffect(() => {
    listFormats().then(setFormats, () => setFault(words.export.noFormats));
  }, []);
  const format = formats?.find((one) => one.name === name) ?? formats?.[0];
  return (
    <Dialog wide title={words.export.title} onClose={() => view.set({ dialog: null })}>
      <div className={style.body}>
        <p className={style.lead}>{words.export.lead}</p>
        {fault ? (
          <p className={style.fault} role="alert">
            {fault}
          </p>
        ) : null}
        <div className={style.formats} role="radiogroup" aria-label={words.export.formats}>
          {formats?.map((one) => (
            <label key={one.name} className={joined(style.format, one.name === format?.name && style.chosen)}>
              <input
                type="radio"
                name="format"
                value={one.name}
                checked={one.name === format?.name}
                onChange={() => setName(one.name)}
                className={style.radio}
              />
              <strong>{one.title}</strong>
              <span>{words.export.about[one.name] ?? ""}</span>
            </label>
          ))}
        </div>
        {format ? <Making key={format.name} format={format} /> : null}
      </div>
    </Dialog>
  );
}

function Making({ format }: { format: ExportFormat }) {
  const { board, view } = useWall();
  const [choice, setChoice] = useState(USUAL);
  const [state, setState] = useState<{ phase: "idle" | "making" | "done" | "failed"; text: string }>({
    phase: "idle",
    text: "",
  });
  const asked = useRef<AbortController>(undefined);
  useEffect(() => () => asked.current?.abort(), []);
  const make = async () => {
    const abort = new AbortController();
    asked.current = abort;
    setState({ phase: "making", text: words.export.making });
    try {
      const { blob, filename, notes } = await makeExport(board.boardId, format, choice, abort.signal);
      saveFile(blob, filename);
      const said = [words.export.done(filename), ...notes].join(" ");
      setState({ phase: "done", text: said });
      view.announce(said);
    } catch (problem) {
      if (abort.signal.aborted) return setState({ phase: "idle", text: "" });
      setState({
        phase: "failed",
        text: words.export.failed(problem instanceof Error ? problem.message : words.export.network),
      });
    }
  };
  const making = state.phase === "making";
  return (
    <div className={style.making}>
      <Options format={format} choice={choice} onChange={setChoice} />
      {format.name.startsWith("checklist") ? <ToAgree /> : null}
      <div className={style.actions}>
        <p
          className={joined(style.state, style[state.phase])}
          role={state.phase === "failed" ? "alert" : "status"}
        >
          {state.text}
        </p>
        {making ? <Button onPress={() => asked.current?.abort()}>{words.export.stop}</Button> : null}
        <Button look="primary" isPending={making} onPress={() => void make()}>
          {making ? (
            <LoaderCircle size={16} className={style.turning} aria-hidden="true" />
          ) : (
            <Download size={16} aria-hidden="true" />
          )}
          {words.export.download}
        </Button>
      </div>
    </div>
  );
}

interface OptionsProps {
  readonly format: ExportFormat;
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

function Options({ format, choice, onChange }: OptionsProps) {
  const { board } = useWall();
  const names: Readonly<Record<string, string>> = {
    both: words.export.both,
    current: words.state.current,
    future: words.state.future,
    process: words.export.cutProcess,
    role: words.export.cutRole,
    ...words.export.sizes,
    ...words.export.ladders,
  };
  const row = (key: "state" | "cut" | "size" | "ladder", label: string, choices: readonly string[]) =>
    choices.length > 1 ? (
      <div className={style.option}>
        <span className={style.label} aria-hidden="true">
          {label}
        </span>
        <Segmented
          label={label}
          value={choice[key] ?? choices[0] ?? null}
          onChange={(chosen) =>
            onChange({ ...choice, [key]: chosen, ...(key === "cut" ? { lane: undefined } : {}) })
          }
          choices={choices.map((id) => ({ id, name: names[id] ?? id }))}
        />
      </div>
    ) : null;
  return (
    <div className={style.options}>
      {row("state", words.export.state, format.states)}
      {row("cut", words.export.cut, format.cuts)}
      {choice.cut === "role" ? (
        <label className={style.option}>
          <span className={style.label}>{words.export.lane}</span>
          <select
            className={style.select}
            value={choice.lane ?? ""}
            onChange={(event) => onChange({ ...choice, lane: event.currentTarget.value || undefined })}
          >
            <option value="">{words.export.allLanes}</option>
            {lanesOf(board).map((lane) => (
              <option key={lane.id} value={lane.id}>
                {lane.name || words.lane.unnamed}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {row("size", words.export.size, format.sizes)}
      {row("ladder", words.export.ladder, format.ladders)}
    </div>
  );
}

/** What the checklist will print as TO AGREE, before it is printed. */
function ToAgree() {
  const { board, view } = useWall();
  const steps = board
    .ids("note")
    .flatMap((id) => board.get("note", id) ?? [])
    .filter(isFutureStep);
  const open = steps.filter((step) => step.quality_check.trim() === "" || step.lane === null);
  if (steps.length === 0) return null;
  if (open.length === 0) return <p className={style.hint}>{words.export.allAgreed}</p>;
  return (
    <p className={style.hint}>
      {words.export.withoutCheck(open.length)} {words.export.toAgreeHelp}{" "}
      <button
        type="button"
        className={style.jump}
        onClick={() => {
          view.show("future");
          view.set({ dialog: null, selection: open.map(({ id }) => id), panel: "details" });
        }}
      >
        {words.findings.show}
      </button>
    </p>
  );
}

function isFutureStep(note: Note): boolean {
  return note.state === "future" && note.kind === "step" && note.work !== "wait" && !note.hidden;
}
