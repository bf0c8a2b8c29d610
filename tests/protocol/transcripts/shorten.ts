/** Shortens a message for a transcript; what is left out can still not change unseen. @module */
import { createHash } from "node:crypto";

const LONGEST_TEXT = 160; // UTF-16 units
const KEPT_TEXT = 100;
const KEPT_ITEMS = 2;
const DEEPEST = 4; // levels below the message
const SMALL = 80; // UTF-16 units of JSON that are shown at any depth
const HASH_DIGITS = 12;

/** The rule, as the transcripts state it. */
export const SHORTENING =
  `A text of more than ${LONGEST_TEXT} characters is cut to ${KEPT_TEXT}, a list to ${KEPT_ITEMS} items, and what lies more than ` +
  `${DEEPEST} levels deep and takes more than ${SMALL} characters is left out. Each cut tells the length of the whole and the ` +
  `first ${HASH_DIGITS} digits of its SHA-256.`;

/** A value of JSON by the rule. */
export function shorten(value: unknown, depth = 0): unknown {
  if (typeof value === "string") {
    if (value.length <= LONGEST_TEXT) return value;
    return `${value.slice(0, KEPT_TEXT)}… ${cut("characters", value.length, value)}`;
  }
  if (typeof value !== "object" || value === null) return value;
  const json = JSON.stringify(value);
  if (depth > DEEPEST && json.length > SMALL) return `… ${cut("characters", json.length, json)}`;
  if (!Array.isArray(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, shorten(inner, depth + 1)]),
    );
  }
  const items = json.length > SMALL ? value.slice(0, KEPT_ITEMS) : value;
  const shown = items.map((item) => shorten(item, depth + 1));
  if (items.length === value.length) return shown;
  return [...shown, `… ${cut("items", value.length, json)}`];
}

function cut(unit: string, count: number, whole: string): string {
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, HASH_DIGITS);
  return `(${count} ${unit}, ${hash})`;
}
