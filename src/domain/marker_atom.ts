/** Comparisons of markers as questions about one variable. @module */
import { formatComparison } from "./marker_text.ts";
import {
  type MarkerComparison,
  type MarkerTextVariable,
  VERSION_VARIABLES,
} from "./marker_tree.ts";
import { tryParseSpecifier } from "./specifier.ts";

/** A comparison of a variable that holds one text with a literal, defined for each of its values. */
export interface Atom {
  readonly comparison: MarkerComparison;
  readonly variable: MarkerTextVariable;
  readonly literal: string;
  /** The literal stands on the left. */
  readonly reversed: boolean;
}

const MAX_VERSION_LENGTH = 32; // UTF-16 units; a version of many numbers has as many neighbours

/** The comparison as an atom; `undefined` if it is none, or too odd to be worked out. */
export function atomOf(comparison: MarkerComparison): Atom | undefined {
  const { left, operator, right } = comparison;
  const [variable, literal] = left.kind === "variable" ? [left, right] : [right, left];
  if (variable.kind === "literal" || literal.kind === "variable") return undefined;
  const { name } = variable;
  if (name === "extras" || name === "dependency_groups") return undefined;
  const reversed = left.kind === "literal";
  const atom = { comparison, variable: name, literal: literal.text, reversed };
  if (operator === "in" || operator === "not in") return atom;
  const odd = operator === "~=" || operator === "===";
  if (!VERSION_VARIABLES.has(name)) return odd ? undefined : atom;
  if (literal.text.length > MAX_VERSION_LENGTH) return undefined;
  if (reversed) {
    // Any text may become a specifier; of Python's own versions it is known which.
    return name === "python_version" || (name !== "platform_release" && !odd) ? atom : undefined;
  }
  return odd && tryParseSpecifier(operator + literal.text) === undefined ? undefined : atom;
}

/** Whether versions that are alike in order can differ in the answer, or other texts than its literal. */
export function isOpenAmong({ comparison, variable, literal, reversed }: Atom): boolean {
  const { operator } = comparison;
  if (literal === "") return false; // which is in every text, and nothing else is in it
  if (operator === "in" || operator === "not in") {
    return variable !== "python_version" || reversed; // the values that a text holds are looked at
  }
  const identity = operator === "===" || (operator === "==" && literal.startsWith("="));
  return identity && variable !== "python_version";
}

/** The comparison's text, that of `in` for `not in`: two with one such text always or never agree. */
export function positiveText(comparison: MarkerComparison): string {
  return comparison.operator === "not in"
    ? formatComparison({ ...comparison, operator: "in" })
    : formatComparison(comparison);
}
