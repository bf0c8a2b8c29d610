/** Where two transcripts part, for people. @module */

const AROUND = 3; // equal lines shown before
const SHOWN = 12; // different lines shown of each

/** The first difference with the heading of its step; `undefined` where there is none. */
export function firstDifference(expected: string, actual: string): string | undefined {
  if (expected === actual) return undefined;
  const [golden, said] = [expected.split("\n"), actual.split("\n")];
  let at = 0;
  while (golden[at] === said[at]) at++;
  const step = golden.slice(0, at + 1).findLast((line) => line.startsWith("== ")) ?? "the head";
  // What is equal again afterwards is not part of it.
  let same = 0;
  const longest = Math.min(golden.length, said.length) - at;
  while (same < longest && golden.at(-1 - same) === said.at(-1 - same)) same++;
  const changed = (lines: readonly string[], mark: string) => {
    const different = lines.slice(at, lines.length - same);
    const more = different.length - SHOWN;
    const shown = different.slice(0, SHOWN).map((line) => `${mark} ${line}`);
    return more > 0 ? [...shown, `${mark} … ${more} more lines`] : shown;
  };
  return [
    `line ${at + 1}, in "${step}" (- is committed, + was said now):`,
    ...golden.slice(Math.max(0, at - AROUND), at).map((line) => `  ${line}`),
    ...changed(golden, "-"),
    ...changed(said, "+"),
  ].join("\n");
}
