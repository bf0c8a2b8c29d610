/** The list of bearer tokens: names and hashes, never the tokens. @module */

/** One line of the list. */
export interface TokenEntry {
  /** Who calls, as limits and the audit log know it. */
  readonly name: string;
  /** SHA-256 of the token, in lower-case hexadecimal digits. */
  readonly sha256: string;
  /** From then on it is not accepted. */
  readonly expiresAtMs?: number;
}

/** What was read; faults name an entry by its place, because its text may be a token. */
export interface TokenList {
  readonly entries: readonly TokenEntry[];
  readonly faults: readonly string[];
}

/** The form of an entry, for messages. */
export const TOKEN_FORM =
  "NAME=sha256:<64 hexadecimal digits> as `pypi-mcp hash-token` prints it, not the token itself";

const ENTRY =
  /^(?<name>[A-Za-z0-9][\w.@-]{0,63}) ?= ?sha256:(?<hash>[0-9a-fA-F]{64})(?: ?; ?expires ?= ?(?<expires>[\dTZ:+.-]{10,35}))?$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Entries separated by commas or line breaks; blank lines, and what follows a `#` at the start of a line, are skipped. */
export function parseTokenList(text: string): TokenList {
  const entries: TokenEntry[] = [];
  const faults: string[] = [];
  const seen = new Set<string>();
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trimStart().startsWith("#")) return;
    for (const part of line.split(",").map((word) => word.trim())) {
      if (part === "") continue;
      const entry = parseEntry(part);
      const place = `entry ${entries.length + faults.length + 1} in line ${index + 1}`;
      if (entry === undefined) faults.push(`${place}: expected ${TOKEN_FORM}`);
      else if (seen.has(entry.sha256)) faults.push(`${place}: that token is there twice`);
      else {
        seen.add(entry.sha256);
        entries.push(entry);
      }
    }
  });
  return { entries, faults };
}

function parseEntry(text: string): TokenEntry | undefined {
  const { name, hash, expires } = ENTRY.exec(text)?.groups ?? {};
  if (name === undefined || hash === undefined) return undefined;
  const entry = { name, sha256: hash.toLowerCase() };
  if (expires === undefined) return entry;
  const expiresAtMs = DATE.test(expires) ? Date.parse(expires) : NaN; // a date alone is UTC
  return Number.isNaN(expiresAtMs) ? undefined : { ...entry, expiresAtMs };
}
