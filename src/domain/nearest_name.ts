/** Names that a caller may have meant: "did you mean" for project names and settings. @module */
import { editDistance } from "./edit_distance.ts";
import type { ProjectName } from "./name.ts";

const MAX_LENGTH = 64; // UTF-16 units; longer names are not typing slips of anything we list

/**
 * At most `most` of the candidates, nearest first: fewest typing slips (see `editDistance`), where
 * `-`, `_`, `.` and case do not count; among equals the earlier candidate, so give them most
 * popular first. The name itself is left out. One slip is allowed up to four letters, two up to
 * nine, then three.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseProjectName } from "./name.ts";
 * const known = ["requests", "urllib3", "flask"];
 * assert.deepEqual(nearestNames(parseProjectName("reqeusts"), known, { most: 3 }), ["requests"]);
 * ```
 */
export function nearestNames(
  name: ProjectName,
  candidates: Iterable<string>,
  options: { readonly most: number },
): readonly string[] {
  const wanted = letters(name);
  if (name.length > MAX_LENGTH || wanted === "") return [];
  const bound = slipsAllowed(wanted.length);
  const found = new Map<string, number>(); // keeps the candidates' order, which breaks ties
  for (const candidate of candidates) {
    if (candidate === name || candidate.length > MAX_LENGTH || found.has(candidate)) continue;
    const distance = editDistance(wanted, letters(candidate), bound);
    if (distance !== undefined) found.set(candidate, distance);
  }
  return [...found].sort(([, a], [, b]) => a - b).slice(0, options.most).map(([text]) => text);
}

/** How many slips still leave a text of this length recognisable. */
export function slipsAllowed(length: number): number {
  if (length <= 4) return 1;
  return length <= 9 ? 2 : 3;
}

function letters(text: string): string {
  return text.replace(/[-_.]+/g, "").toLowerCase();
}
