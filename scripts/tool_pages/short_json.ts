/** A structured answer cut to what shows its shape. @module */

/** How much of it is shown. */
export interface ShortJsonLimits {
  /** Entries of a list. */
  readonly entryCount: number;
  /** UTF-16 units of a text. */
  readonly textLength: number;
}

const LIMITS: ShortJsonLimits = { entryCount: 2, textLength: 160 };

/**
 * Still JSON: what a list lost stands as its last entry, what a text lost behind an ellipsis.
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(shortened([1, 2, 3, 4]), [1, 2, "… 2 more"]);
 * ```
 */
export function shortened(value: unknown, limits: ShortJsonLimits = LIMITS): unknown {
  if (typeof value === "string") {
    return value.length <= limits.textLength ? value : `${value.slice(0, limits.textLength)}…`;
  }
  if (Array.isArray(value)) {
    const kept = value.slice(0, limits.entryCount).map((entry) => shortened(entry, limits));
    const left = value.length - kept.length;
    return left === 0 ? kept : [...kept, `… ${left} more`];
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, shortened(inner, limits)]),
  );
}
