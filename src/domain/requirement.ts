/** PEP 508 requirements: read and write. Reads what `packaging` 26 reads. @module */
import { CallerError } from "./caller_error.ts";
import { type ExtraName, tryParseExtraName } from "./extra_name.ts";
import { scanMarker } from "./marker_syntax.ts";
import { formatMarker } from "./marker_text.ts";
import type { Marker } from "./marker_tree.ts";
import { type ProjectName, tryParseProjectName } from "./name.ts";
import {
  formatSpecifierSet,
  InvalidSpecifierError,
  parseSpecifierSet,
  specifierEnd,
} from "./specifier.ts";
import { TextScanner } from "./text_scanner.ts";

/** One requirement, e.g. `Requests[socks] >=2.8,<3 ; python_version < "3.13"`. */
export interface Requirement {
  readonly name: ProjectName;
  /** The name as written. */
  readonly displayName: string;
  /** Canonical text of the specifiers (`parseSpecifierSet` reads it); `""` admits every version. */
  readonly specifier: string;
  /** Direct reference (PEP 508: `name @ url`), as written and not checked; `specifier` is `""` then. */
  readonly url?: string;
  /** Normalised (PEP 685), sorted, each once. */
  readonly extras: readonly ExtraName[];
  /** The extras as written, sorted, each spelling once; absent: they are written as in `extras`. */
  readonly displayExtras?: readonly string[];
  readonly marker?: Marker;
}

const MAX_LENGTH = 65_536; // UTF-16 units; room for a long marker beside a long URL
const IDENTIFIER = /\b[a-z0-9][a-z0-9._-]*\b/iy;
const URL_TEXT = /[^ \t]+/y;
const BLANKS = /[ \t]+/y;
const WILDCARD = /\.\*/y;
const LOCAL_LABEL = /\+[a-z0-9]+/y;
const [OPEN, CLOSE, OPEN_EXTRAS, CLOSE_EXTRAS] = [/\(/y, /\)/y, /\[/y, /\]/y];
const [COMMA, SEMICOLON, AT] = [/,/y, /;/y, /@/y];

/** Text is not a PEP 508 requirement. */
export class InvalidRequirementError extends CallerError {
  override readonly name = "InvalidRequirementError";
}

/**
 * @example The parenthesised form of old metadata
 * ```ts
 * import assert from "node:assert/strict";
 * const requirement = parseRequirement("Zope.Interface (>=5.0, <7) ; os_name == 'nt'");
 * assert.equal(formatRequirement(requirement), 'Zope.Interface<7,>=5.0; os_name == "nt"');
 * ```
 * @throws {InvalidRequirementError} If `text` is not a requirement or passes 65536 characters; the
 * span says where.
 */
export function parseRequirement(text: string): Requirement {
  const quoted = JSON.stringify(text.slice(0, 200));
  if (text.length > MAX_LENGTH) {
    throw new InvalidRequirementError(
      `Cannot parse requirement ${quoted}: ` +
        `expected at most ${MAX_LENGTH} characters, found ${text.length}`,
      text,
      [MAX_LENGTH, text.length],
    );
  }
  return scanRequirement(
    new TextScanner(text, (expected, found, span) => (
      new InvalidRequirementError(
        `Cannot parse requirement ${quoted}: expected ${expected}, found ${found}`,
        text,
        span,
      )
    )),
  );
}

/** Like `parseRequirement`, for metadata, where old releases carry text that is no requirement. */
export function tryParseRequirement(text: string): Requirement | undefined {
  try {
    return parseRequirement(text);
  } catch (error) {
    if (error instanceof InvalidRequirementError) return undefined;
    throw error;
  }
}

/** The requirement's text: name and sorted extras as written, sorted clauses, marker. */
export function formatRequirement(requirement: Requirement): string {
  const { displayName, extras, displayExtras = extras, specifier, url, marker } = requirement;
  const chosen = displayExtras.length === 0 ? "" : `[${displayExtras.join(",")}]`;
  // A URL may hold ";", so the blank that ends it is part of the grammar.
  const reference = url === undefined ? "" : ` @ ${url}${marker === undefined ? "" : " "}`;
  const condition = marker === undefined ? "" : `; ${formatMarker(marker)}`;
  return displayName + chosen + specifier + reference + condition;
}

function scanRequirement(scanner: TextScanner): Requirement {
  scanner.skipBlanks();
  const { text: displayName, name } = scanName(scanner, "a project", tryParseProjectName);
  scanner.skipBlanks();
  const extras = scanExtras(scanner);
  scanner.skipBlanks();
  const detail = scanner.read(AT) === undefined ? scanVersions(scanner) : scanReference(scanner);
  scanner.skipBlanks();
  const marker = scanner.atEnd ? undefined : scanCondition(scanner, detail.before);
  return {
    name,
    displayName,
    ...extras,
    specifier: detail.specifier,
    ...(detail.url === undefined ? {} : { url: detail.url }),
    ...(marker === undefined ? {} : { marker }),
  };
}

/** A name and its text; `read` is the parser of this kind of name. */
function scanName<Name>(
  scanner: TextScanner,
  what: string,
  read: (text: string) => Name | undefined,
): { readonly text: string; readonly name: Name } {
  const start = scanner.position;
  const text = scanner.expect(IDENTIFIER, `the name of ${what}`);
  const name = read(text);
  if (name !== undefined) return { text, name };
  return scanner.fail(
    `the name of ${what}, at most 200 characters, the last a letter or digit`,
    [start, scanner.position],
  );
}

function scanExtras(scanner: TextScanner): Pick<Requirement, "extras" | "displayExtras"> {
  const start = scanner.position;
  if (scanner.read(OPEN_EXTRAS) === undefined) return { extras: [] };
  const names = new Set<ExtraName>();
  const texts = new Set<string>();
  scanner.skipBlanks();
  if (scanner.peek(CLOSE_EXTRAS) === undefined) {
    do {
      scanner.skipBlanks();
      const { text, name } = scanName(scanner, "an extra", tryParseExtraName);
      names.add(name);
      texts.add(text);
      scanner.skipBlanks();
    } while (scanner.read(COMMA) !== undefined);
  }
  scanner.expect(CLOSE_EXTRAS, `a comma, or "]" for the "[" at ${start}`);
  const extras = [...names].sort();
  const displayExtras = [...texts].sort();
  return displayExtras.join() === extras.join() ? { extras } : { extras, displayExtras };
}

/** What stands between the extras and the marker; `before` says in errors what else could follow. */
interface Detail {
  readonly specifier: string;
  readonly url?: string;
  readonly before: string;
}

function scanReference(scanner: TextScanner): Detail {
  scanner.skipBlanks();
  const url = scanner.expect(URL_TEXT, `a URL after "@"`);
  if (!scanner.atEnd) scanner.expect(BLANKS, "a blank after the URL");
  return { specifier: "", url, before: `";" after the URL and a blank` };
}

function scanVersions(scanner: TextScanner): Detail {
  const opened = scanner.position;
  const parenthesized = scanner.read(OPEN) !== undefined;
  scanner.skipBlanks();
  const start = scanner.position;
  const end = scanClauses(scanner);
  if (parenthesized) scanner.expect(CLOSE, `a comma, or ")" for the "(" at ${opened}`);
  return {
    specifier: specifierBetween(scanner, start, end),
    before: start === end ? `a version specifier, "@" or ";"` : `a comma or ";"`,
  };
}

/** Where the clauses end; moves past the blanks after them. */
function scanClauses(scanner: TextScanner): number {
  let last = scanner.position;
  for (;;) {
    const start = scanner.position;
    const end = specifierEnd(scanner.text, start);
    if (end === undefined) return last;
    scanner.moveTo(end);
    if (scanner.peek(WILDCARD) !== undefined) {
      scanner.fail(`".*" only after == or != and a plain release number`, [start, end + 2]);
    }
    const label = scanner.peek(LOCAL_LABEL);
    if (label !== undefined) {
      scanner.fail("a local version label only after == or !=", [start, end + label.length]);
    }
    scanner.skipBlanks();
    last = end;
    if (scanner.read(COMMA) === undefined) return last;
    last = scanner.position;
    scanner.skipBlanks();
  }
}

function specifierBetween(scanner: TextScanner, start: number, end: number): string {
  const text = scanner.text.slice(start, end);
  try {
    return formatSpecifierSet(parseSpecifierSet(text));
  } catch (error) { // `===` takes any text, commas included, so what follows it is read only here
    if (!(error instanceof InvalidSpecifierError)) throw error;
    const [from, to] = error.span ?? [0, text.length];
    scanner.fail("a version specifier", [start + from, start + to]);
  }
}

function scanCondition(scanner: TextScanner, before: string): Marker {
  scanner.expect(SEMICOLON, `${before}, or the end`);
  const marker = scanMarker(scanner);
  if (!scanner.atEnd) scanner.fail(`"and", "or" or the end of the requirement`);
  return marker;
}
