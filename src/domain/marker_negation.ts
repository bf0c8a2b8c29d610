/** Environment markers: the opposite of one, in a language that has no "not". @module */
import { UndecidableMarkerError } from "./marker_comparison.ts";
import {
  foldMarker,
  joinMarkers,
  type Marker,
  type MarkerComparison,
  type MarkerOperand,
  type MarkerOperator,
  type MarkerVariable,
  VERSION_VARIABLES,
} from "./marker_tree.ts";
import { isOperator, type Specifier, tryParseSpecifier } from "./specifier.ts";
import { formatVersion, isPostrelease, isPrerelease, tryParseVersion } from "./version.ts";

/**
 * A marker that holds exactly where the given one does not. Both are undecidable in the same
 * environments. What the values of variables look like is taken from PEP 508: `python_version` is
 * major.minor, `python_full_version` and `implementation_version` are versions and no post-releases;
 * `platform_release` may be any text.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatMarker, parseMarker } from "./marker.ts";
 * const marker = parseMarker("python_version < '3.8' and os_name == 'nt'");
 * assert.equal(formatMarker(negateMarker(marker)), 'python_version >= "3.8" or os_name != "nt"');
 * ```
 * @throws {UndecidableMarkerError} If no marker says the opposite, as of `"1" ~= platform_release`.
 */
export function negateMarker(marker: Marker): Marker {
  return foldMarker(
    marker,
    negateComparison,
    (kind, operands) => joinMarkers(kind === "and" ? "or" : "and", operands),
  );
}

function negateComparison(comparison: MarkerComparison): Marker {
  const { left, operator, right } = comparison;
  if (operator === "in") return { ...comparison, operator: "not in" };
  if (operator === "not in") return { ...comparison, operator: "in" };
  if (left.kind === "literal") {
    if (right.kind === "literal") return comparison; // undecidable either way
    return VERSION_VARIABLES.has(right.name)
      ? negateReversed(comparison, left.text, right.name)
      : negateTexts(comparison);
  }
  if (!VERSION_VARIABLES.has(left.name)) return negateTexts(comparison);
  if (right.kind === "variable") {
    const complementary = operator === "==" || operator === "!=";
    if (!complementary || left.name === "platform_release") throw cannotNegate(comparison);
    return { ...comparison, operator: operator === "==" ? "!=" : "==" };
  }
  const specifier = tryParseSpecifier(operator + right.text);
  if (specifier !== undefined) return negateVersions(comparison, left.name, specifier);
  if (operator === "!=" && right.text.startsWith("=")) return isText(left.name, right.text);
  return operator === "<=" || operator === ">=" // equality of texts, which `!=` need not be
    ? differsFrom(left.name, right.text)
    : negateTexts(comparison);
}

/** Between texts only equality is defined, and nothing is smaller than another. */
function negateTexts(comparison: MarkerComparison): Marker {
  const { left, operator, right } = comparison;
  if (isSet(left)) return comparison; // not defined, and neither is its opposite
  switch (operator) {
    case "==":
    case "<=":
    case ">=":
      return { ...comparison, operator: "!=" };
    case "!=":
      return { ...comparison, operator: "==" };
    case "<":
    case ">":
      if (isSet(right)) return { ...comparison, operator: "!=" };
      return joinMarkers("and", [left, right].filter(isNamed).map(alwaysTrue));
    default:
      return comparison; // as above
  }
}

function isNamed(operand: MarkerOperand): boolean {
  return operand.kind === "variable";
}

function isSet(operand: MarkerOperand): boolean {
  return operand.kind === "variable" &&
    (operand.name === "extras" || operand.name === "dependency_groups");
}

/** Holds for every value: the empty text is in every text. */
function alwaysTrue(variable: MarkerOperand): Marker {
  return compare(literal(""), "in", variable);
}

function negateVersions(
  comparison: MarkerComparison,
  name: MarkerVariable,
  specifier: Specifier,
): Marker {
  const opposite = specifier.operator === "==="
    ? negateIdentity(comparison, name, specifier.text)
    : oppositeVersions(name, specifier);
  if (name !== "platform_release" || specifier.operator === "===") return opposite;
  // No comparison holds for a value that is no version, so there the opposite does. "*" is no
  // version: with a version on the right `!=` is one of versions and false, otherwise one of texts.
  const variable: MarkerOperand = { kind: "variable", name };
  return joinMarkers("or", [
    opposite,
    compare(literal("*"), "in", variable),
    compare(literal("*"), "!=", variable),
  ]);
}

/** The opposite among versions. */
function oppositeVersions(name: MarkerVariable, specifier: Specifier): Marker {
  const { operator, text, version, wildcard } = specifier;
  const variable: MarkerOperand = { kind: "variable", name };
  const is = (other: MarkerOperator, value = text) => compare(variable, other, literal(value));
  if (operator === "==") return is("!=");
  if (operator === "!=") return is("==");
  if (version === undefined || wildcard) throw cannotNegate(is(operator)); // no such specifier exists
  const short = name === "python_version"; // never a pre-release
  const own = isPrerelease(version);
  switch (operator) {
    case ">=": // `<` leaves out the pre-releases of a final version, which are below it too
      return short || own ? is("<") : joinMarkers("and", [is("<="), is("!=")]);
    case "<":
      return short || own ? is(">=") : is(">=", `${formatVersion(version)}.dev0`);
    case "<=": // `>` leaves out post-releases
      return name === "platform_release" ? joinMarkers("and", [is(">="), is("!=")]) : is(">");
    case ">": {
      if (name !== "platform_release" || version.dev !== undefined || isPostrelease(version)) {
        return is("<=");
      }
      const { pre } = version;
      if (pre !== undefined) {
        const next = { ...version, pre: { ...pre, number: pre.number + 1n }, dev: 0n };
        return is("<", formatVersion(next));
      }
      // Of `V.0.0….*` only V itself, what comes before it and its post-releases are left.
      return joinMarkers("or", [
        is("<="),
        is("==", `${formatVersion(version)}${".0".repeat(8)}.*`),
      ]);
    }
    default: { // PEP 440: `~=V.N` is `>=V.N, ==V.*`
      const prefix = formatVersion({
        ...version,
        ...NO_SUFFIX,
        release: version.release.slice(0, -1),
      });
      const below = short || own ? is("<") : joinMarkers("and", [is("<="), is("!=")]);
      return joinMarkers("or", [below, is("!=", `${prefix}.*`)]);
    }
  }
}

const NO_SUFFIX = { pre: undefined, post: undefined, dev: undefined, local: undefined } as const;

/** `===` compares texts, without regard to case. */
function negateIdentity(comparison: MarkerComparison, name: MarkerVariable, text: string): Marker {
  if (name !== "python_version" && /\p{L}/u.test(text)) throw cannotNegate(comparison);
  return differsFrom(name, text);
}

/** The value is another text, whatever versions they are. */
function differsFrom(name: MarkerVariable, text: string): Marker {
  const variable: MarkerOperand = { kind: "variable", name };
  if (name === "python_version") {
    return /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/.test(text)
      ? compare(variable, "!=", literal(text))
      : alwaysTrue(variable);
  }
  return joinMarkers("or", [ // two texts that hold each other are the same
    compare(variable, "not in", literal(text)),
    compare(literal(text), "not in", variable),
  ]);
}

/** The value is that text, which begins with "=": with `==` before it, it would make `===`. */
function isText(name: MarkerVariable, text: string): Marker {
  const variable: MarkerOperand = { kind: "variable", name };
  return joinMarkers("and", [
    compare(variable, "in", literal(text)),
    compare(literal(text), "in", variable),
  ]);
}

const MIRRORED: ReadonlyMap<MarkerOperator, MarkerOperator> = new Map<
  MarkerOperator,
  MarkerOperator
>([
  ["<", ">"],
  ["<=", ">="],
  [">=", "<="],
  ["==", "=="],
  ["!=", "!="],
]);

/** `"3.8" <= python_version`: the value of the variable becomes the specifier. */
function negateReversed(comparison: MarkerComparison, text: string, name: MarkerVariable): Marker {
  const variable: MarkerOperand = { kind: "variable", name };
  const { operator } = comparison;
  if (name === "platform_release" || operator === "~=" || operator === "===") {
    throw cannotNegate(comparison);
  }
  const version = tryParseVersion(text);
  if (version === undefined) return alwaysTrue(variable); // a text that is no version fits nowhere
  if (isPrerelease(version) || isPostrelease(version) || version.local !== undefined) {
    throw cannotNegate(comparison);
  }
  // `"3.8" > v` counts the pre-releases of 3.8 in, other than `v < "3.8"`.
  const mirrored = MIRRORED.get(operator);
  const specifier = mirrored === undefined || !isOperator(mirrored)
    ? undefined
    : tryParseSpecifier(mirrored + text);
  const opposite = specifier === undefined
    ? compare(variable, ">=", literal(text))
    : oppositeVersions(name, specifier);
  if (name === "python_version") return opposite;
  // A value with a local label makes no specifier for an order, and equals no text without one.
  return operator === "!="
    ? joinMarkers("and", [opposite, compare(literal("+"), "not in", variable)])
    : joinMarkers("or", [opposite, compare(literal("+"), "in", variable)]);
}

function compare(
  left: MarkerOperand,
  operator: MarkerOperator,
  right: MarkerOperand,
): MarkerComparison {
  return { kind: "comparison", left, operator, right };
}

function literal(text: string): MarkerOperand {
  return { kind: "literal", text };
}

function cannotNegate(comparison: MarkerComparison): UndecidableMarkerError {
  return new UndecidableMarkerError(comparison, "no marker says the opposite of it", "negate");
}
