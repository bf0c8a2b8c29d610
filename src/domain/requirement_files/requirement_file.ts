/** What a requirement or lock file says: its entries, and what in it could not be read. @module */
import type { ProjectName } from "../name.ts";

/** The formats that are read, each by the name its files have. */
export const FILE_FORMATS = [
  "requirements.txt",
  "pyproject.toml",
  "pylock.toml",
  "poetry.lock",
  "uv.lock",
  "pdm.lock",
  "Pipfile",
  "Pipfile.lock",
  "setup.cfg",
  "environment.yml",
] as const;
export type FileFormat = typeof FILE_FORMATS[number];

/** UTF-16 units of one file. */
export const MAX_FILE_LENGTH = 1_000_000;

/**
 * What an entry asks for. `locked` is one release of an index that a lock file chose; the last four
 * name a place instead of a release.
 */
export type EntryKind =
  | "requirement"
  | "constraint"
  | "locked"
  | "editable"
  | "path"
  | "url"
  | "vcs";

/** One requirement of a file. */
export interface FileEntry {
  readonly kind: EntryKind;
  /** Absent where the file gives a place only (`-e .`, an archive without a name). */
  readonly name?: ProjectName;
  /** The name as written. */
  readonly displayName?: string;
  /** Canonical PEP 440 text; `""` sets no limit of its own, see `alternatives`. */
  readonly specifier: string;
  /** Specifiers of which one must hold (Poetry's `||`); `specifier` is `""` then. */
  readonly alternatives?: readonly string[];
  /** The one release that is admitted, canonical where it is a PEP 440 version. */
  readonly version?: string;
  /** One release, one archive with a hash, or one commit, and no other. */
  readonly pinned: boolean;
  /** Normalised, sorted. */
  readonly extras: readonly string[];
  /** Canonical text where it parses, else as written. */
  readonly marker?: string;
  /** Without credentials. */
  readonly url?: string;
  /** `algorithm:digest`, as written. */
  readonly hashes: readonly string[];
  /** `runtime`, `constraints`, `build-system`, `extra:<name>`, `group:<name>`, `hatch:<name>`, … */
  readonly group: string;
  /** From 1; absent where it is not known. */
  readonly line?: number;
  /** As written, cleaned, without credentials, cut at 300 characters. */
  readonly text: string;
}

/** How a part of a file could not be used. */
export type ProblemKind = "invalid" | "unsupported" | "too-large";

/** A part of a file that could not be used. The rest of its entry, where there is one, is an entry. */
export interface FileProblem {
  readonly kind: ProblemKind;
  readonly message: string;
  /** As written, cleaned; absent where the whole file is meant. */
  readonly text?: string;
  readonly group?: string;
  readonly line?: number;
}

/** A file that this one names; it was not read. */
export interface FileInclude {
  readonly kind: "requirements" | "constraints" | "project";
  readonly path: string;
  readonly line?: number;
}

/** An index or a page of links that the file names. */
export interface FileIndex {
  readonly kind: "index" | "extra-index" | "find-links";
  /** Without credentials. */
  readonly url: string;
  readonly name?: string;
  readonly line?: number;
}

/** An installer's option that is no requirement, e.g. `--pre`. */
export interface FileOption {
  /** Without credentials. */
  readonly text: string;
  readonly line?: number;
}

/** A requirement or lock file, read. */
export interface RequirementFile {
  readonly format: FileFormat | "unknown";
  /** The format was told by the content, since the name says nothing. */
  readonly guessed: boolean;
  readonly filename?: string;
  readonly entries: readonly FileEntry[];
  readonly problems: readonly FileProblem[];
  readonly requiresPython?: string;
  readonly includes: readonly FileInclude[];
  readonly indexes: readonly FileIndex[];
  readonly options: readonly FileOption[];
  /** What a reader should know of the file, in plain words. */
  readonly notes: readonly string[];
  /** Entries beyond the caps (10,000 entries, 1,000 problems): counted, not looked at. */
  readonly leftOut: number;
  /** Problems, files, indexes, options and notes beyond their caps: counted, not kept. */
  readonly remarksLeftOut: number;
}

/** Formats whose entries are what an installer chose, rather than what somebody asked for. */
const LOCK_FORMATS: ReadonlySet<string> = new Set(
  ["pylock.toml", "poetry.lock", "uv.lock", "pdm.lock", "Pipfile.lock"] satisfies FileFormat[],
);

/** Whether files of this format hold the result of a resolution. */
export function isLockFormat(format: RequirementFile["format"]): boolean {
  return LOCK_FORMATS.has(format);
}
