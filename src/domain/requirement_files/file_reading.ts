/** What is found while a file is read, within the caps. @module */
import { CallerError } from "../caller_error.ts";
import { formatMarker, parseMarker } from "../marker.ts";
import type { ProjectName } from "../name.ts";
import { cleanText } from "../untrusted_text.ts";
import type {
  FileEntry,
  FileFormat,
  FileInclude,
  FileIndex,
  FileOption,
  FileProblem,
  RequirementFile,
} from "./requirement_file.ts";
import { withoutCredentials } from "./without_credentials.ts";

/** What is kept of one file; the rest is counted. */
const MOST = {
  entries: 10_000,
  problems: 1_000,
  includes: 1_000,
  indexes: 1_000,
  options: 1_000,
  notes: 100,
} as const;
const MAX_TEXT_LENGTH = 300; // UTF-16 units of one text that is handed on
const MAX_URL_LENGTH = 2_048; // UTF-16 units
const MAX_MESSAGE_LENGTH = 400; // UTF-16 units
const MAX_LOOKED_AT = 4_096; // UTF-16 units of one text in which credentials are looked for

/** An entry before its texts are cleaned: what is absent is none or unknown. */
export type EntryDraft =
  & Pick<FileEntry, "kind" | "group" | "text">
  & Partial<Omit<FileEntry, "kind" | "group" | "text">>;

/** Where in a file something stands. */
export interface Place {
  readonly group: string;
  readonly line?: number | undefined;
}

/** Collects entries, problems, included files, indexes and notes of one file. */
export class FileReading {
  readonly #entries: FileEntry[] = [];
  readonly #problems: FileProblem[] = [];
  readonly #includes: FileInclude[] = [];
  readonly #indexes: FileIndex[] = [];
  readonly #options: FileOption[] = [];
  readonly #notes: string[] = [];
  #requiresPython: string | undefined;
  #leftOut = 0;
  #remarksLeftOut = 0;

  /**
   * True, and one more left out, when there is no room for another entry or problem: parsing would be
   * in vain, and refusing is what costs most.
   */
  skips(): boolean {
    const full = this.#entries.length >= MOST.entries || this.#problems.length >= MOST.problems;
    if (full) this.#leftOut += 1;
    return full;
  }

  /** The names of the entries of one group so far. */
  namesIn(group: string): ReadonlySet<ProjectName> {
    const names = new Set<ProjectName>();
    for (const entry of this.#entries) {
      if (entry.group === group && entry.name !== undefined) names.add(entry.name);
    }
    return names;
  }

  /** Keeps an entry, its texts cleaned and without credentials. */
  add(draft: EntryDraft): void {
    if (this.#entries.length >= MOST.entries) {
      this.#leftOut += 1;
      return;
    }
    const { kind, group, name, displayName, version, marker, url, line, alternatives } = draft;
    this.#entries.push({
      kind,
      ...(name === undefined ? {} : { name }),
      ...(displayName === undefined ? {} : { displayName: cleanText(displayName, 200) }),
      specifier: withoutCredentials(draft.specifier ?? ""), // `===` takes any text
      ...(alternatives === undefined ? {} : { alternatives }),
      ...(version === undefined ? {} : { version: cleanText(withoutCredentials(version), 256) }),
      pinned: draft.pinned ?? false,
      extras: draft.extras ?? [],
      ...(marker === undefined ? {} : { marker: withoutCredentials(marker) }),
      ...(url === undefined ? {} : { url: cleanUrlText(url) }),
      hashes: draft.hashes ?? [],
      group: cleanText(group, 120),
      ...(line === undefined ? {} : { line }),
      text: cleanFileText(draft.text),
    });
  }

  /** Keeps what could not be used. */
  problem(
    problem: Omit<FileProblem, "line" | "group"> & {
      readonly group?: string | undefined;
      readonly line?: number | undefined;
    },
  ): void {
    const { kind, message, text, group, line } = problem;
    this.#keep(this.#problems, MOST.problems, () => ({
      kind,
      message: cleanParts(message, MAX_MESSAGE_LENGTH),
      ...(text === undefined ? {} : { text: cleanFileText(text) }),
      ...(group === undefined ? {} : { group: cleanText(group, 120) }),
      ...(line === undefined ? {} : { line }),
    }));
  }

  /** Keeps a parser's error about `text` as a problem. Rethrows what is not the text's fault. */
  fault(error: unknown, text: string, place: Partial<Place>): void {
    if (!(error instanceof CallerError)) throw error;
    this.problem({ kind: "invalid", message: error.message, text, ...place });
  }

  /** Keeps a file that is named and not read. */
  include(kind: FileInclude["kind"], path: string, line?: number): void {
    this.#keep(this.#includes, MOST.includes, () => ({
      kind,
      path: cleanFileText(path),
      ...(line === undefined ? {} : { line }),
    }));
  }

  /** Keeps an index; without a line, each URL once. */
  index(kind: FileIndex["kind"], url: string, more: { name?: string; line?: number } = {}): void {
    const clean = cleanUrlText(url);
    const known = this.#indexes.some((index) => index.kind === kind && index.url === clean);
    if (known && more.line === undefined) return; // lock files name it for every release
    this.#keep(this.#indexes, MOST.indexes, () => ({
      kind,
      url: clean,
      ...(more.name === undefined ? {} : { name: cleanText(more.name, 100) }),
      ...(more.line === undefined ? {} : { line: more.line }),
    }));
  }

  /** Keeps an option. */
  option(text: string, line: number): void {
    this.#keep(this.#options, MOST.options, () => ({ text: cleanFileText(text), line }));
  }

  /** Keeps a note; the same one is kept once. */
  note(text: string): void {
    const clean = cleanParts(text, MAX_MESSAGE_LENGTH);
    if (!this.#notes.includes(clean)) this.#keep(this.#notes, MOST.notes, () => clean);
  }

  /** Keeps the Pythons that the file is for. */
  requiresPython(text: string): void {
    this.#requiresPython = cleanParts(text, 200);
  }

  /**
   * The canonical text of a marker, or `undefined` where there is none. One that does not parse is a
   * problem, and stays as written.
   */
  marker(text: unknown, place: Place): string | undefined {
    if (typeof text !== "string" || text.trim() === "") return undefined;
    try {
      return formatMarker(parseMarker(text));
    } catch (error) {
      this.fault(error, text, place);
      return cleanFileText(text);
    }
  }

  /** The file as read. */
  finish(
    about: {
      readonly format: FileFormat | "unknown";
      readonly guessed: boolean;
      readonly filename?: string;
    },
  ): RequirementFile {
    return {
      format: about.format,
      guessed: about.guessed,
      ...(about.filename === undefined ? {} : { filename: cleanText(about.filename, 200) }),
      entries: this.#entries,
      problems: this.#problems,
      ...(this.#requiresPython === undefined ? {} : { requiresPython: this.#requiresPython }),
      includes: this.#includes,
      indexes: this.#indexes,
      options: this.#options,
      notes: this.#notes,
      leftOut: this.#leftOut,
      remarksLeftOut: this.#remarksLeftOut,
    };
  }

  /** Makes the item only where there is room: cleaning a hundred thousand that are dropped takes long. */
  #keep<T>(list: T[], most: number, make: () => T): void {
    if (list.length < most) list.push(make());
    else this.#remarksLeftOut += 1;
  }
}

function cleanFileText(text: string): string {
  return cleanParts(text, MAX_TEXT_LENGTH);
}

function cleanUrlText(text: string): string {
  return cleanParts(text, MAX_URL_LENGTH);
}

/** Cleaned before credentials are looked for: an invisible character may stand inside their URL. */
function cleanParts(text: string, maxLength: number): string {
  return cleanText(withoutCredentials(bounded(cleanText(text, MAX_LOOKED_AT + 1))), maxLength);
}

/** Bounds the work. The end may be half of a password, whose `@` was cut off. */
function bounded(text: string): string {
  if (text.length <= MAX_LOOKED_AT) return text;
  return text.slice(0, MAX_LOOKED_AT).replace(/:\/\/[^\s/]*$/, "://…");
}
