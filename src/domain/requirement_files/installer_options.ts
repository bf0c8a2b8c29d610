/** Options in a requirements.txt: which there are, and how a line is split into them. @module */

/** One option of a line, by its long name. */
export interface InstallerOption {
  readonly name: string;
  readonly value?: string;
}

/** A line's options, and what is none. */
export interface InstallerOptions {
  readonly options: readonly InstallerOption[];
  /** Words that belong to no option. */
  readonly words: readonly string[];
  /** Why the rest of the line could not be read. */
  readonly faults: readonly string[];
}

/** Long name of every option, and whether a value follows it. */
const TAKES_VALUE: ReadonlyMap<string, boolean> = new Map([
  ["--all-releases", true],
  ["--config-settings", true],
  ["--constraint", true],
  ["--editable", true],
  ["--extra-index-url", true],
  ["--find-links", true],
  ["--global-option", true],
  ["--hash", true],
  ["--index-url", true],
  ["--no-binary", true],
  ["--no-index", false],
  ["--only-binary", true],
  ["--only-final", true],
  ["--pre", false],
  ["--prefer-binary", false],
  ["--require-hashes", false],
  ["--requirement", true],
  ["--trusted-host", true],
  ["--use-feature", true],
]);
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["-C", "--config-settings"],
  ["--config-setting", "--config-settings"],
  ["-c", "--constraint"],
  ["-e", "--editable"],
  ["-f", "--find-links"],
  ["-i", "--index-url"],
  ["--pypi-url", "--index-url"],
  ["-r", "--requirement"],
]);

/** Where the options of a line begin; its length when there are none. */
export function optionsStart(text: string): number {
  if (text.startsWith("-")) return 0;
  const found = /[ \t]-/.exec(text);
  return found === null ? text.length : found.index;
}

/** Reads options as pip does: quotes as in a shell, `--name value`, `--name=value`, `-rvalue`, and names cut short. */
export function readOptions(text: string): InstallerOptions {
  const tokens = shellWords(text);
  if (tokens === undefined) {
    return { options: [], words: [], faults: ["expected a closing quote, found the end"] };
  }
  const options: InstallerOption[] = [];
  const words: string[] = [];
  const faults: string[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? "";
    const { name, value, given } = splitOption(token);
    if (given === "") {
      words.push(token);
      continue;
    }
    if (name === undefined) {
      faults.push(`expected an option of requirement files, found ${JSON.stringify(given)}`);
      // What follows an unknown option may be its value.
      if (value === undefined && tokens[index + 1]?.startsWith("-") === false) index++;
    } else if (TAKES_VALUE.get(name) === false) {
      if (value === undefined) options.push({ name });
      else faults.push(`expected no value after ${name}`);
    } else {
      const taken = value ?? tokens[++index];
      if (taken === undefined) faults.push(`expected a value after ${name}, found the end`);
      else options.push({ name, value: taken });
    }
  }
  return { options, words, faults };
}

/** `given` is the option as written, `""` where the word is none; `name` is absent when unknown. */
function splitOption(token: string): { given: string; name?: string; value?: string } {
  if (!token.startsWith("-") || token === "-") return { given: "" };
  if (!token.startsWith("--")) {
    const given = token.slice(0, 2);
    const name = ALIASES.get(given);
    const value = token.length > 2 ? { value: token.slice(2) } : {};
    return { given, ...(name === undefined ? {} : { name }), ...value };
  }
  const equals = token.indexOf("=");
  const given = equals === -1 ? token : token.slice(0, equals);
  const name = longName(given);
  return {
    given,
    ...(name === undefined ? {} : { name }),
    ...(equals === -1 ? {} : { value: token.slice(equals + 1) }),
  };
}

function longName(given: string): string | undefined {
  if (TAKES_VALUE.has(given)) return given;
  const alias = ALIASES.get(given);
  if (alias !== undefined) return alias;
  const fitting = [...TAKES_VALUE.keys()].filter((name) => name.startsWith(given));
  return given.length > 3 && fitting.length === 1 ? fitting[0] : undefined;
}

/** Words as a POSIX shell splits them; `undefined` when a quote is not closed. */
function shellWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (quote === "'") {
      if (character === "'") quote = "";
      else word += character;
    } else if (quote === '"') {
      const next = text.charAt(index + 1);
      if (character === '"') quote = "";
      else if (character === "\\" && (next === '"' || next === "\\")) word += text.charAt(++index);
      else word += character;
    } else if (character === "'" || character === '"') {
      quote = character;
      word ??= "";
    } else if (character === "\\") {
      word = (word ?? "") + text.charAt(++index);
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? "") + character;
    }
  }
  if (quote !== "") return undefined;
  if (word !== undefined) words.push(word);
  return words;
}
