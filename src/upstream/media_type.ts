/** The `Content-Type` header. @module */
import { AttemptFailure } from "../resilience/attempt_failure.ts";

const ESSENCE = /^[a-z0-9][a-z0-9.+_-]{0,100}\/[a-z0-9][a-z0-9.+_-]{0,100}$/;
const CHARSET = /;\s{0,8}charset="?([A-Za-z0-9_-]{1,40})/i;
const UTF8 = new Set(["utf-8", "utf8", "us-ascii", "ascii"]);

/** Media type without parameters, in lower case; empty where there is none or it is not one. */
export function mediaTypeOf(contentType: string | null): string {
  const text = (contentType ?? "").slice(0, 300);
  const essence = (text.split(";", 1)[0] ?? "").trim().toLowerCase();
  return ESSENCE.test(essence) ? essence : "";
}

/**
 * PyPI's Index API answers 200 with HTML when it did not understand `Accept`: only this check tells.
 * @throws {AttemptFailure} `malformed` for a media type that is not expected, or text that is not UTF-8.
 */
export function checkMediaType(contentType: string | null, expected: readonly string[]): void {
  const essence = mediaTypeOf(contentType);
  if (expected.length > 0 && !expected.includes(essence)) {
    const detail = `expected ${expected.join(" or ")}, got ${essence === "" ? "no type" : essence}`;
    throw new AttemptFailure({ kind: "malformed", status: 200, detail });
  }
  const charset = CHARSET.exec((contentType ?? "").slice(0, 300))?.[1];
  if (charset !== undefined && !UTF8.has(charset.toLowerCase())) {
    const detail = "expected UTF-8, got another character set";
    throw new AttemptFailure({ kind: "malformed", status: 200, detail });
  }
}
