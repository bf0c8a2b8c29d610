/** W3C trace context as text from outside: what is not valid counts as absent. @module */
import type { TraceContext } from "./call_observer.ts";

/** A caller's span. */
export interface RemoteSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** The bits that version 00 knows. */
  readonly flags: number;
  /** As it came, blanks around its entries removed; absent where it was absent or not valid. */
  readonly tracestate: string | undefined;
}

/** Keys of `_meta` (SEP-414) and names of headers are the same. */
interface Carrier {
  readonly [key: string]: unknown;
  readonly traceparent?: unknown;
  readonly tracestate?: unknown;
}

const MAX_LENGTH = 512; // UTF-16 units; "vendors should propagate at least 512 characters"
const MAX_ENTRIES = 32;
/** Version 00: four fields and no more; versions to come may add fields behind a dash. */
const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const KEY = /^(?:[a-z][a-z0-9_*/-]{0,255}|[a-z0-9][a-z0-9_*/-]{0,240}@[a-z][a-z0-9_*/-]{0,13})$/;
const VALUE = /^[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;
const KNOWN_FLAGS = 0b11; // sampled, and random trace id

/** What a carrier says, as it is; `undefined` where it says nothing that is valid. */
export function traceContextFrom(carrier: Carrier | undefined): TraceContext | undefined {
  if (typeof carrier?.traceparent !== "string") return undefined;
  const { traceparent, tracestate } = carrier;
  if (parseTraceparent(traceparent) === undefined) return undefined;
  return typeof tracestate === "string" ? { traceparent, tracestate } : { traceparent };
}

/** The caller's span; `undefined` where its `traceparent` is not valid: its `tracestate` then says nothing either. */
export function parseTraceContext(context: TraceContext | undefined): RemoteSpan | undefined {
  if (context === undefined) return undefined;
  const span = parseTraceparent(context.traceparent);
  return span && { ...span, tracestate: parseTracestate(context.tracestate) };
}

function parseTraceparent(text: string): Omit<RemoteSpan, "tracestate"> | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const [, version, traceId, spanId, flags, further] = TRACEPARENT.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (version === "ff" || (version === "00" && further !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, flags: Number.parseInt(flags, 16) & KNOWN_FLAGS };
}

/** One bad entry makes all of it worthless: it cannot be known what belongs together. */
function parseTracestate(text: string | undefined): string | undefined {
  if (text === undefined || text.length > MAX_LENGTH) return undefined;
  const entries = text.split(",").map((entry) => entry.replace(/^[ \t]+|[ \t]+$/g, ""))
    .filter((entry) => entry !== "");
  if (entries.length === 0 || entries.length > MAX_ENTRIES) return undefined;
  const keys = new Set<string>();
  for (const entry of entries) {
    const equals = entry.indexOf("=");
    const key = entry.slice(0, Math.max(0, equals));
    if (!KEY.test(key) || !VALUE.test(entry.slice(equals + 1)) || keys.has(key)) return undefined;
    keys.add(key);
  }
  return entries.join(",");
}
