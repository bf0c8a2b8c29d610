/** A project name that no configured index knows, or whose project must not be used. @module */
import { CallerError } from "./caller_error.ts";
import type { ProjectName } from "./name.ts";

/**
 * What the index says of a project that no source describes; `unreadable`: it failed, so quarantine
 * is not ruled out.
 */
export type IndexWord = "absent" | "listed" | "unreadable";

const STATE: Readonly<Record<IndexWord, string>> = {
  absent: "the package index has no such project; do not install this name on trust",
  listed: "the project exists on the package index, but has no release",
  unreadable: "the JSON API has no such project; it may be unknown or quarantined, " +
    "because the package index, which tells the two apart, did not answer",
};

/** Nothing is known of the name; says the nearest names among PyPI's most downloaded projects. */
export class UnknownProjectError extends CallerError {
  override readonly name: string = "UnknownProjectError";
  readonly project: ProjectName;
  /** Normalised names, nearest first; guesses, never the same project. */
  readonly nearest: readonly string[];

  constructor(
    project: ProjectName,
    options: { readonly nearest?: readonly string[]; readonly index?: IndexWord } = {},
  ) {
    const nearest = options.nearest ?? [];
    const guesses = nearest.length === 0
      ? ""
      : `; well-known projects with a similar name: ${
        nearest.map((guess) => JSON.stringify(guess)).join(", ")
      }`;
    super(
      `Cannot find project ${JSON.stringify(project)}: ${
        STATE[options.index ?? "absent"]
      }${guesses}`,
      project,
    );
    this.project = project;
    this.nearest = nearest;
  }
}

/** The project exists, but its index keeps its files back (PEP 792 `quarantined`). */
export class QuarantinedProjectError extends CallerError {
  override readonly name = "QuarantinedProjectError";
  readonly project: ProjectName;

  constructor(project: ProjectName) {
    super(
      `Cannot read project ${JSON.stringify(project)}: quarantined by the package index, ` +
        `usually as suspected malware; do not install it, and remove copies installed before`,
      project,
    );
    this.project = project;
  }
}
