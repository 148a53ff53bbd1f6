// How the server says no: problem+json, turned into one sentence for the person.

let tell = (sentence: string): string => sentence;

/** How the page tells the server's sentences, which are English, in the reader's language. */
export function tellProblems(inLanguage: (sentence: string) => string): void {
  tell = inLanguage;
}

/** A refusal of the API. The message is a sentence; `code` is for programs, `place` says where the fault is. */
export class ApiProblem extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
    readonly place?: string,
  ) {
    super(tell(message));
  }
}

/** What a failed answer says. Anything that is not problem+json gets a sentence of its own. */
export function problemOf(body: unknown, response: Response): ApiProblem {
  const { detail, title, code, place } = (typeof body === "object" && body !== null ? body : {}) as {
    [name: string]: unknown;
  };
  const said = [detail, title].find((text) => typeof text === "string" && text !== "");
  const message = said ?? `The server could not do this (${response.status}). Try again in a moment.`;
  return new ApiProblem(
    String(message),
    response.status,
    typeof code === "string" ? code : "error",
    typeof place === "string" ? place : undefined,
  );
}

/** The server did not answer at all. */
export function notReached(): ApiProblem {
  return new ApiProblem("The server cannot be reached. Check the connection and try again.", 0, "offline");
}
