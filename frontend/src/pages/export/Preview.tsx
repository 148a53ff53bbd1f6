// The pages of the file as they will be: pictures that the server takes of the true output.
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useState } from "react";
import {
  type ExportedFile,
  type ExportFormat,
  type ExportOptions,
  exportAddress,
  previewExport,
  readText,
} from "../../api/exports";
import { words } from "../../i18n";
import { IconButton } from "../../ui/Button";
import style from "./export.module.css";

const TEXTUAL = ["csv", "json", "ics"];
/** So much of a text file is shown. */
const SHOWN = 4_000;

interface PreviewProps {
  readonly boardId: string;
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  /** Hears whether there is nothing to look at because the file can't be made. */
  readonly onRefused: (refused: boolean) => void;
}

export function Preview(props: PreviewProps) {
  if (TEXTUAL.includes(props.format.extension)) return <TextPreview {...props} />;
  if (props.format.extension === "xlsx") return <p className={style.hint}>{words.export.sheets}</p>;
  return <PagePreview {...props} />;
}

function PagePreview({ boardId, format, options, onRefused }: PreviewProps) {
  const [page, setPage] = useState(1);
  const asked = JSON.stringify(options);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other choices begin at the first page again.
  useEffect(() => setPage(1), [asked]);
  const { file, address, fault, waiting } = usePicture(boardId, format, asked, page);
  useEffect(() => onRefused(fault !== ""), [fault, onRefused]);
  const pages = file?.pages ?? 1;
  const looksAlike = ["pptx", "docx"].includes(format.extension);
  return (
    <section className={style.preview} aria-label={words.export.preview} aria-busy={waiting}>
      {fault ? (
        <p className={style.fault} role="alert">
          {fault}
        </p>
      ) : null}
      {address ? (
        <img className={style.picture} src={address} alt={words.export.pageOf(page, pages)} />
      ) : fault ? null : (
        <div className={style.blank}>{words.export.drawing}</div>
      )}
      {pages > 1 ? (
        <div className={style.pager}>
          <IconButton
            size="s"
            label={words.export.before}
            icon={<ChevronLeft size={16} />}
            isDisabled={page <= 1}
            onPress={() => setPage(page - 1)}
          />
          <span role="status">{words.export.pageOf(page, pages)}</span>
          <IconButton
            size="s"
            label={words.export.after}
            icon={<ChevronRight size={16} />}
            isDisabled={page >= pages}
            onPress={() => setPage(page + 1)}
          />
        </div>
      ) : null}
      {looksAlike ? <p className={style.hint}>{words.export.alike}</p> : null}
      <Notes notes={file?.notes ?? []} />
    </section>
  );
}

/** What the paper says of itself: points to agree, letters without a font. */
function Notes({ notes }: { notes: readonly string[] }) {
  return notes.length > 0 ? (
    <ul className={style.notes}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  ) : null;
}

interface Picture {
  readonly file?: ExportedFile;
  readonly address?: string;
  readonly fault: string;
  readonly waiting: boolean;
}

/** The picture of a page; the last one stays until the next is there. */
function usePicture(boardId: string, format: ExportFormat, asked: string, page: number): Picture {
  const [picture, setPicture] = useState<Picture>({ fault: "", waiting: true });
  useEffect(() => {
    const abort = new AbortController();
    let made = "";
    setPicture((before) => ({ ...before, waiting: true }));
    previewExport(boardId, format, JSON.parse(asked) as ExportOptions, page, abort.signal).then(
      (file) => {
        made = URL.createObjectURL(file.blob);
        setPicture({ file, address: made, fault: "", waiting: false });
      },
      (problem: unknown) => {
        if (abort.signal.aborted) return;
        const fault = problem instanceof Error ? problem.message : words.app.failed;
        setPicture({ fault, waiting: false });
      },
    );
    return () => {
      abort.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [boardId, format, asked, page]);
  return picture;
}

function TextPreview({ boardId, format, options, onRefused }: PreviewProps) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState("");
  useEffect(() => onRefused(fault !== ""), [fault, onRefused]);
  const address = exportAddress(boardId, format, options);
  useEffect(() => {
    const abort = new AbortController();
    setFault("");
    readText(address, SHOWN, abort.signal).then(setText, (problem: unknown) => {
      if (!abort.signal.aborted) setFault(problem instanceof Error ? problem.message : words.app.failed);
    });
    return () => abort.abort();
  }, [address]);
  return (
    <section className={style.preview} aria-label={words.export.preview}>
      {fault ? (
        <p className={style.fault} role="alert">
          {fault}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard too.
        <pre className={style.text} tabIndex={0}>
          {text}
        </pre>
      )}
    </section>
  );
}
