// Many notes at once, typed or pasted one a line, or a table or file with its open questions.
import { FileUp } from "lucide-react";
import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { readTable, type TableNotes } from "../../api/imports";
import { words } from "../../i18n";
import { readPasted } from "../../model/pasted";
import { TABLE_FILES } from "../../model/table-file";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useRecord, useView, useWall } from "../../ui/live";
import { TableQuestions, TableRemarks } from "../table/TableQuestions";
import { useTableReading } from "../table/use-table-reading";
import style from "./capture.module.css";
import type { Putting } from "./use-putting";

interface CaptureDialogProps {
  /** A table that was pasted or dropped: it is read at once. */
  readonly table: File | undefined;
  readonly put: Putting;
  readonly draft: RefObject<string>;
  readonly onFile: (file: File) => void;
}

export function CaptureDialog({ table, put, draft, onFile }: CaptureDialogProps) {
  const { view } = useWall();
  const close = () => view.set({ dialog: null });
  const [remarks, setRemarks] = useState<readonly string[]>([]);
  const [fault, setFault] = useState("");
  const reading = useTableReading<TableNotes>(readTable, (read) => {
    const problem = put.table(read.board);
    if (!problem && !table) draft.current = "";
    if (problem) setFault(problem);
    else if (read.remarks.length === 0) close();
    else setRemarks(read.remarks);
  });
  const begun = useRef(false);
  useEffect(() => {
    if (!table || begun.current) return;
    begun.current = true;
    reading.start(table);
  }, [table, reading]);
  const take = (text: string) => {
    const pasted = readPasted(text);
    if (pasted.kind === "nothing") return setFault(words.capture.nothing);
    if (pasted.kind === "table") return reading.start(new File([text], words.capture.title));
    const problem = put.list(pasted.lines, false);
    if (problem) return setFault(problem);
    draft.current = "";
    close();
  };
  const said = fault || reading.fault;
  return (
    <Dialog wide title={words.capture.title} onClose={close}>
      <div className={style.body} aria-busy={reading.working}>
        {said ? (
          <p className={style.fault} role="alert">
            {said}
          </p>
        ) : null}
        {remarks.length > 0 ? (
          <TableRemarks title={words.capture.imported} remarks={remarks}>
            <Button look="primary" onPress={close} autoFocus>
              {words.capture.done}
            </Button>
          </TableRemarks>
        ) : reading.questions.length > 0 ? (
          <TableQuestions table={reading} />
        ) : table && !said ? (
          <p role="status">{words.app.loading}</p>
        ) : (
          <Typing draft={draft} onText={take} onFile={onFile} onChange={() => setFault("")} />
        )}
      </div>
    </Dialog>
  );
}

interface TypingProps {
  readonly draft: RefObject<string>;
  readonly onText: (text: string) => void;
  readonly onFile: (file: File) => void;
  readonly onChange: () => void;
}

function Typing({ draft, onText, onFile, onChange }: TypingProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const selected = useView((now) => (now.selection.length === 1 ? now.selection[0] : undefined));
  const note = useRecord("note", selected ?? "");
  const go = () => onText(field.current?.value ?? "");
  return (
    <>
      <p className={style.lead}>{words.capture.lead}</p>
      <label className={style.label} htmlFor={id}>
        {words.capture.field}
      </label>
      <textarea
        ref={field}
        id={id}
        className={style.field}
        rows={8}
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
        autoFocus
        defaultValue={draft.current}
        onInput={(event) => {
          draft.current = event.currentTarget.value;
          onChange();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) go();
        }}
      />
      {note?.kind === "step" ? <p className={style.lead}>{words.capture.behind(note.text)}</p> : null}
      <div className={style.actions}>
        <label className={style.file}>
          <FileUp size={16} aria-hidden="true" /> {words.capture.file}
          <input
            type="file"
            accept={TABLE_FILES}
            title={words.capture.fileHint}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) onFile(file);
              event.currentTarget.value = "";
            }}
          />
        </label>
        <Button look="primary" onPress={go}>
          {words.capture.go}
        </Button>
      </div>
    </>
  );
}
