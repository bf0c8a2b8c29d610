/** Requirements of one release by the extra that they are for. @module */
import { extrasOf, requiresExtra } from "../domain/marker.ts";
import { normalizeName } from "../domain/name.ts";
import type { Requirement } from "../domain/requirement.ts";

/** The group of markers that need an extra without naming one by `==`. */
export const OTHER_EXTRA = "(other)";

/** Requirements by what they need to be installed. */
export interface GroupedRequirements {
  /** Installed without any extra, as far as markers of the environment allow. */
  readonly runtime: readonly Requirement[];
  /** By normalised extra, sorted; a requirement of two extras stands under both. */
  readonly byExtra: ReadonlyMap<string, readonly Requirement[]>;
  /** Requirements behind extras, each counted once. */
  readonly optionalCount: number;
}

/** Sorts requirements by extra; extras without requirements get an empty list. */
export function groupByExtra(
  requirements: readonly Requirement[],
  providesExtra: readonly string[],
): GroupedRequirements {
  const runtime: Requirement[] = [];
  const byExtra = new Map<string, Requirement[]>();
  for (const extra of providesExtra) byExtra.set(normalizeName(extra), []);
  for (const requirement of requirements) {
    const { marker } = requirement;
    if (marker === undefined || !requiresExtra(marker)) {
      runtime.push(requirement);
      continue;
    }
    const extras = extrasOf(marker);
    for (const extra of extras.size === 0 ? [OTHER_EXTRA] : extras) {
      const group = byExtra.get(extra) ?? [];
      group.push(requirement);
      byExtra.set(extra, group);
    }
  }
  return {
    runtime,
    byExtra: new Map([...byExtra].sort(([a], [b]) => a < b ? -1 : 1)),
    optionalCount: requirements.length - runtime.length,
  };
}
