// How many notes come onto the wall at once: pasted, dropped as a file, or typed one a line into a dialog.
import { useEffect, useState } from "react";
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

export function Capture() {
  const { board, view } = useWall();
  const open = useView((now) => now.dialog === "capture");
  const [table, setTable] = useState<File>();
  const put = usePutting();
  const readTable = (file: File) => {
    setTable(file);
    view.set({ dialog: "capture" });
  };
  const takeText = (text: string) => {
    const pasted = readPasted(text);
    if (pasted.kind === "table") readTable(new File([text], words.capture.title, { type: "text/plain" }));
    else if (pasted.kind === "list") put.list(pasted.lines);
  };
  const takeFile = (file: File) => {
    if (!board.canEdit()) return;
    if (isTable(file)) readTable(file);
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
      {open ? <CaptureDialog key={table?.name ?? ""} table={table} put={put} onFile={takeFile} /> : null}
    </>
  );
}
