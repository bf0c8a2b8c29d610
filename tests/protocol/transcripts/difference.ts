/** Where two transcripts part, for people. @module */

const AROUND = 3; // equal lines shown before
const SHOWN = 12; // different lines shown of each
const EQUAL = 3; // lines in a row that end a difference

/** The first difference with the heading of its step; `undefined` where there is none. */
export function firstDifference(expected: string, actual: string): string | undefined {
  if (expected === actual) return undefined;
  const [golden, said] = [expected.split("\n"), actual.split("\n")];
  let at = 0;
  while (golden[at] === said[at]) at++;
  const step = golden.slice(0, at + 1).findLast((line) => line.startsWith("== ")) ?? "the head";
  const [removed, added] = untilEqual(golden.slice(at), said.slice(at));
  const changed = (lines: readonly string[], mark: string) => {
    const more = lines.length - SHOWN;
    const shown = lines.slice(0, SHOWN).map((line) => `${mark} ${line}`);
    return more > 0 ? [...shown, `${mark} … ${more} more lines`] : shown;
  };
  const ends = [golden.slice(at + removed.length), said.slice(at + added.length)];
  const [rest, restSaid] = ends.map((lines) => lines.join("\n"));
  return [
    `line ${at + 1}, in "${step}" (- is committed, + was said now):`,
    ...golden.slice(Math.max(0, at - AROUND), at).map((line) => `  ${line}`),
    ...changed(removed, "-"),
    ...changed(added, "+"),
    ...(rest === restSaid ? [] : ["more is different further down"]),
  ].join("\n");
}

/** What stands before the first lines that are equal again, taking as little as can be. */
function untilEqual(
  golden: readonly string[],
  said: readonly string[],
): readonly [readonly string[], readonly string[]] {
  const areEqual = (left: number, right: number) => {
    for (let line = 0; line < EQUAL; line++) {
      if (golden[left + line] !== said[right + line]) return false;
    }
    return true;
  };
  // The shortest first; beyond both ends everything is equal, so that it ends.
  for (let taken = 1;; taken++) {
    for (
      let left = Math.max(0, taken - said.length);
      left <= Math.min(taken, golden.length);
      left++
    ) {
      if (areEqual(left, taken - left)) return [golden.slice(0, left), said.slice(0, taken - left)];
    }
  }
}
