/** PEP 508 environment markers: the parser that requirements share. Reads what `packaging` 26 reads. @module */
import {
  type Marker,
  MARKER_SET_VARIABLES,
  MARKER_VARIABLES,
  type MarkerComparison,
  type MarkerOperand,
  type MarkerOperator,
} from "./marker_tree.ts";
import { normalizeName } from "./name.ts";
import { isOperator } from "./specifier.ts";
import type { TextScanner } from "./text_scanner.ts";

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

/** What has been read of a parenthesis, or of the whole marker. */
interface Level {
  /** Where its "(" stands. */
  readonly start: number;
  /** What `or` joins, as far as it is complete. */
  readonly alternatives: Marker[];
  /** What `and` joins since the last `or`. */
  conjuncts: Marker[];
}

/**
 * Reads a marker from where the scanner stands up to the first text that cannot belong to it. Open
 * parentheses are kept in a list, not on the stack, so any number of them may nest.
 */
export function scanMarker(scanner: TextScanner): Marker {
  const outer: Level[] = [];
  let level = levelFrom(scanner.position);
  for (;;) {
    scanner.skipBlanks();
    const start = scanner.position;
    if (scanner.read(OPEN) !== undefined) {
      outer.push(level);
      level = levelFrom(start);
      continue;
    }
    level.conjuncts.push(scanComparison(scanner));
    while (!readsJoin(scanner, level)) {
      const whole = groupOf("or", level.alternatives);
      const around = outer.pop();
      // Around the whole marker parentheses group nothing.
      if (around === undefined) {
        return whole.kind === "comparison" ? whole : { ...whole, parenthesized: false };
      }
      scanner.expect(CLOSE, `")" for the "(" at ${level.start}, or "and", or "or"`);
      scanner.skipBlanks();
      level = around;
      level.conjuncts.push(whole.kind === "comparison" ? whole : { ...whole, parenthesized: true });
    }
  }
}

function levelFrom(start: number): Level {
  return { start, alternatives: [], conjuncts: [] };
}

/** Moves past `and` or `or`; when neither stands there, the level is complete. */
function readsJoin(scanner: TextScanner, level: Level): boolean {
  if (scanner.read(AND) !== undefined) return true;
  level.alternatives.push(groupOf("and", level.conjuncts));
  level.conjuncts = [];
  return scanner.read(OR) !== undefined;
}

function groupOf(kind: "and" | "or", operands: readonly Marker[]): Marker {
  const [first] = operands;
  return operands.length === 1 && first !== undefined
    ? first
    : { kind, operands, parenthesized: false };
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
