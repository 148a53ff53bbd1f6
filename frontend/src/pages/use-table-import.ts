// Importing a table: sent as it is; what the server can't know from its headings is asked once and sent again.
import { useState } from "react";
import { useLocation } from "wouter";
import { importTable, type TableReading } from "../api/imports";
import { ApiProblem } from "../api/problem";
import { words } from "../i18n";

/** What a refusal asks for, by its code. */
export type Question = "convention" | "unit";

export interface TableImport {
  readonly file: File | undefined;
  readonly questions: readonly Question[];
  readonly fault: string;
  readonly remarks: readonly string[];
  readonly working: boolean;
  start(file: File): void;
  answer(reading: Partial<TableReading>): void;
  /** Goes to the board that was made. */
  open(): void;
}

interface Stage {
  readonly file?: File;
  readonly reading: Partial<TableReading>;
  readonly questions: readonly Question[];
  readonly fault: string;
  readonly remarks: readonly string[];
  readonly id?: string;
  readonly working: boolean;
}

const NOTHING: Stage = { reading: {}, questions: [], fault: "", remarks: [], working: false };

export function useTableImport(): TableImport {
  const [, go] = useLocation();
  const [stage, setStage] = useState(NOTHING);
  const send = async (file: File, reading: Partial<TableReading>, questions: readonly Question[]) => {
    const asking: Stage = { ...NOTHING, file, reading, questions };
    setStage({ ...asking, working: true });
    try {
      const { id, remarks } = await importTable(file, { title: titleOf(file), ...reading });
      if (remarks.length === 0) go(`/boards/${id}`);
      else setStage({ ...NOTHING, file, id, remarks });
    } catch (problem) {
      setStage({ ...asking, ...refused(problem, questions) });
    }
  };
  return {
    ...stage,
    file: stage.file,
    start: (file) => void send(file, {}, []),
    answer: (reading) => {
      if (stage.file) void send(stage.file, { ...stage.reading, ...reading }, stage.questions);
    },
    open: () => {
      if (stage.id !== undefined) go(`/boards/${stage.id}`);
    },
  };
}

/** A new question is put without reproach; everything else is a fault. */
function refused(problem: unknown, questions: readonly Question[]): Pick<Stage, "questions" | "fault"> {
  const code = problem instanceof ApiProblem ? problem.code : "";
  if ((code === "convention" || code === "unit") && !questions.includes(code)) {
    return { questions: [...questions, code], fault: "" };
  }
  return { questions, fault: sentenceOf(problem) };
}

function sentenceOf(problem: unknown): string {
  if (!(problem instanceof Error)) return words.app.failed;
  const place = problem instanceof ApiProblem ? problem.place : undefined;
  return words.home.notRead(place ? `${place}: ${problem.message}` : problem.message);
}

function titleOf(file: File): string {
  return file.name.replace(/\.[^.]+$/, "").slice(0, 300);
}
