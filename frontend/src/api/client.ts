// The HTTP client, typed from the server's own description; every refusal is an ApiProblem.
import createClient from "openapi-fetch";
import type { paths } from "../generated/api";
import { notReached, problemOf } from "./problem";

const reached: typeof fetch = async (input, init) => {
  try {
    return await fetch(input, init);
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") throw fault;
    throw notReached();
  }
};

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
