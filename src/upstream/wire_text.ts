/** Strangers' text on its way into the domain: cleaned, and absent where there is nothing to say. @module */
import * as z from "zod";
import { cleanText, cleanUrl, isPlainWord } from "../domain/untrusted_text.ts";
import { malformed } from "./decode_json.ts";

/** An optional field that says little: another type than text counts as not told instead of failing the document. */
export const wireProse = z.string().optional().catch(undefined);

/** Longest texts that are kept, in UTF-16 units; tools cut further for display. */
export const TEXT_LIMIT = {
  short: 500,
  summary: 1_000,
  requirement: 4_000,
  license: 10_000,
  details: 20_000,
  description: 200_000,
} as const;

/** `""`, blanks and the literal `UNKNOWN` of old build tools are absent. */
export function presentText(
  text: string | null | undefined,
  maxLength: number = TEXT_LIMIT.short,
  options: { readonly multiline?: boolean } | undefined = undefined,
): string | undefined {
  if (text === undefined || text === null) return undefined;
  if (text.length <= maxLength && isPlainWord(text)) return text === "UNKNOWN" ? undefined : text;
  const clean = cleanText(text, maxLength, options).trim();
  return clean === "" || clean === "UNKNOWN" ? undefined : clean;
}

/**
 * A version or an id, which something is found by: `UNKNOWN` is one like any other.
 * @throws {UpstreamError} `malformed`, if nothing can be seen of it: left out, it would hide what it names.
 */
export function requireLabel(text: string): string {
  const clean = cleanText(text, TEXT_LIMIT.short).trim();
  if (clean === "") throw malformed("a version or an id has no visible character");
  return clean;
}

/** Only `http` and `https`: other schemes and `UNKNOWN` are absent. */
export function presentUrl(text: string | null | undefined): string | undefined {
  return text === undefined || text === null ? undefined : cleanUrl(text);
}

/** Cleaned items; those that have nothing to say are left out. */
export function presentTexts(
  texts: readonly string[] | null | undefined,
  maxLength: number = TEXT_LIMIT.short,
): readonly string[] {
  return (texts ?? []).map((text) => presentText(text, maxLength))
    .filter((text) => text !== undefined);
}

const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:\d{2})?$/;

/** Times as PyPI writes them, of days that every month has: nothing to change or to check. */
const PLAIN_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/** RFC 3339 in UTC; a time without a zone is UTC (JSON API: `upload_time`); anything else is absent. */
export function presentTime(text: string | null | undefined): string | undefined {
  if (typeof text === "string" && text.length < 64 && PLAIN_TIME.test(text)) return text;
  const parts = TIME.exec((text ?? "").slice(0, 64).trim());
  if (parts === null) return undefined;
  const [, day, time, zone = "Z"] = parts;
  const parsed = new Date(`${day}T${time}${zone}`);
  if (Number.isNaN(parsed.getTime())) return undefined;
  return zone === "Z" ? `${day}T${time}Z` : parsed.toISOString();
}

/** Hexadecimal digits of one. */
export const SHA256_LENGTH = 64;
/** By character code: 0 for lower case hexadecimal digits, else 1. */
const NOT_HEXADECIMAL = new Uint8Array(128).fill(1);
for (const digit of "0123456789abcdef") NOT_HEXADECIMAL[digit.charCodeAt(0)] = 0;

/** Without a branch for each character: what comes next in a true hash cannot be foretold, so a pattern takes twice as long. */
function isHexadecimal(text: string): boolean {
  let wrong = 0;
  for (let index = 0; index < text.length; index++) {
    wrong |= NOT_HEXADECIMAL[text.charCodeAt(index)] ?? 1;
  }
  return wrong === 0;
}

/** Hexadecimal, lower case; anything else is absent, because nothing could be compared with it. */
export function presentSha256(text: unknown): string | undefined {
  if (typeof text !== "string" || text.length !== SHA256_LENGTH) return undefined;
  if (isHexadecimal(text)) return text; // as all indexes write it
  const lower = text.toLowerCase();
  return isHexadecimal(lower) ? lower : undefined;
}

/** Optional SHA-256; what is none counts as not told. */
export const wireSha256 = z.string().optional().catch(undefined).transform(presentSha256);

/** A count or a size; negative (`-1`: PyPI does not count) and fractional numbers count as not told. */
export const wireCount = z.number().int().nonnegative().optional().catch(undefined);
