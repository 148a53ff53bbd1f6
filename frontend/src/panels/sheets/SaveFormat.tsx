// A button that saves one export format of the board as it is now.
import { Download } from "lucide-react";
import { useState } from "react";
import { exportAddress, listFormats, makeExport } from "../../api/exports";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { useWall } from "../../ui/live";
import { saveFile } from "../../ui/save-file";
import sheet from "./sheet.module.css";

export function SaveFormat({ format, label, empty }: { format: string; label: string; empty: boolean }) {
  const { board } = useWall();
  const [fault, setFault] = useState("");
  const save = async () => {
    setFault("");
    try {
      const found = (await listFormats()).find(({ name }) => name === format);
      if (!found) throw new Error(words.improve.failed);
      const file = await makeExport(
        exportAddress(board.boardId, found, {}),
        found,
        `plan-${Date.now()}`,
        new AbortController().signal,
      );
      saveFile(file.blob, file.filename);
    } catch (problem) {
      setFault(problem instanceof Error ? problem.message : words.improve.failed);
    }
  };
  return (
    <>
      <Button size="s" isDisabled={empty} onPress={() => void save()}>
        <Download size={14} aria-hidden="true" />
        {label}
      </Button>
      {fault ? (
        <span className={sheet.fault} role="alert">
          {fault}
        </span>
      ) : null}
    </>
  );
}
