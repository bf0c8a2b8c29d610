/** Lines of a requirements.txt as pip joins them: continuations together, comments gone. @module */

/** One logical line. */
export interface LogicalLine {
  /** Of its first physical line, from 1. */
  readonly line: number;
  /** Without comment and surrounding blanks; never empty. */
  readonly text: string;
}

// What Python's splitlines() takes for the end of a line.
// deno-lint-ignore no-control-regex -- separators are control characters
const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\u0085\u2028\u2029]/;

/**
 * The logical lines: a line that ends in `\` goes on in the next one, unless it is a comment, and a
 * comment begins with `#` at the start or after a blank.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const found = logicalLines("# all\nfoo==1 \\\n  --hash=sha256:aa # why\n");
 * assert.deepEqual(found, [{ line: 2, text: "foo==1   --hash=sha256:aa" }]);
 * ```
 */
export function logicalLines(content: string): readonly LogicalLine[] {
  const found: LogicalLine[] = [];
  const add = (line: number, joined: string) => {
    const text = withoutComment(joined).trim();
    if (text !== "") found.push({ line, text });
  };
  let pending: string[] = [];
  let first = 0;
  const physical = content.split(LINE_END);
  for (const [index, text] of physical.entries()) {
    const comment = isComment(text);
    if (text.endsWith("\\") && !comment) {
      if (pending.length === 0) first = index + 1;
      pending.push(withoutBackslashes(text));
    } else {
      // The blank keeps a comment from growing onto the line before it.
      const last = comment ? ` ${text}` : text;
      add(pending.length === 0 ? index + 1 : first, pending.join("") + last);
      pending = [];
    }
  }
  if (pending.length > 0) add(first, pending.join(""));
  return found;
}

function isComment(text: string): boolean {
  return text.trimStart().startsWith("#");
}

function withoutComment(text: string): string {
  for (let at = text.indexOf("#"); at !== -1; at = text.indexOf("#", at + 1)) {
    if (at === 0 || /\s/.test(text.charAt(at - 1))) return text.slice(0, at);
  }
  return text;
}

/** At both ends, as pip strips them. */
function withoutBackslashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (end > start && text[end - 1] === "\\") end--;
  while (start < end && text[start] === "\\") start++;
  return text.slice(start, end);
}
