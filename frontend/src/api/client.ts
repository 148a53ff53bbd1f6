// The HTTP client, typed from the server's own description; every refusal is an ApiProblem.
import createClient from "openapi-fetch";
import type { paths } from "../generated/api";
import { notReached, problemOf } from "./problem";

const reached: typeof fetch = async (input, init) => {
  try {
    return await fetch(spoken(input), init);
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") throw fault;
    throw notReached();
  }
};

/** What marks a request as our own page's: no form and no foreign page can send it. */
export const OWN_WORDS = { "X-Leanwall": "1" } as const;

/** Findings and refusals come in the page's language, which need not be the browser's. */
export function spoken(input: RequestInfo | URL): Request {
  const request = new Request(input);
  request.headers.set("X-Leanwall", OWN_WORDS["X-Leanwall"]);
  request.headers.set("Accept-Language", document.documentElement.lang || "en");
  return request;
}

export const http = createClient<paths>({ baseUrl: location.origin, fetch: reached });

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** What was answered. Throws ApiProblem for everything but success. */
export async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) throw problemOf(error, response);
  return data as T;
}
