/** Where in a JSON text the keys of its outer objects stand. @module */

/**
 * Lines (from 1) of the keys one and two objects deep, by `[outer]` and `[outer, inner]` in JSON, in a
 * text that is valid JSON already.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const lines = jsonKeyLines('{\n "default": {\n  "foo": {}\n }\n}');
 * assert.equal(lines.get('["default","foo"]'), 3);
 * ```
 */
export function jsonKeyLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let line = 1;
  let depth = 0;
  let outer = "";
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "\n") line++;
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    else if (character === '"') {
      const start = at;
      for (at++; at < text.length && text[at] !== '"'; at++) {
        if (text[at] === "\\") at++;
      }
      if (depth > 2 || !isKey(text, at + 1)) continue;
      const key: unknown = JSON.parse(text.slice(start, at + 1));
      if (typeof key !== "string") continue;
      if (depth === 1) outer = key;
      // The last of equal keys is the one that counts.
      lines.set(JSON.stringify(depth === 1 ? [key] : [outer, key]), line);
    }
  }
  return lines;
}

const AFTER_KEY = /\s*:/y;

function isKey(text: string, at: number): boolean {
  AFTER_KEY.lastIndex = at;
  return AFTER_KEY.test(text);
}
