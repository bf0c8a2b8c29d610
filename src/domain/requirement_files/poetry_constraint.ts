/** Poetry's version constraints (caret, tilde, wildcards, `||`) in PEP 440's words. @module */
import { CallerError } from "../caller_error.ts";
import { formatSpecifierSet, InvalidSpecifierError, parseSpecifierSet } from "../specifier.ts";
import { formatVersion, tryParseVersion, type Version } from "../version.ts";

/** What a constraint admits. */
export interface PoetryConstraint {
  /** Canonical; `""` admits everything, unless there are `alternatives`. */
  readonly specifier: string;
  /** Specifiers of which one must hold; only where one set cannot say it. */
  readonly alternatives?: readonly string[];
}

/** Text is not a constraint as Poetry writes them. */
export class InvalidPoetryConstraintError extends CallerError {
  override readonly name = "InvalidPoetryConstraintError";
  constructor(input: string, found: string) {
    super(
      `Cannot parse Poetry constraint ${JSON.stringify(input.slice(0, 100))}: ` +
        `expected clauses such as "^1.2", "~1.2.3", "1.*" or ">=1,<3", found ${found}`,
      input,
    );
  }
}

const MAX_LENGTH = 4_096; // UTF-16 units
const MAX_ALTERNATIVES = 50;
const CLAUSE = /(\^|~=|~|==|=|!=|<=|>=|<|>)?[ \t]*((?:\d+!)?[A-Za-z0-9.*+_-]+)/y;
const SEPARATOR = /[ \t]*,[ \t]*|[ \t]+/y;
const ANY = /^v?[x*](?:\.[x*])*$/i;
const WILDCARD = /^v?((?:\d+!)?\d+(?:\.\d+)*)(?:\.\*)+$/i; // `1.x` was given up by Poetry

/**
 * Reads one constraint. Versions move as Poetry moves them: `^` keeps the first number that is not
 * zero, `~` keeps the first two (one when only one is given), a bare version is exactly that one.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(parsePoetryConstraint("^0.2.3").specifier, "<0.3.0,>=0.2.3");
 * assert.deepEqual(parsePoetryConstraint("<2 || >=3").alternatives, ["<2", ">=3"]);
 * ```
 * @throws {InvalidPoetryConstraintError} If `text` is no constraint.
 */
export function parsePoetryConstraint(text: string): PoetryConstraint {
  if (text.length > MAX_LENGTH) {
    throw new InvalidPoetryConstraintError(text, `${text.length} characters`);
  }
  const parts = text.trim().split(/\|\|?/);
  if (parts.length > MAX_ALTERNATIVES) {
    throw new InvalidPoetryConstraintError(text, `${parts.length} alternatives`);
  }
  const sets = [...new Set(parts.map((part) => specifierOf(part, text)))];
  const [first = ""] = sets;
  if (sets.includes("")) return { specifier: "" };
  return sets.length === 1 ? { specifier: first } : { specifier: "", alternatives: sets };
}

function specifierOf(part: string, whole: string): string {
  const text = part.trim().replace(/,$/, "").trimEnd(); // a comma at the end means nothing
  if (text === "") throw new InvalidPoetryConstraintError(whole, "nothing");
  const clauses: string[] = [];
  for (let at = 0; at < text.length;) {
    CLAUSE.lastIndex = at;
    const [all, operator = "", version = ""] = CLAUSE.exec(text) ?? [];
    if (all === undefined) {
      throw new InvalidPoetryConstraintError(whole, JSON.stringify(text.slice(at, at + 40)));
    }
    clauses.push(...clausesOf(operator, version, whole));
    at += all.length;
    SEPARATOR.lastIndex = at;
    const separator = SEPARATOR.exec(text)?.[0].length ?? 0;
    if (at < text.length && separator === 0) {
      throw new InvalidPoetryConstraintError(whole, JSON.stringify(text.slice(at, at + 40)));
    }
    at += separator;
  }
  try {
    return formatSpecifierSet(parseSpecifierSet(clauses.join(",")));
  } catch (error) {
    if (!(error instanceof InvalidSpecifierError)) throw error;
    throw new InvalidPoetryConstraintError(whole, JSON.stringify(text.slice(0, 40)));
  }
}

function clausesOf(operator: string, text: string, whole: string): readonly string[] {
  const plain = operator === "" || operator === "=" || operator === "==";
  if (plain && ANY.test(text)) return [];
  const prefix = WILDCARD.exec(text)?.[1];
  if (prefix !== undefined && (plain || operator === "!=")) {
    return [`${plain ? "==" : "!="}${prefix}.*`];
  }
  // As Poetry reads it, `>1.*` says nothing that `>1` does not.
  const ordered = [">=", "<=", "<", ">"].includes(operator);
  const version = tryParseVersion(ordered ? prefix ?? text : text);
  if (version === undefined) throw new InvalidPoetryConstraintError(whole, JSON.stringify(text));
  const written = formatVersion(version);
  switch (operator) {
    case "^":
      return [`>=${written}`, `<${formatVersion(nextBreaking(version))}`];
    case "~":
      return [
        `>=${written}`,
        `<${formatVersion(bump(version, version.release.length > 1 ? 1 : 0))}`,
      ];
    case "":
    case "=":
      return [`==${written}`];
    default:
      return [`${operator}${written}`];
  }
}

/** The first version that breaks what `^` promises. */
function nextBreaking(version: Version): Version {
  const [major = 0n, minor, patch] = version.release;
  if (major > 0n || minor === undefined) return bump(version, 0);
  return minor > 0n || patch === undefined ? bump(version, 1) : bump(version, 2);
}

/** One more at `position`, zeros after it; what follows the release numbers goes. */
function bump({ epoch, release }: Version, position: number): Version {
  const numbers = release.slice(0, 3).map((number, index) => {
    if (index === position) return number + 1n;
    return index < position ? number : 0n;
  });
  return { epoch, release: numbers };
}
