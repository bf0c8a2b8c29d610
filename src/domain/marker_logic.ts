/**
 * What can be proven of environment markers without an environment. Sound, but not complete: apart from
 * Python's two versions variables count as independent, so `os_name == "nt"` and `sys_platform == "linux"`
 * are not known to exclude each other. @module
 */
import { reduceMarker } from "./marker_reduction.ts";
import { isVariable, joinMarkers, type Marker } from "./marker_tree.ts";
import { TruthTable } from "./marker_truth.ts";

const MAX_DEPTH = 4; // how far a marker too large for one table is taken apart

/**
 * Whether it is proven that the marker holds nowhere, e.g. `python_version < "3" and
 * python_version >= "3.8"`. `false` means that it may hold, not that it does.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseMarker } from "./marker.ts";
 * const marker = parseMarker("sys_platform == 'win32' and sys_platform == 'linux'");
 * assert.ok(isUnreachableMarker(marker));
 * ```
 */
export function isUnreachableMarker(marker: Marker): boolean {
  const reduced = reduceMarker(marker, () => undefined);
  return typeof reduced !== "boolean" && isNever(reduced, MAX_DEPTH);
}

/**
 * Whether it is proven that no environment has both. Of two requirements each applies for an extra of
 * its own, since several may be chosen, so `extra == "a"` and `extra == "b"` are not disjoint. `false`
 * means that it is not proven: variables count as independent, `os_name` and `sys_platform` too.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseMarker } from "./marker.ts";
 * const [old, recent] = ["python_version < '3.8'", "python_full_version >= '3.8.1'"];
 * assert.ok(markersAreDisjoint(parseMarker(old), parseMarker(recent)));
 * ```
 */
export function markersAreDisjoint(a: Marker, b: Marker): boolean {
  if (isUnreachableMarker(a) || isUnreachableMarker(b)) return true;
  // Markers have no "not", so taking a comparison for true only makes them hold more often.
  const [first, second] = [a, b].map((marker) => (
    reduceMarker(marker, ({ left, right }) => (
      isVariable(left, "extra") || isVariable(right, "extra") ? true : undefined
    ))
  ));
  if (first === undefined || second === undefined) return false;
  if (typeof first === "boolean" || typeof second === "boolean") {
    return typeof first !== "boolean" && isUnreachableMarker(first) ||
      typeof second !== "boolean" && isUnreachableMarker(second);
  }
  return isUnreachableMarker(joinMarkers("and", [first, second]));
}

/** Not more than `depth` calls within one another. */
function isNever(marker: Marker, depth: number): boolean {
  const table = TruthTable.of(marker);
  if (table !== undefined) return table.isNever(table.truthOf(marker));
  if (marker.kind === "comparison" || depth === 0) return false;
  if (marker.kind === "or") return marker.operands.every((operand) => isNever(operand, depth - 1));
  const plain = marker.operands.filter((operand) => operand.kind === "comparison");
  return marker.operands.some((operand) => isNever(operand, depth - 1)) ||
    (plain.length < marker.operands.length && plain.length > 1 &&
      isNever(joinMarkers("and", plain), depth - 1));
}
