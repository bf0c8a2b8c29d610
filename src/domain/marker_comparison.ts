/** One comparison of a marker: what it compares in an environment, and what comes of it. @module */
import { CallerError } from "./caller_error.ts";
import { formatMarker } from "./marker_text.ts";
import {
  type Marker,
  type MarkerComparison,
  type MarkerOperand,
  type MarkerOperator,
  type MarkerTextVariable,
  VERSION_VARIABLES,
} from "./marker_tree.ts";
import { normalizeName } from "./name.ts";
import { toReleaseVersion } from "./release_version.ts";
import { admits, type Specifier, tryParseSpecifier } from "./specifier.ts";

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

/** A marker cannot be decided: it needs a name that the environment lacks, or compares what has no order. */
export class UndecidableMarkerError extends CallerError {
  override readonly name = "UndecidableMarkerError";
  constructor(marker: Marker, reason: string, action = "evaluate") {
    const text = formatMarker(marker);
    super(`Cannot ${action} marker ${JSON.stringify(text.slice(0, 200))}: ${reason}`, text);
  }
}

/** Whether a comparison holds in an environment. */
export type MarkerTest = (environment: MarkerEnvironment) => boolean;

/**
 * Environments that a comparison remembers, by the one value that it reads: a requirement set is
 * evaluated against a few targets, and versions are parsed once for each.
 */
const MAX_REMEMBERED = 16;

/**
 * The comparison made ready: what depends on it alone is worked out once. The test is a pure
 * function of the values that the comparison names.
 *
 * @throws {UndecidableMarkerError} The test does, where `evaluateMarker` says so.
 */
export function compileComparison(comparison: MarkerComparison): MarkerTest {
  const name = onlyTextVariable(comparison);
  if (name === undefined) return (environment) => compare(comparison, environment);
  const specifier = fixedSpecifier(comparison, name);
  const remembered = new Map<string, boolean>();
  return (environment) => {
    const value = environment[name] ?? (name === "extra" ? "" : undefined);
    const known = value === undefined ? undefined : remembered.get(value);
    if (known !== undefined) return known;
    const held = compare(comparison, environment, specifier);
    if (value !== undefined) {
      if (remembered.size === MAX_REMEMBERED) remembered.clear();
      remembered.set(value, held);
    }
    return held;
  };
}

/** The variable of a comparison with a literal, unless it holds a set. */
function onlyTextVariable({ left, right }: MarkerComparison): MarkerTextVariable | undefined {
  const [variable, other] = left.kind === "variable" ? [left, right] : [right, left];
  if (variable.kind === "literal" || other.kind === "variable") return undefined;
  return variable.name === "extras" || variable.name === "dependency_groups"
    ? undefined
    : variable.name;
}

/** The specifier that every value is held against; `undefined`: there is none, or the value makes it. */
function fixedSpecifier(
  { left, operator, right }: MarkerComparison,
  name: MarkerTextVariable,
): Specifier | undefined {
  return left.kind === "variable" && right.kind === "literal" && VERSION_VARIABLES.has(name)
    ? tryParseSpecifier(operator + right.text)
    : undefined;
}

function compare(
  marker: MarkerComparison,
  environment: MarkerEnvironment,
  fixed?: Specifier,
): boolean {
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
    const specifier = fixed ?? tryParseSpecifier(operator + rightValue);
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
