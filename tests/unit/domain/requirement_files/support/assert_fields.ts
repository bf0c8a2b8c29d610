import assert from "node:assert/strict";

/** Checks the fields that are named, of as many items as are expected. */
export function assertFields(
  actual: readonly object[],
  expected: readonly Readonly<Record<string, unknown>>[],
): void {
  const named = actual.map((item, index) => {
    const fields = new Map<string, unknown>(Object.entries(item));
    const keys = Object.keys(expected[index] ?? {});
    return Object.fromEntries(keys.map((key) => [key, fields.get(key)]));
  });
  assert.deepEqual(named, expected);
}
