/** A short list of words in a sentence. @module */

const MOST = 3;

/**
 * @example Equal ones are named once, and what is left out is counted
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(listSome(["a", "b", "a"]), "a or b");
 * assert.equal(listSome(["a", "b", "c", "d", "e"]), "a, b, c or 2 others");
 * ```
 */
export function listSome(words: readonly string[]): string {
  const distinct = [...new Set(words)];
  const left = distinct.length - MOST;
  const named = left > 1 ? [...distinct.slice(0, MOST), `${left} others`] : distinct;
  const last = named.at(-1) ?? "";
  return named.length < 2 ? last : `${named.slice(0, -1).join(", ")} or ${last}`;
}
