/** How many typing slips lie between two short texts. @module */

/**
 * Damerau–Levenshtein distance in its optimal-alignment form: insertions, deletions, substitutions
 * and swaps of neighbours, none of them edited twice. Counted in UTF-16 units. `undefined`: more
 * than `most`, found out without the whole table.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(editDistance("requests", "reqeusts", 2), 1);
 * assert.equal(editDistance("requests", "flask", 2), undefined);
 * ```
 */
export function editDistance(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let steps = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] &&
        a[row - 2] === b[column - 1];
      if (swapped) steps = Math.min(steps, at(older, column - 2) + 1);
      current.push(steps);
      least = Math.min(least, steps);
    }
    // A swap reaches back one row more, so only two rows over the bound prove it.
    if (least > most && Math.min(...previous) > most) return undefined;
    older = previous;
    previous = current;
  }
  const distance = at(previous, b.length);
  return distance > most ? undefined : distance;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
