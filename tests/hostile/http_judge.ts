/** Whether an HTTP answer is one that its request may get. @module */
import type { RawAnswer } from "../support/http_reader.ts";
import { type Expectation, idKey } from "./expectation.ts";

/** What was asked. */
export interface Asked {
  readonly text: string;
  readonly expectation: Expectation;
  readonly isTooLong: boolean;
  /** Its headers are those of a proper client. */
  readonly isProper: boolean;
}

/** Says what is wrong with it; `undefined`: nothing. */
export function judgeAnswer(answer: RawAnswer, asked: Asked): string | undefined {
  const { status, body } = answer;
  if (status >= 500 || !(status >= 200)) return `status ${status}: ${body.slice(0, 200)}`;
  if (asked.isTooLong) {
    return status === 413 || !asked.isProper ? undefined : `status ${status}, not 413`;
  }
  if (/\n\s+at |file:\/\/|node_modules/.test(body)) return `internals: ${body.slice(0, 200)}`;
  const { expectation } = asked;
  const message = messageOf(answer);
  if (message === undefined) {
    return expectation.kind === "answer" && asked.isProper && status < 400
      ? `status ${status} without an answer`
      : undefined;
  }
  const id = message.id === undefined || message.id === null ? undefined : idKey(message.id);
  if (id !== undefined && id !== idOf(expectation) && !batchIds(asked.text).includes(id)) {
    return `the id ${id.slice(0, 100)} of another`;
  }
  // A request that can be read is answered under its own id, unless its headers were refused before.
  if (id === undefined && expectation.kind === "answer" && asked.isProper) {
    return `status ${status} without the request's id`;
  }
  if (id === undefined && status < 400) return `status ${status} with an answer to nobody`;
  return undefined;
}

function idOf(expectation: Expectation): string | undefined {
  return expectation.kind === "silence" ? undefined : expectation.id;
}

/** Of the requests in a batch, which may be answered as one where it is of one. */
function batchIds(text: string): readonly string[] {
  const value = tryParse(text);
  return Array.isArray(value) ? value.map((each) => idKey(each?.id)) : [];
}

/** The last message of a stream of events, or the body; `undefined` if there is none, `{}` for a batch. */
function messageOf({ head, body }: RawAnswer): { readonly id?: unknown } | undefined {
  if (body === "") return undefined;
  const text = head.includes("text/event-stream")
    ? body.trimEnd().split("\n").findLast((line) => line.startsWith("data:"))?.slice(5) ?? ""
    : body;
  const value = tryParse(text);
  if (typeof value !== "object" || value === null || !("jsonrpc" in value)) return undefined;
  return "id" in value ? { id: value.id } : {};
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
