// A board file dropped on the home page becomes a board; a table is handed on, for it may need an answer.
import { useState } from "react";
import { useLocation } from "wouter";
import { createBoard } from "../api/boards";
import { words } from "../i18n";
import { isTable } from "../model/table-file";
import { readBoardFile } from "./read-board-file";

export function useFileDrop(onTable: (file: File) => void) {
  const [, go] = useLocation();
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState("");
  const take = async (file: File) => {
    setFault("");
    if (isTable(file)) return onTable(file);
    try {
      go(`/boards/${await createBoard(await readBoardFile(file))}`);
    } catch (problem) {
      setFault(problem instanceof Error ? problem.message : words.app.failed);
    }
  };
  const handlers = {
    onDragOver: (event: React.DragEvent) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: React.DragEvent) => {
      if (event.currentTarget === event.target) setOver(false);
    },
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file) void take(file);
    },
  };
  return { over, fault, handlers };
}
