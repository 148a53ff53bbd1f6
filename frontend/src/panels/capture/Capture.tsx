// How many notes come onto the wall at once: pasted, dropped as a file, or typed one a line into a dialog.
import { useEffect, useRef, useState } from "react";
import { words } from "../../i18n";
import { readPasted } from "../../model/pasted";
import { isTable } from "../../model/table-file";
import { later } from "../../ui/later";
import { useView, useWall } from "../../ui/live";
import style from "./capture.module.css";
import { useFileDrop } from "./use-file-drop";
import { usePasting } from "./use-pasting";
import { usePutting } from "./use-putting";

const CaptureDialog = later(() => import("./CaptureDialog").then((dialog) => dialog.CaptureDialog));

/** The text of a small file in UTF-8; of others the server makes what it can. */
async function textOf(file: File): Promise<string> {
  if (file.size > MOST_BYTES) return "";
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return "";
  }
}

const MOST_BYTES = 5_000_000;

export function Capture() {
  const { board, view } = useWall();
  const open = useView((now) => now.dialog === "capture");
  const [table, setTable] = useState<File>();
  const put = usePutting();
  const draft = useRef(""); // what is typed outlives the dialog, which a press beside it closes
  const readTable = (file: File) => {
    setTable(file);
    view.set({ dialog: "capture" });
  };
  const takeText = (text: string) => {
    const pasted = readPasted(text);
    if (pasted.kind === "table") readTable(new File([text], words.capture.title, { type: "text/plain" }));
    else if (pasted.kind === "list") put.list(pasted.lines);
  };
  const takeFile = (file: File, count = 1) => {
    if (!board.canEdit()) return view.tell(words.capture.notToYou);
    if (count > 1) view.tell(words.capture.firstFileOnly(file.name, count));
    if (/\.txt$/i.test(file.name))
      void textOf(file).then((text) => (text ? takeText(text) : readTable(file)));
    else if (isTable(file)) readTable(file);
    else if (/\.json$/i.test(file.name)) view.tell(words.capture.boardFile);
    else view.tell(words.capture.unknownFile(file.name));
  };
  usePasting(takeText);
  const over = useFileDrop(takeFile);
  useEffect(() => {
    if (!open) setTable(undefined);
  }, [open]);
  return (
    <>
      {over ? <div className={style.drop}>{words.capture.dropHere}</div> : null}
      {open ? (
        <CaptureDialog key={table?.name ?? ""} table={table} draft={draft} put={put} onFile={takeFile} />
      ) : null}
    </>
  );
}
