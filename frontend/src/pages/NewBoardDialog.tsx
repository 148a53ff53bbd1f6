// A new board: from a template, from nothing, from a board file or from a table.
import { FileUp, StickyNote } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { createBoard, createFromTemplate, listTemplates, type Template } from "../api/boards";
import { type ImportedTable, importTable } from "../api/imports";
import { words } from "../i18n";
import { isTable, TABLE_FILES } from "../model/table-file";
import { TableQuestions, TableRemarks } from "../panels/table/TableQuestions";
import { useTableReading } from "../panels/table/use-table-reading";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { sentenceOf } from "../ui/sentence-of";
import style from "./new.module.css";
import { readBoardFile } from "./read-board-file";

interface NewBoardProps {
  readonly onClose: () => void;
  /** A table that was dropped on the page: its import begins at once. */
  readonly dropped?: File | undefined;
}

export function NewBoardDialog({ onClose, dropped }: NewBoardProps) {
  const [, go] = useLocation();
  const [templates, setTemplates] = useState<readonly Template[]>();
  const [fault, setFault] = useState("");
  const [working, setWorking] = useState(false);
  const [made, setMade] = useState<ImportedTable>();
  const table = useTableReading<ImportedTable>(importTable, (board) => {
    if (board.remarks.length === 0) go(`/boards/${board.id}`);
    else setMade(board);
  });
  const begun = useRef(false);
  useEffect(() => {
    if (!dropped || begun.current) return;
    begun.current = true;
    table.start(dropped);
  }, [dropped, table]);
  useEffect(() => {
    listTemplates().then(setTemplates, (problem: unknown) => setFault(sentenceOf(problem)));
  }, []);
  const making = useRef(false);
  const make = async (create: () => Promise<string>) => {
    if (making.current) return; // a double click makes one board
    making.current = true;
    setWorking(true);
    setFault("");
    try {
      go(`/boards/${await create()}`);
    } catch (problem) {
      setFault(sentenceOf(problem));
      setWorking(false);
      making.current = false;
    }
  };
  const take = (file: File) => {
    setFault("");
    if (isTable(file)) table.start(file);
    else void make(async () => createBoard(await readBoardFile(file)));
  };
  const said = fault || table.fault;
  return (
    <Dialog wide title={words.home.newBoard} onClose={onClose}>
      <div className={style.body} aria-busy={working || table.working}>
        {said ? (
          <p className={style.fault} role="alert">
            {said}
          </p>
        ) : null}
        {table.questions.length > 0 ? <TableQuestions table={table} /> : null}
        {made ? (
          <TableRemarks title={words.table.imported} remarks={made.remarks}>
            <Button look="primary" onPress={() => go(`/boards/${made.id}`)}>
              {words.table.open}
            </Button>
          </TableRemarks>
        ) : null}
        <div className={style.row}>
          <Choice
            icon={<StickyNote size={20} aria-hidden="true" />}
            title={words.home.empty}
            text={words.home.emptyHint}
            onPress={() =>
              make(() => createBoard({ format: "leanwall.board", version: 1, title: words.home.untitled }))
            }
          />
          <FileChoice onFile={take} />
        </div>
        <h3 className={style.title}>{words.home.fromTemplate}</h3>
        <ul className={style.templates}>
          {templates?.map((template) => (
            <li key={template.name}>
              <Choice
                title={template.title}
                text={template.purpose}
                more={`${words.home.stepsIn(template.steps)} · ${template.lanes.join(", ")}`}
                onPress={() => make(() => createFromTemplate(template.name))}
              />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly icon?: React.ReactNode;
  readonly title: string;
  readonly text: string;
  readonly more?: string;
  readonly onPress: () => void;
}

function Choice({ icon, title, text, more, onPress }: ChoiceProps) {
  return (
    <button type="button" className={style.choice} onClick={onPress}>
      {icon}
      <span className={style.words}>
        <strong>{title}</strong>
        <span className={style.text}>{text}</span>
        {more ? <span className={style.more}>{more}</span> : null}
      </span>
    </button>
  );
}

function FileChoice({ onFile }: { onFile: (file: File) => void }) {
  return (
    <label className={style.choice}>
      <FileUp size={20} aria-hidden="true" />
      <span className={style.words}>
        <strong>{words.home.importFile}</strong>
        <span className={style.text}>{words.home.importHint}</span>
      </span>
      <input
        type="file"
        accept={`.json,${TABLE_FILES}`}
        className={style.file}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}
