/** What Python calls a blank: not quite what JavaScript does. @module */

/**
 * The blanks, as the inside of a character class. U+FEFF is none; the information separators and
 * "next line" are.
 */
export const BLANKS = String
  .raw`\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
const BLANK = new RegExp(`^[${BLANKS}]$`);

/** Python's `str.strip()`, `lstrip()` and `rstrip()`. */
export function stripBlanks(text: string, side: "both" | "start" | "end" = "both"): string {
  let start = 0;
  let end = text.length;
  if (side !== "end") { while (start < end && BLANK.test(text.charAt(start))) start += 1; }
  if (side !== "start") { while (end > start && BLANK.test(text.charAt(end - 1))) end -= 1; }
  return text.slice(start, end);
}
