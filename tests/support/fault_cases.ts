/** Every way in which the fake upstream can fail, with what a caller must be told of it. @module */
import { FACTS_DATE } from "../../src/demo/facts_date.ts";
import type { UpstreamErrorKind } from "../../src/resilience/upstream_error.ts";
import type { Fault } from "./faults.ts";

/** When the tests with faults take place: a `Retry-After` with a date is told from here. */
export const FAULTS_NOW_MS = Date.parse(FACTS_DATE);
/** Longest answer that the server under test reads, in bytes. */
export const MAX_RESPONSE_BYTES = 512 * 1024;
/** Longest wait for an upstream where a case is about waiting, in milliseconds; elsewhere nothing waits. */
export const SHORT_TIMEOUT_MS = 400;
/** Where a redirect leads to that nobody may follow; nothing listens there. */
const ANOTHER_HOST = "http://127.0.0.2:9";

/** What happens below HTTP. `cut off`: headers and a part of the body came before. */
export type BrokenConnection = "refused" | "reset" | "cut off";

/** One fault. */
export interface FaultCase {
  readonly name: string;
  /** Laid over the upstream, or what becomes of the connection to it. */
  readonly fault: Fault | BrokenConnection;
  readonly kind: UpstreamErrorKind;
  /** What the advice of a refusal must say. */
  readonly advice?: RegExp;
  /** Ends by the timeout. */
  readonly waits?: true;
}

function status(code: number, kind: UpstreamErrorKind): FaultCase {
  return { name: `status ${code}`, fault: { kind: "status", status: code }, kind };
}

/** What any service can do to us. */
export const FAULT_CASES: readonly FaultCase[] = [
  status(500, "unavailable"),
  status(502, "unavailable"),
  status(503, "unavailable"),
  status(403, "rejected"),
  {
    name: "429 with seconds",
    fault: { kind: "rate-limit", retryAfter: { seconds: 7 } },
    kind: "rate_limited",
    advice: /Call again in 7 s/,
  },
  {
    name: "429 with a date",
    fault: { kind: "rate-limit", retryAfter: { date: new Date(FAULTS_NOW_MS + 90_000) } },
    kind: "rate_limited",
    advice: /Call again in 90 s/,
  },
  {
    name: "429 without Retry-After",
    fault: { kind: "rate-limit", retryAfter: "absent" },
    kind: "rate_limited",
  },
  {
    name: "an answer after the timeout",
    fault: { kind: "delay", delayMs: SHORT_TIMEOUT_MS * 5 },
    kind: "timeout",
    waits: true,
  },
  { name: "a hang before the headers", fault: { kind: "hang" }, kind: "timeout", waits: true },
  {
    name: "a hang in the body",
    fault: { kind: "hang-in-body", bytes: 10 },
    kind: "timeout",
    waits: true,
  },
  {
    name: "a connection that breaks in the body",
    fault: "cut off",
    kind: "malformed",
  },
  {
    name: "a body that is too short",
    fault: { kind: "truncation", bytes: 10, how: "clean" },
    kind: "malformed",
  },
  { name: "garbage", fault: { kind: "garbage" }, kind: "malformed" },
  {
    name: "a challenge page with status 200",
    fault: { kind: "wrong-content-type" },
    kind: "malformed",
  },
  {
    name: "a redirect to another host",
    fault: { kind: "redirect", to: { base: ANOTHER_HOST } },
    kind: "rejected",
  },
  {
    name: "a body over the cap",
    fault: { kind: "oversized", bytes: MAX_RESPONSE_BYTES + 200_000 },
    kind: "malformed",
  },
  { name: "a connection that is refused", fault: "refused", kind: "unreachable" },
  { name: "a connection that is reset", fault: "reset", kind: "unreachable" },
];

/** What a refusal says of each kind. */
export const KIND_WORDS: Readonly<Record<UpstreamErrorKind, RegExp>> = {
  unreachable: /: no connection/,
  timeout: /: no complete answer in time/,
  rate_limited: /: it limits our requests \(HTTP 429\)/,
  unavailable: /: it is failing \(HTTP 50\d\)/,
  circuit_open: /: not asked, because it failed repeatedly/,
  rejected: /: the request was refused/,
  malformed: /: its answer cannot be used/,
};
