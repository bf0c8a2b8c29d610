/** Environment markers without the parts that are decided or change nothing. @module */
import { minorOfFull } from "./marker_cases.ts";
import {
  compileComparison,
  type MarkerEnvironment,
  UndecidableMarkerError,
} from "./marker_comparison.ts";
import { pruneMarker } from "./marker_pruning.ts";
import { mergePythonVersions } from "./marker_python_ranges.ts";
import { reduceMarker } from "./marker_reduction.ts";
import { foldMarker, joinMarkers, type Marker, type MarkerComparison } from "./marker_tree.ts";
import { TruthTable } from "./marker_truth.ts";

const MAX_SIZE = 300; // comparisons and groups; every one is tried

/**
 * A shorter marker that says the same wherever `given` is true of the environment, or `true` or
 * `false` when that decides it. A name that `given` lacks is unknown, `extra` too. What values of
 * variables look like is taken from PEP 508: `python_version` is major.minor and the beginning of
 * `python_full_version`, which like `implementation_version` is a version and no post-release. A
 * marker too large to be worked out as a whole is simplified in parts. Where the given marker is
 * undecidable the shorter one may be decided.
 *
 * Sound, but not complete: apart from those versions variables count as independent, so that nothing relates
 * `os_name` to `sys_platform`, and what only holds where they contradict each other is kept.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatMarker, parseMarker } from "./marker.ts";
 * const marker = parseMarker("os_name == 'nt' and python_version >= '3.8' and python_version > '3'");
 * const simpler = simplifyMarker(marker, { os_name: "nt" });
 * assert.equal(typeof simpler === "boolean" || formatMarker(simpler), 'python_version >= "3.8"');
 * assert.equal(simplifyMarker(marker, { python_version: "2.7" }), false);
 * ```
 */
export function simplifyMarker(marker: Marker, given: MarkerEnvironment = {}): Marker | boolean {
  const { python_full_version: full } = given;
  const short = given.python_version ?? (full === undefined ? undefined : minorOfFull(full));
  const known = { ...given, python_version: short };
  const reduced = reduceMarker(marker, (comparison) => decided(comparison, known));
  if (typeof reduced === "boolean") return reduced;
  const whole = simplifyWhole(reduced, known);
  if (whole !== undefined || reduced.kind === "comparison") return whole ?? reduced;
  const parts = reduced.operands.map((operand) => simplifyWhole(operand, known) ?? operand);
  const decisive = reduced.kind === "or";
  if (parts.includes(decisive)) return decisive;
  const left = parts.flatMap((part) => typeof part === "boolean" ? [] : [part]);
  return left.length === 0 ? !decisive : joinMarkers(reduced.kind, left);
}

function decided(comparison: MarkerComparison, known: MarkerEnvironment): boolean | undefined {
  const { left, right } = comparison;
  const unknown = [left, right].some((operand) => (
    operand.kind === "variable" && known[operand.name] === undefined
  ));
  if (unknown) return undefined;
  try {
    return compileComparison(comparison)(known);
  } catch (error) {
    if (error instanceof UndecidableMarkerError) return undefined;
    throw error;
  }
}

/** `undefined`: there are too many cases, or parts. */
function simplifyWhole(marker: Marker, known: MarkerEnvironment): Marker | boolean | undefined {
  const table = TruthTable.of(marker, known);
  if (table === undefined) return undefined;
  const truth = table.truthOf(marker);
  if (table.isAlways(truth)) return true;
  if (table.isNever(truth)) return false;
  let size = 0;
  foldMarker(marker, () => size++, () => size++);
  return size > MAX_SIZE ? undefined : mergePythonVersions(pruneMarker(marker, table));
}
