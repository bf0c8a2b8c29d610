/** PEP 508 environment markers: the tree, and the parser that requirements share. Reads what `packaging` 26 reads. @module */
import { normalizeName } from "./name.ts";
import { isOperator, type SpecifierOperator } from "./specifier.ts";
import type { TextScanner } from "./text_scanner.ts";

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

export type MarkerVariable = typeof MARKER_VARIABLES[number] | typeof MARKER_SET_VARIABLES[number];
export type MarkerOperator = SpecifierOperator | "in" | "not in";
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

const MAX_DEPTH = 64; // nested parentheses; people write three, and every level takes stack
const VARIABLE = new RegExp(
  String
    .raw`\b(?:python_(?:full_)?version|os[._]name|sys[._]platform|platform_(?:release|system)|` +
    String.raw`platform[._](?:version|machine|python_implementation)|python_implementation|` +
    String.raw`implementation_(?:name|version)|extras?|dependency_groups)\b`,
  "y",
);
const LITERAL = /'[^'\n\r\0]*'|"[^"\n\r\0]*"/y; // no escapes, and one line only
const COMPARISON = /===|==|~=|!=|<=|>=|<|>/y;
const IN = /\bin\b/y;
const NOT = /\bnot\b/y;
const BLANKS = /[ \t]+/y;
const AND = /\band\b/y;
const OR = /\bor\b/y;
const OPEN = /\(/y;
const CLOSE = /\)/y;

/** Reads a marker from where the scanner stands up to the first text that cannot belong to it. */
export function scanMarker(scanner: TextScanner): Marker {
  const marker = scanAlternatives(scanner, 0);
  // Around the whole marker parentheses group nothing.
  return marker.kind === "comparison" ? marker : { ...marker, parenthesized: false };
}

function scanAlternatives(scanner: TextScanner, depth: number): Marker {
  return scanGroup(scanner, "or", () => scanGroup(scanner, "and", () => scanAtom(scanner, depth)));
}

function scanGroup(scanner: TextScanner, kind: "and" | "or", operand: () => Marker): Marker {
  const first = operand();
  const operands = [first];
  while (scanner.read(kind === "and" ? AND : OR) !== undefined) operands.push(operand());
  return operands.length === 1 ? first : { kind, operands, parenthesized: false };
}

function scanAtom(scanner: TextScanner, depth: number): Marker {
  scanner.skipBlanks();
  const start = scanner.position;
  if (scanner.read(OPEN) === undefined) return scanComparison(scanner);
  if (depth === MAX_DEPTH) {
    scanner.fail(`at most ${MAX_DEPTH} nested parentheses`, [start, start + 1]);
  }
  const inner = scanAlternatives(scanner, depth + 1);
  scanner.expect(CLOSE, `")" for the "(" at ${start}, or "and", or "or"`);
  scanner.skipBlanks();
  return inner.kind === "comparison" ? inner : { ...inner, parenthesized: true };
}

function scanComparison(scanner: TextScanner): Marker {
  const left = scanOperand(scanner);
  const operator = scanOperator(scanner);
  scanner.skipBlanks();
  const right = scanOperand(scanner);
  return withNormalizedExtra({ kind: "comparison", left, operator, right });
}

function scanOperand(scanner: TextScanner): MarkerOperand {
  const variable = scanner.read(VARIABLE);
  const operand = variable === undefined ? scanLiteral(scanner) : variableNamed(variable);
  scanner.skipBlanks();
  return operand;
}

function scanLiteral(scanner: TextScanner): MarkerOperand {
  const quoted = scanner.expect(LITERAL, "a marker variable or a quoted string");
  return { kind: "literal", text: quoted.slice(1, -1) };
}

function variableNamed(spelling: string): MarkerOperand {
  const name = spelling.replace(".", "_"); // PEP 345 wrote os.name, platform.machine, ...
  if (name === "python_implementation") { // setuptools wrote it so
    return { kind: "variable", name: "platform_python_implementation" };
  }
  for (const known of [...MARKER_VARIABLES, ...MARKER_SET_VARIABLES]) {
    if (known === name) return { kind: "variable", name: known };
  }
  throw new RangeError(`Marker pattern matched ${JSON.stringify(name)}: expected a known variable`);
}

function scanOperator(scanner: TextScanner): MarkerOperator {
  if (scanner.read(IN) !== undefined) return "in";
  if (scanner.read(NOT) !== undefined) {
    scanner.expect(BLANKS, `a blank after "not"`);
    scanner.expect(IN, `"in" after "not"`);
    return "not in";
  }
  const operator = scanner.expect(
    COMPARISON,
    "an operator (one of <=, <, !=, ==, >=, >, ~=, ===, in, not in)",
  );
  if (isOperator(operator)) return operator;
  throw new RangeError(`Marker pattern matched ${operator}: expected a known operator`);
}

/** PEP 685: names of extras (and PEP 735: of groups) are compared in their normalised spelling. */
function withNormalizedExtra(comparison: MarkerComparison): MarkerComparison {
  const { left, right } = comparison;
  if (left.kind === "variable" && left.name === "extra" && right.kind === "literal") {
    return { ...comparison, right: { kind: "literal", text: normalizeName(right.text) } };
  }
  const set = right.kind === "variable" && left.kind === "literal" &&
    (right.name === "extra" || right.name === "extras" || right.name === "dependency_groups");
  return set
    ? { ...comparison, left: { kind: "literal", text: normalizeName(left.text) } }
    : comparison;
}
