// Calls to the server: JSON, an idempotency key for what changes a queue, and every "no" as one kind of error with a stable code.
import { person } from "./person.svelte";
import type { Problem } from "./wire.gen";

const ANSWER_MS_MAX = 8_000;
const TRIES_MAX = 3;
const PAUSE_MS = 400;
const AS_JSON = { "Content-Type": "application/json" };

/** Why something was not done; `readable` in `refusals.ts` says it in words. */
export class Refused extends Error {
  readonly code: string;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.code = problem.code;
    this.problem = problem;
  }

  /** No answer, a proxy's timeout, or a fault: what was asked for may have been done all the same. */
  get may_be_done(): boolean {
    const { status } = this.problem;
    return status === 0 || status === 408 || status >= 500;
  }
}

/** A fresh key for one intended act; pass the same one when a person presses again after an error. */
export function newKey(): string {
  // `crypto.randomUUID` is missing on plain http addresses, which is what most halls have.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Reads; null when there is nothing (204). */
export async function get<Answer>(path: string): Promise<Answer> {
  return (await exchange("GET", path, undefined, {})) as Answer;
}

/** Changes something: tried again with the same key while nobody knows whether it was done. Null when there is nothing (204). */
export async function post<Answer>(
  path: string,
  body: unknown,
  key = newKey(),
  headers: Record<string, string> = {},
): Promise<Answer | null> {
  for (let tried = 1; ; tried += 1) {
    try {
      return (await exchange("POST", path, body, { ...headers, "Idempotency-Key": key })) as Answer | null;
    } catch (refused) {
      if (!(refused instanceof Refused && refused.may_be_done) || tried === TRIES_MAX) throw refused;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tried));
    }
  }
}

/** Sets something to what it should be; the same request twice changes nothing more. */
export async function put<Answer>(path: string, body: unknown): Promise<Answer> {
  return (await exchange("PUT", path, body, {})) as Answer;
}

/** A text and the tag under which it may be replaced. */
export interface Tagged {
  text: string;
  tag: string;
}

/** Reads a text with its ETag; `accept` says in which form. */
export async function getTagged(path: string, accept: string): Promise<Tagged> {
  const answer = await sent("GET", path, undefined, { Accept: accept });
  const text = await whole(answer);
  return { text, tag: answer.headers.get("ETag") ?? "" };
}

/** Replaces what was read under a tag; gives what stands there now. */
export async function putTagged(path: string, written: Tagged, type: string): Promise<Tagged> {
  const answer = await sent("PUT", path, written.text, { "Content-Type": type, "If-Match": written.tag });
  const text = await whole(answer);
  return { text, tag: answer.headers.get("ETag") ?? "" };
}

export async function remove(path: string): Promise<void> {
  await exchange("DELETE", path, undefined, {});
}

async function exchange(
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<unknown> {
  const json = body === undefined ? undefined : JSON.stringify(body);
  const answer = await sent(method, path, json, json === undefined ? headers : { ...headers, ...AS_JSON });
  if (answer.status === 204) return null;
  const text = await whole(answer);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw away();
  }
}

/** The text of an answer that came whole; a "yes" whose rest was cut off says nothing of what was done. Throws `Refused`. */
async function whole(answer: Response): Promise<string> {
  const text = await answer.text().catch(() => null);
  if (!answer.ok) throw new Refused(problemOf(answer, text ?? ""));
  if (text === null) throw away();
  return text;
}

function away(): Refused {
  return new Refused({ status: 0, code: "away", detail: "the server does not answer" });
}

async function sent(
  method: string,
  path: string,
  body: string | undefined,
  headers: Record<string, string>,
): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: { ...person.headers, ...headers },
      body,
      credentials: "same-origin",
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
  } catch {
    throw away();
  }
}

function problemOf(answer: Response, text: string): Problem {
  const problem = readProblem(answer, text);
  person.heed(problem.code);
  return problem;
}

function readProblem(answer: Response, text: string): Problem {
  const fallback: Problem = { status: answer.status, code: codeOf(answer.status), detail: answer.statusText };
  try {
    return { ...fallback, ...(JSON.parse(text) as Partial<Problem>) };
  } catch {
    return fallback;
  }
}

/** A code for an answer that did not come from the hall, such as a proxy's. */
function codeOf(status: number): string {
  switch (status) {
    case 401:
      return "not_signed_in";
    case 403:
      return "not_allowed";
    case 404:
      return "unknown";
    case 429:
      return "too_many";
    default:
      return status >= 500 ? "busy" : "invalid";
  }
}
