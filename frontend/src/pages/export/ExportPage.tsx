// Deliverables: choose what, for whom and on which paper, and look at the true pages before the file is made.
import { ArrowLeft } from "lucide-react";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { readBoard } from "../../api/boards";
import { type ExportFormat, type ExportOptions, listFormats } from "../../api/exports";
import type { Me } from "../../api/session";
import { words } from "../../i18n";
import type { Lane } from "../../model/records";
import { joined } from "../../ui/joined";
import { keepChoice, lastFormat, lastOptions } from "./choices";
import style from "./export.module.css";
import { Making } from "./Making";
import { Options } from "./Options";
import { Preview } from "./Preview";

interface Facts {
  readonly title: string;
  readonly lanes: readonly Lane[];
}

export function ExportPage({ boardId, me }: { boardId: string; me: Me }) {
  const [formats, setFormats] = useState<readonly ExportFormat[]>();
  const [facts, setFacts] = useState<Facts>();
  const [fault, setFault] = useState("");
  const [name, setName] = useState(lastFormat);
  useEffect(() => {
    listFormats().then(setFormats, () => setFault(words.export.noFormats));
    readBoard(boardId).then(
      (file) => setFacts({ title: String(file.title ?? ""), lanes: (file.lanes ?? []) as readonly Lane[] }),
      (problem: unknown) => setFault(problem instanceof Error ? problem.message : words.app.failed),
    );
  }, [boardId]);
  const title = facts?.title || words.home.untitled;
  useEffect(() => {
    document.title = `${words.export.of(title)} – ${words.app.name}`;
  }, [title]);
  const format = formats?.find((one) => one.name === name) ?? formats?.[0];
  return (
    <div className={style.page}>
      <header className={style.bar}>
        <Link
          href={`/boards/${boardId}`}
          className={style.back}
          aria-label={words.history.backToWall}
          title={words.history.backToWall}
        >
          <ArrowLeft size={18} aria-hidden="true" />
        </Link>
        <h1 className={style.title}>{facts ? words.export.of(title) : words.export.title}</h1>
      </header>
      {fault ? (
        <p className={style.banner} role="alert">
          {fault}
        </p>
      ) : null}
      {formats && format && facts ? (
        <main className={style.columns}>
          <div className={style.formats} role="radiogroup" aria-label={words.export.formats}>
            {formats.map((one) => (
              <label
                key={one.name}
                className={joined(style.format, one.name === format.name && style.chosen)}
              >
                <input
                  type="radio"
                  name="format"
                  value={one.name}
                  checked={one.name === format.name}
                  onChange={() => setName(one.name)}
                  className={style.radio}
                />
                <strong>{formatName(one)}</strong>
                <span>{words.export.about[one.name] ?? ""}</span>
              </label>
            ))}
          </div>
          <Chosen key={format.name} boardId={boardId} me={me} format={format} lanes={facts.lanes} />
        </main>
      ) : null}
    </div>
  );
}

function formatName(format: ExportFormat): string {
  return words.export.names[format.name] ?? format.title;
}

interface ChosenProps {
  readonly boardId: string;
  readonly me: Me;
  readonly format: ExportFormat;
  readonly lanes: readonly Lane[];
}

/** One format: its options, its pages, making it. */
function Chosen({ boardId, me, format, lanes }: ChosenProps) {
  const [options, setOptions] = useState<ExportOptions>(() => lastOptions(format));
  const [refused, setRefused] = useState(false);
  const change = (next: ExportOptions) => {
    setOptions(next);
    keepChoice(format, next);
  };
  useEffect(() => keepChoice(format, lastOptions(format)), [format]);
  return (
    <div className={style.main}>
      <Options format={format} options={options} lanes={lanes} onChange={change} />
      <Preview boardId={boardId} format={format} options={options} onRefused={setRefused} />
      <Making boardId={boardId} me={me} format={format} options={options} refused={refused} />
    </div>
  );
}
