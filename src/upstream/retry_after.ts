/** The `Retry-After` header. @module */

/** Longest wait that is believed: a day. Anything above is a mistake or malice. */
const MAX_RETRY_AFTER_MS = 86_400_000;
const SECONDS = /^\d{1,10}$/;
/** RFC 9110, 5.6.7: the fixed form and the obsolete one of RFC 850; asctime names no zone, so it is not believed. */
const DATE = /^[A-Z][a-z]{2,8}, [\w -]{1,20} \d\d:\d\d:\d\d GMT$/;

/**
 * RFC 9110, 10.2.3: seconds or an HTTP date. In milliseconds from now, 0 for the past, capped at a day;
 * `undefined` for anything else.
 */
export function parseRetryAfter(text: string | null, nowMs: number): number | undefined {
  const value = text?.trim() ?? "";
  if (value.length > 64) return undefined;
  if (SECONDS.test(value)) return Math.min(Number(value) * 1000, MAX_RETRY_AFTER_MS);
  if (!DATE.test(value)) return undefined;
  const atMs = Date.parse(value);
  if (Number.isNaN(atMs)) return undefined;
  return Math.min(Math.max(0, atMs - nowMs), MAX_RETRY_AFTER_MS);
}
