/** Where in a TOML text its tables, keys and array items stand: the library does not tell. @module */

/** Keys and indexes from the root. */
export type TomlPath = readonly (string | number)[];

/** Lines of one document. */
export interface TomlLines {
  /** From 1; `undefined` for what is not recorded. */
  lineOf(path: TomlPath): number | undefined;
}

const BARE_KEY = /[A-Za-z0-9_-]+/y;
const MAX_RECORDED = 100_000; // lines; far more than entries are kept of one file
const MAX_KEYS = 16; // keys in one path; beyond that nothing is recorded

/**
 * Lines of tables, of keys, and of the items and keys of values down to two levels, in a text that is
 * valid TOML already. What stands in a table inside an array is left out: lock files hold hundreds of
 * thousands of those.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const lines = tomlLines('[project]\ndependencies = [\n  "a",\n  "b",\n]\n');
 * assert.equal(lines.lineOf(["project", "dependencies", 1]), 4);
 * ```
 */
export function tomlLines(text: string): TomlLines {
  const lines = new LineScanner(text).scan();
  return { lineOf: (path) => lines.get(keyOf(path)) };
}

function keyOf(path: TomlPath): string {
  return JSON.stringify(path);
}

/** An array or inline table that is open. */
interface Level {
  readonly path: TomlPath | undefined;
  readonly array: boolean;
  index: number;
}

class LineScanner {
  readonly #text: string;
  readonly #lines = new Map<string, number>();
  /** How often each `[[array]]` was opened. */
  readonly #counts = new Map<string, number>();
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): ReadonlyMap<string, number> {
    let table: TomlPath = [];
    while (this.#skip()) {
      const start = this.#line;
      if (this.#text[this.#at] === "[") {
        const array = this.#text[this.#at + 1] === "[";
        this.#at += array ? 2 : 1;
        table = this.#openTable(this.#keys(), array);
        this.#record(table, start);
        this.#at += array ? 2 : 1;
      } else {
        const path = [...table, ...this.#keys()];
        this.#at++; // "="
        this.#record(path, start);
        this.#value(path);
      }
    }
    return this.#lines;
  }

  /** Puts the index of the newest item after every array of tables on the way. */
  #openTable(keys: readonly string[], array: boolean): TomlPath {
    const path: (string | number)[] = [];
    for (const [index, key] of keys.slice(0, MAX_KEYS).entries()) {
      path.push(key);
      const name = keyOf(path);
      const opens = array && index === keys.length - 1;
      const count = (this.#counts.get(name) ?? 0) + (opens ? 1 : 0);
      if (opens) this.#counts.set(name, count);
      if (count > 0) path.push(count - 1);
    }
    return path;
  }

  #record(path: TomlPath, line: number): void {
    if (path.length > MAX_KEYS || this.#lines.size >= MAX_RECORDED) return;
    const key = keyOf(path);
    if (!this.#lines.has(key)) this.#lines.set(key, line);
  }

  /** Dotted keys up to `=` or `]`. */
  #keys(): readonly string[] {
    const keys: string[] = [];
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at];
      if (character === "=" || character === "]") break;
      if (character === '"' || character === "'") {
        keys.push(this.#string());
        continue;
      }
      BARE_KEY.lastIndex = this.#at;
      const bare = BARE_KEY.exec(this.#text)?.[0];
      if (bare !== undefined) keys.push(bare);
      this.#at += bare?.length ?? 1;
    }
    return keys;
  }

  /** One value; open arrays and inline tables are kept in a list, not on the stack. */
  #value(path: TomlPath): void {
    const open: Level[] = [];
    this.#token(path, open);
    while (open.length > 0) {
      const level = open.at(-1);
      if (level === undefined || !this.#skip()) return;
      const character = this.#text[this.#at];
      if (character === "," || character === "]" || character === "}") {
        this.#at++;
        if (character !== ",") open.pop();
        continue;
      }
      const line = this.#line;
      const keys = level.array ? [level.index++] : this.#keys();
      if (!level.array) {
        this.#at++; // "="
        this.#skip();
      }
      const item = level.path === undefined ? undefined : [...level.path, ...keys];
      if (item !== undefined) this.#record(item, line);
      // Below a table in an array nothing is recorded.
      const deep = open.length >= 2 || (level.array && this.#text[this.#at] === "{");
      this.#token(deep ? undefined : item, open);
    }
  }

  /** A scalar whole, or the opening of an array or inline table. */
  #token(path: TomlPath | undefined, open: Level[]): void {
    this.#skipBlanks();
    const character = this.#text[this.#at];
    if (character === "[" || character === "{") {
      open.push({ path, array: character === "[", index: 0 });
      this.#at++;
    } else if (character === '"' || character === "'") {
      this.#string();
    } else {
      const start = this.#at;
      while (this.#at < this.#text.length && !/[,\]}#\n]/.test(this.#text.charAt(this.#at))) {
        this.#at++;
      }
      if (this.#at === start) this.#at++; // not valid TOML: go on anyway
    }
  }

  /** Past a string; its text with the escapes of keys undone. */
  #string(): string {
    const quote = this.#text.charAt(this.#at);
    const long = this.#text.startsWith(quote.repeat(3), this.#at);
    const end = long ? quote.repeat(3) : quote;
    const start = this.#at + end.length;
    let at = start;
    while (at < this.#text.length && !this.#text.startsWith(end, at)) {
      if (this.#text[at] === "\n") this.#line++;
      // An escaped line end is a line end all the same.
      at += quote === '"' && this.#text[at] === "\\" && this.#text[at + 1] !== "\n" ? 2 : 1;
    }
    const inner = this.#text.slice(start, at);
    at += end.length;
    // A long string may end in up to two quotes of its own.
    while (long && this.#text[at] === quote) at++;
    this.#at = at;
    return quote === '"' && !long ? unescape(inner) : inner;
  }

  #skipBlanks(): void {
    while (this.#text[this.#at] === " " || this.#text[this.#at] === "\t") this.#at++;
  }

  /** To the next character that is neither blank, line end nor comment; false at the end. */
  #skip(): boolean {
    for (; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at];
      if (character === "\n") this.#line++;
      else if (character === "#") this.#toLineEnd();
      else if (character !== " " && character !== "\t" && character !== "\r" && character !== BOM) {
        return true;
      }
    }
    return false;
  }

  /** To the last character before the line end. */
  #toLineEnd(): void {
    const end = this.#text.indexOf("\n", this.#at);
    this.#at = (end === -1 ? this.#text.length : end) - 1;
  }
}

const BOM = "\ufeff";

/** Keys are escaped as in JSON, but for `\U`; one that is not stays as it is and is found by nobody. */
function unescape(inner: string): string {
  try {
    const value: unknown = JSON.parse(`"${inner}"`);
    return typeof value === "string" ? value : inner;
  } catch {
    return inner;
  }
}
