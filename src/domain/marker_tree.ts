/** PEP 508 environment markers as a tree, and how to walk it without recursion. @module */
import type { SpecifierOperator } from "./specifier.ts";

/** Names that hold one text. */
export const MARKER_VARIABLES = [
  "implementation_name",
  "implementation_version",
  "os_name",
  "platform_machine",
  "platform_python_implementation",
  "platform_release",
  "platform_system",
  "platform_version",
  "python_full_version",
  "python_version",
  "sys_platform",
  "extra",
] as const;

/** Names that hold a set of texts; only lock files (PEP 751) define them. */
export const MARKER_SET_VARIABLES = ["extras", "dependency_groups"] as const;

/** A name of the grammar that holds one text. */
export type MarkerTextVariable = typeof MARKER_VARIABLES[number];
/** A name of the grammar. */
export type MarkerVariable = MarkerTextVariable | typeof MARKER_SET_VARIABLES[number];
/** How a comparison compares. */
export type MarkerOperator = SpecifierOperator | "in" | "not in";
/** One side of a comparison. */
export type MarkerOperand =
  | { readonly kind: "variable"; readonly name: MarkerVariable }
  | { readonly kind: "literal"; readonly text: string };

/** One comparison. A literal compared with `extra` is normalised (PEP 685). */
export interface MarkerComparison {
  readonly kind: "comparison";
  readonly left: MarkerOperand;
  readonly operator: MarkerOperator;
  readonly right: MarkerOperand;
}

/** Two or more markers joined; `and` binds tighter than `or`. */
export interface MarkerGroup {
  readonly kind: "and" | "or";
  readonly operands: readonly Marker[];
  /** Written in parentheses; kept so that text survives a round trip. */
  readonly parenthesized: boolean;
}

/** A condition on the environment in which a requirement applies. */
export type Marker = MarkerComparison | MarkerGroup;

/** The values of the four variables are compared as PEP 440 versions where the other side allows it. */
export const VERSION_VARIABLES: ReadonlySet<MarkerVariable> = new Set<MarkerVariable>([
  "implementation_version",
  "platform_release",
  "python_full_version",
  "python_version",
]);

/**
 * Works a marker out from its comparisons upwards, operands in the order of the text. A group within
 * one of its kind is part of that: `a or (b or c)` is one group of three. Takes no stack and time
 * for each operand once: how deep strangers nest their parentheses must not matter.
 */
export function foldMarker<Result>(
  marker: Marker,
  ofComparison: (comparison: MarkerComparison) => Result,
  ofGroup: (kind: MarkerGroup["kind"], results: readonly Result[]) => Result,
): Result {
  if (marker.kind === "comparison") return ofComparison(marker);
  let level = levelOf<Result>(marker);
  const outer: Level<Result>[] = [];
  for (;;) {
    const operand = level.ahead.pop();
    if (operand === undefined) {
      const result = ofGroup(level.kind, level.results);
      const around = outer.pop();
      if (around === undefined) return result;
      level = around;
      level.results.push(result);
    } else if (operand.kind === "comparison") {
      level.results.push(ofComparison(operand));
    } else if (operand.kind === level.kind) {
      pushReversed(level.ahead, operand.operands);
    } else {
      outer.push(level);
      level = levelOf(operand);
    }
  }
}

/** A group that is being worked out. */
interface Level<Result> {
  readonly kind: MarkerGroup["kind"];
  /** Operands that are left, the next one last. */
  readonly ahead: Marker[];
  readonly results: Result[];
}

function levelOf<Result>({ kind, operands }: MarkerGroup): Level<Result> {
  return { kind, ahead: operands.toReversed(), results: [] };
}

/** One by one: a call takes only so many arguments. */
function pushReversed(ahead: Marker[], operands: readonly Marker[]): void {
  for (let index = operands.length - 1; index >= 0; index--) {
    const operand = operands[index];
    if (operand !== undefined) ahead.push(operand);
  }
}

/** The operands joined into one marker; groups of the same kind among them dissolve. One stays itself. */
export function joinMarkers(kind: "and" | "or", operands: readonly Marker[]): Marker {
  const flat = operands.flatMap((operand) => operand.kind === kind ? operand.operands : [operand]);
  const [only] = flat;
  return flat.length === 1 && only !== undefined
    ? only
    : { kind, operands: flat, parenthesized: false };
}

/** Whether the operand is the variable of that name. */
export function isVariable(operand: MarkerOperand, name: MarkerVariable): boolean {
  return operand.kind === "variable" && operand.name === name;
}
