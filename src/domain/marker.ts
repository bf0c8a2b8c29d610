/** PEP 508 environment markers: read, evaluate, write, and what they say about extras. @module */
import { CallerError } from "./caller_error.ts";
import {
  type Marker,
  type MarkerComparison,
  type MarkerOperand,
  type MarkerOperator,
  type MarkerVariable,
  scanMarker,
} from "./marker_syntax.ts";
import { normalizeName } from "./name.ts";
import { toReleaseVersion } from "./release_version.ts";
import { admits, tryParseSpecifier } from "./specifier.ts";
import { TextScanner } from "./text_scanner.ts";

export type { Marker } from "./marker_syntax.ts";

/** The environment of an installation. A name that is absent is not known, which is not empty. */
export interface MarkerEnvironment {
  readonly implementation_name?: string;
  readonly implementation_version?: string;
  readonly os_name?: string;
  readonly platform_machine?: string;
  readonly platform_python_implementation?: string;
  readonly platform_release?: string;
  readonly platform_system?: string;
  readonly platform_version?: string;
  /** Major, minor and micro, e.g. `3.12.4`. */
  readonly python_full_version?: string;
  /** Major and minor, e.g. `3.12`. */
  readonly python_version?: string;
  readonly sys_platform?: string;
  /** The chosen extra in any spelling; absent: none is chosen. */
  readonly extra?: string;
  /** Lock files only (PEP 751). */
  readonly extras?: ReadonlySet<string>;
  /** Lock files only (PEP 751). */
  readonly dependency_groups?: ReadonlySet<string>;
}

const MAX_LENGTH = 8192; // UTF-16 units; the longest on PyPI have about 2,000

/** Text is not a PEP 508 marker. */
export class InvalidMarkerError extends CallerError {
  override readonly name = "InvalidMarkerError";
}

/** A marker cannot be decided: it needs a name that the environment lacks, or compares what has no order. */
export class UndecidableMarkerError extends CallerError {
  override readonly name = "UndecidableMarkerError";
  constructor(marker: Marker, reason: string) {
    const text = formatMarker(marker);
    super(`Cannot evaluate marker ${JSON.stringify(text.slice(0, 200))}: ${reason}`, text);
  }
}

/**
 * @example `and` binds tighter than `or`
 * ```ts
 * import assert from "node:assert/strict";
 * const marker = parseMarker("os_name == 'nt' or os_name == 'posix' and extra == 'Foo_Bar'");
 * assert.ok(evaluateMarker(marker, { os_name: "nt" }));
 * assert.deepEqual([...extrasOf(marker)], ["foo-bar"]);
 * ```
 * @throws {InvalidMarkerError} If `text` is not a marker, nests more than 64 parentheses or passes
 * 8192 characters; the span says where.
 */
export function parseMarker(text: string): Marker {
  const quoted = JSON.stringify(text.slice(0, 200));
  if (text.length > MAX_LENGTH) {
    throw new InvalidMarkerError(
      `Cannot parse marker ${quoted}: expected at most ${MAX_LENGTH} characters, found ${text.length}`,
      text,
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

/**
 * Whether the marker holds. Version comparisons are made for the four variables that hold versions,
 * where operator and right side make a specifier; everything else is text, as in `packaging` 26.
 *
 * @throws {UndecidableMarkerError} If a name that is needed is absent from `environment` (every
 * comparison is made, none is skipped), or a comparison is not defined.
 */
export function evaluateMarker(marker: Marker, environment: MarkerEnvironment): boolean {
  if (marker.kind === "comparison") return compare(marker, environment);
  const results = marker.operands.map((operand) => evaluateMarker(operand, environment));
  return marker.kind === "and" ? results.every(Boolean) : results.some(Boolean);
}

const VERSION_VARIABLES: ReadonlySet<string> = new Set([
  "implementation_version",
  "platform_release",
  "python_full_version",
  "python_version",
]);

function compare(marker: MarkerComparison, environment: MarkerEnvironment): boolean {
  const { left, operator, right } = marker;
  const variable = left.kind === "variable" ? left : right;
  if (variable.kind !== "variable") {
    throw new UndecidableMarkerError(marker, "it compares two literals and names no variable");
  }
  const leftValue = valueOf(left, marker, environment);
  const rightValue = valueOf(right, marker, environment);
  if (typeof leftValue !== "string") {
    throw new UndecidableMarkerError(marker, `${variable.name} is a set, write "name" in it`);
  }
  if (typeof rightValue === "string" && VERSION_VARIABLES.has(variable.name)) {
    const specifier = tryParseSpecifier(operator + rightValue);
    if (specifier !== undefined) return admits(specifier, toReleaseVersion(leftValue));
  }
  const held = compareTexts(leftValue, operator, rightValue);
  if (held === undefined) {
    throw new UndecidableMarkerError(marker, `${operator} is not defined for these values`);
  }
  return held;
}

function valueOf(
  operand: MarkerOperand,
  marker: Marker,
  environment: MarkerEnvironment,
): string | ReadonlySet<string> {
  if (operand.kind === "literal") return operand.text;
  const value = environment[operand.name];
  if (operand.name === "extra") return normalizeName(environment.extra ?? "");
  if (value === undefined) {
    throw new UndecidableMarkerError(marker, `the environment does not tell ${operand.name}`);
  }
  if (typeof value !== "string") return new Set([...value].map(normalizeName));
  // A Python built from an untagged commit reports "3.13.0a1+", which is no version.
  return operand.name === "python_full_version" && value.endsWith("+") ? `${value}local` : value;
}

/** PEP 508 leaves order between texts undefined; installers say that nothing is smaller than another. */
function compareTexts(
  left: string,
  operator: MarkerOperator,
  right: string | ReadonlySet<string>,
): boolean | undefined {
  switch (operator) {
    case "in":
      return typeof right === "string" ? right.includes(left) : right.has(left);
    case "not in":
      return !(typeof right === "string" ? right.includes(left) : right.has(left));
    case "==":
    case "<=":
    case ">=":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
    case ">":
      return false;
    case "~=":
    case "===":
      return undefined;
  }
}

/** The marker's text: one blank around operators, double quotes where possible, the parentheses that matter. */
export function formatMarker(marker: Marker): string {
  if (marker.kind === "comparison") {
    return `${formatOperand(marker.left)} ${marker.operator} ${formatOperand(marker.right)}`;
  }
  return marker.operands.map((operand) => {
    const text = formatMarker(operand);
    const grouped = operand.kind !== "comparison" &&
      (operand.parenthesized || (marker.kind === "and" && operand.kind === "or"));
    return grouped ? `(${text})` : text;
  }).join(` ${marker.kind} `);
}

/** The grammar has no escapes, so no literal holds both kinds of quotes. */
function formatOperand(operand: MarkerOperand): string {
  if (operand.kind === "variable") return operand.name;
  return operand.text.includes('"') ? `'${operand.text}'` : `"${operand.text}"`;
}

/** Extras that the marker names with `extra == "x"` or `"x" in extras`, normalised, in the order of the text. */
export function extrasOf(marker: Marker): ReadonlySet<string> {
  const extras = new Set<string>();
  collectExtras(marker, extras);
  return extras;
}

function collectExtras(marker: Marker, extras: Set<string>): void {
  if (marker.kind !== "comparison") {
    for (const operand of marker.operands) collectExtras(operand, extras);
    return;
  }
  const { left, operator, right } = marker;
  if (operator === "==" && isVariable(left, "extra") && right.kind === "literal") {
    extras.add(right.text);
  } else if (
    left.kind === "literal" && ((operator === "==" && isVariable(right, "extra")) ||
      (operator === "in" && isVariable(right, "extras")))
  ) {
    extras.add(left.text);
  }
}

function isVariable(operand: MarkerOperand, name: MarkerVariable): boolean {
  return operand.kind === "variable" && operand.name === name;
}

/**
 * Whether the marker is false in every environment as long as no extra is chosen, so that the
 * requirement belongs to extras. Only comparisons with `extra` are decided; any other is taken to be
 * possible.
 */
export function requiresExtra(marker: Marker): boolean {
  return !canHoldWithoutExtra(marker);
}

function canHoldWithoutExtra(marker: Marker): boolean {
  if (marker.kind !== "comparison") {
    return marker.kind === "or"
      ? marker.operands.some(canHoldWithoutExtra)
      : marker.operands.every(canHoldWithoutExtra);
  }
  const { left, right } = marker;
  const decided = (isExtra(left) && right.kind === "literal") ||
    (isExtra(right) && left.kind === "literal");
  if (!decided) return true;
  try {
    return evaluateMarker(marker, { extras: new Set() });
  } catch (error) {
    if (error instanceof UndecidableMarkerError) return true;
    throw error;
  }
}

function isExtra(operand: MarkerOperand): boolean {
  return isVariable(operand, "extra") || isVariable(operand, "extras");
}
