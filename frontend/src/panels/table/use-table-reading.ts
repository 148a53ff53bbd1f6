// Reading a table: sent as it is; what the server can't know from its headings is asked once and sent again.
import { useState } from "react";
import { type FirstRows, firstRows, type TableReading } from "../../api/imports";
import { ApiProblem } from "../../api/problem";
import { words } from "../../i18n";

/** What a refusal asks for, by its code. */
export type Question = "columns" | "convention" | "unit";

/** The server reads no larger ones. */
const LARGEST = 20 * 1024 * 1024;

export interface TableAsked {
  readonly file: File | undefined;
  readonly questions: readonly Question[];
  /** The table's first rows, once it has to be said what its columns hold. */
  readonly rows: FirstRows | undefined;
  readonly fault: string;
  readonly working: boolean;
  start(file: File): void;
  answer(reading: Partial<TableReading>): void;
}

interface Stage {
  readonly file: File | undefined;
  readonly reading: Partial<TableReading>;
  readonly questions: readonly Question[];
  readonly rows: FirstRows | undefined;
  readonly fault: string;
  readonly working: boolean;
}

const NOTHING: Stage = {
  file: undefined,
  reading: {},
  questions: [],
  rows: undefined,
  fault: "",
  working: false,
};

/** `read` sends the file and throws ApiProblem; `done` gets its answer when nothing is left to ask. */
export function useTableReading<Answer>(
  read: (file: File, reading: TableReading) => Promise<Answer>,
  done: (answer: Answer, file: File) => void,
): TableAsked {
  const [stage, setStage] = useState(NOTHING);
  const send = async (now: Stage & { file: File }) => {
    setStage({ ...now, fault: "", working: true });
    if (now.file.size > LARGEST) return setStage({ ...now, fault: words.capture.tooBig, working: false });
    try {
      const answer = await read(now.file, { title: titleOf(now.file), ...now.reading });
      setStage(NOTHING);
      done(answer, now.file);
    } catch (problem) {
      setStage({ ...(await asked(now, problem)), working: false });
    }
  };
  return {
    ...stage,
    start: (file) => void send({ ...NOTHING, file }),
    answer: (reading) => {
      const { file } = stage;
      if (file) void send({ ...stage, file, reading: { ...stage.reading, ...reading } });
    },
  };
}

/** A new question is put without reproach; everything else is a fault. */
async function asked(now: Stage & { file: File }, problem: unknown): Promise<Stage> {
  const code = problem instanceof ApiProblem ? problem.code : "";
  if (!isQuestion(code) || now.questions.includes(code)) return { ...now, fault: sentenceOf(problem) };
  try {
    const rows = code === "columns" ? await firstRows(now.file) : now.rows;
    return { ...now, questions: [...now.questions, code], rows };
  } catch (other) {
    return { ...now, fault: sentenceOf(other) };
  }
}

function isQuestion(code: string): code is Question {
  return code === "columns" || code === "convention" || code === "unit";
}

function sentenceOf(problem: unknown): string {
  if (!(problem instanceof Error)) return words.app.failed;
  const place = problem instanceof ApiProblem ? problem.place : undefined;
  return words.home.notRead(place ? `${words.refusals.place(place)}: ${problem.message}` : problem.message);
}

function titleOf(file: File): string {
  return file.name.replace(/\.[^.]+$/, "").slice(0, 300);
}
