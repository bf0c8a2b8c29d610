/** Whose project an answer is about, where several indexes are configured. @module */
import type { IndexOrigin } from "./release.ts";

/** The indexes whose project it is, where it is not the main one's alone; `undefined`: it is. */
export function otherOwners(origin: IndexOrigin | undefined): readonly string[] | undefined {
  if (origin === undefined || origin.isMain) return undefined;
  return origin.isMerged === true ? [origin.name, ...origin.alsoOn] : [origin.name];
}

/**
 * Why services that know PyPI's projects only are not asked of this one.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(ownersText(["corp"]), 'index "corp" serves this project');
 * ```
 */
export function ownersText(owners: readonly string[]): string {
  const named = owners.map((name) => JSON.stringify(name)).join(", ");
  return owners.length > 1
    ? `files of several indexes (${named}) are listed together as this project`
    : `index ${named} serves this project`;
}
