/** Text from strangers (summaries, yank reasons, advisory prose, URLs) made safe to hand on. @module */

// Terminal colours and cursor moves: removed whole, or their visible rest ("[31m") would stay.
// deno-lint-ignore no-control-regex -- control characters are what it looks for
const TERMINAL_SEQUENCE = /\u001b\[[0-?]*[ -/]*[@-~]/g;
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
// C0 and C1 controls but for tab and line feed.
// deno-lint-ignore no-control-regex -- as above
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
// Characters that show nothing but reorder text or hide some in it: bidirectional controls, zero
// width spaces, soft hyphens, annotation marks, tag characters and supplementary selectors.
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
// Joiners and variation selectors belong to emoji and to some scripts, one or two at a time; longer
// runs carry hidden bytes.
const JOINER_RUN = /[\u200c\u200d\ufe00-\ufe0f]{3,}|[\u200c\u200d]{2}|[\ufe00-\ufe0f]{2}/g;
const NOT_PLAIN = /[^!-~]/;
const PLAIN_LINE = /^[!-~]+(?: [!-~]+)*$/; // printable ASCII, no blanks to trim or to fold
const MAX_URL_LENGTH = 2_048; // UTF-16 units
const PLAIN_URL = /^https?:\/\/[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/i; // RFC 3986 characters

/** Printable ASCII without blanks, as nearly all names, versions and times are: `cleanText` has nothing to do there. */
export function isPlainWord(text: string): boolean {
  return text !== "" && !NOT_PLAIN.test(text);
}

/**
 * Upstream text without control, bidirectional and other invisible characters, at most `maxLength`
 * UTF-16 units long; what was cut is marked by a final `…`, which counts. One line by default
 * (every run of blanks is one space); `multiline` keeps line feeds, at most one empty line at once.
 *
 * @example Colours and direction overrides go, words stay
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(cleanText("\u001b[31mred\u001b[0m\n\u202Etxet", 80), "red txet");
 * assert.equal(cleanText("abcdef", 4), "abc…");
 * ```
 */
export function cleanText(
  text: string,
  maxLength: number,
  options: { readonly multiline?: boolean } = {},
): string {
  if (text.length <= maxLength && PLAIN_LINE.test(text)) return text; // nothing to remove
  // Bounds the work below; generous, because stripping shortens.
  const room = maxLength * 4 + 1_024;
  const shown = text.slice(0, room)
    .replace(TERMINAL_SEQUENCE, "")
    .replace(LINE_END, "\n")
    .replace(CONTROL, "")
    .toWellFormed()
    .replace(INVISIBLE, "")
    .replace(JOINER_RUN, "");
  const spaced = options.multiline === true
    ? shown.replace(/\t/g, "    ").replace(/\n{3,}/g, "\n\n").replace(/^\n+/, "").trimEnd()
    : shown.replace(/\s+/g, " ").trim();
  return cut(spaced, maxLength, text.length > room);
}

/**
 * The URL, if it is an absolute `http` or `https` one without user name or password (`https://
 * pypi.org@other.example` misleads readers); else `undefined`. Characters that a URL may not hold
 * come back percent-encoded, a host in another script as punycode.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(cleanUrl("https://example.org/a b"), "https://example.org/a%20b");
 * assert.equal(cleanUrl("javascript:alert(1)"), undefined);
 * ```
 */
export function cleanUrl(text: string): string | undefined {
  if (text.length > MAX_URL_LENGTH) return undefined;
  const trimmed = text.replace(INVISIBLE, "").trim();
  const url = URL.parse(trimmed);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return undefined;
  if (url.username !== "" || url.password !== "") return undefined;
  if (PLAIN_URL.test(trimmed)) return trimmed; // as written: no slash added, no port dropped
  return url.href.length > MAX_URL_LENGTH ? undefined : url.href;
}

function cut(text: string, maxLength: number, alreadyCut: boolean): string {
  if (text.length <= maxLength && !alreadyCut) return text;
  if (maxLength < 1) return "";
  const kept = text.slice(0, maxLength - 1);
  const last = kept.charCodeAt(kept.length - 1);
  // Half of a surrogate pair is not a character.
  return `${(last >= 0xd800 && last <= 0xdbff ? kept.slice(0, -1) : kept).trimEnd()}…`;
}
