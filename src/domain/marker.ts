/** PEP 508 environment markers: read, evaluate, write, and what they say about extras. @module */
import { CallerError } from "./caller_error.ts";
import {
  compileComparison,
  type MarkerEnvironment,
  type MarkerTest,
  UndecidableMarkerError,
} from "./marker_comparison.ts";
import { scanMarker } from "./marker_syntax.ts";
import {
  foldMarker,
  isVariable,
  type Marker,
  type MarkerComparison,
  type MarkerOperand,
} from "./marker_tree.ts";
import { TextScanner } from "./text_scanner.ts";

export { type MarkerEnvironment, UndecidableMarkerError } from "./marker_comparison.ts";
export { formatMarker } from "./marker_text.ts";
export type { Marker } from "./marker_tree.ts";

const MAX_LENGTH = 65_536; // UTF-16 units; the longest on PyPI have about 2,000

/** Text is not a PEP 508 marker. */
export class InvalidMarkerError extends CallerError {
  override readonly name = "InvalidMarkerError";
}

/**
 * @example `and` binds tighter than `or`
 * ```ts
 * import assert from "node:assert/strict";
 * const marker = parseMarker("os_name == 'nt' or os_name == 'posix' and extra == 'Foo_Bar'");
 * assert.ok(evaluateMarker(marker, { os_name: "nt" }));
 * assert.deepEqual([...extrasOf(marker)], ["foo-bar"]);
 * ```
 * @throws {InvalidMarkerError} If `text` is not a marker or passes 65536 characters; the span says
 * where.
 */
export function parseMarker(text: string): Marker {
  const quoted = JSON.stringify(text.slice(0, 200));
  if (text.length > MAX_LENGTH) {
    throw new InvalidMarkerError(
      `Cannot parse marker ${quoted}: expected at most ${MAX_LENGTH} characters, found ${text.length}`,
      text,
      [MAX_LENGTH, text.length],
    );
  }
  const scanner = new TextScanner(text, (expected, found, span) => (
    new InvalidMarkerError(
      `Cannot parse marker ${quoted}: expected ${expected}, found ${found}`,
      text,
      span,
    )
  ));
  const marker = scanMarker(scanner);
  if (!scanner.atEnd) scanner.fail(`"and", "or" or the end of the marker`);
  return marker;
}

/** Programs by their marker: a tree never changes, and a set of requirements is evaluated again and again. */
const programs = new WeakMap<Marker, MarkerTest>();

/**
 * Whether the marker holds. Version comparisons are made for the four variables that hold versions,
 * where operator and right side make a specifier; everything else is text, as in `packaging` 26.
 *
 * @throws {UndecidableMarkerError} If a name that is needed is absent from `environment` (every
 * comparison is made, none is skipped), or a comparison is not defined.
 */
export function evaluateMarker(marker: Marker, environment: MarkerEnvironment): boolean {
  let program = programs.get(marker);
  if (program === undefined) {
    program = compileMarker(marker);
    programs.set(marker, program);
  }
  return program(environment);
}

/** Joins the last `count` results into one. */
interface Join {
  readonly kind: "and" | "or";
  readonly count: number;
}

/** The marker as steps in the order of evaluation: comparisons leave results, joins take them. */
function compileMarker(marker: Marker): MarkerTest {
  if (marker.kind === "comparison") return compileComparison(marker);
  const steps: (MarkerTest | Join)[] = [];
  foldMarker(
    marker,
    (comparison) => steps.push(compileComparison(comparison)),
    (kind, operands) => steps.push({ kind, count: operands.length }),
  );
  return (environment) => {
    const results: boolean[] = [];
    for (const step of steps) {
      results.push(typeof step === "function" ? step(environment) : joined(step, results));
    }
    return results[0] === true;
  };
}

function joined({ kind, count }: Join, results: boolean[]): boolean {
  let held = kind === "and";
  for (let taken = 0; taken < count; taken++) {
    const one = results.pop() === true;
    held = kind === "and" ? held && one : held || one;
  }
  return held;
}

/** Extras that the marker names with `extra == "x"` or `"x" in extras`, normalised, in the order of the text. */
export function extrasOf(marker: Marker): ReadonlySet<string> {
  const extras = new Set<string>();
  foldMarker(marker, ({ left, operator, right }) => {
    if (operator === "==" && isVariable(left, "extra") && right.kind === "literal") {
      extras.add(right.text);
    } else if (
      left.kind === "literal" && ((operator === "==" && isVariable(right, "extra")) ||
        (operator === "in" && isVariable(right, "extras")))
    ) {
      extras.add(left.text);
    }
  }, () => {});
  return extras;
}

/**
 * Whether the marker is false in every environment as long as no extra is chosen, so that the
 * requirement belongs to extras. Only comparisons with `extra` are decided; any other is taken to be
 * possible.
 */
export function requiresExtra(marker: Marker): boolean {
  return !foldMarker<boolean>(
    marker,
    canHoldWithoutExtra,
    (kind, possible) => kind === "or" ? possible.some(Boolean) : possible.every(Boolean),
  );
}

function canHoldWithoutExtra(comparison: MarkerComparison): boolean {
  const { left, right } = comparison;
  const decided = (isExtra(left) && right.kind === "literal") ||
    (isExtra(right) && left.kind === "literal");
  if (!decided) return true;
  try {
    return evaluateMarker(comparison, { extras: new Set() });
  } catch (error) {
    if (error instanceof UndecidableMarkerError) return true;
    throw error;
  }
}

function isExtra(operand: MarkerOperand): boolean {
  return isVariable(operand, "extra") || isVariable(operand, "extras");
}
