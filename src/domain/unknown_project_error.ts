/** A project name that no index knows, or whose project must not be used. @module */
import { CallerError } from "./caller_error.ts";
import type { ProjectName } from "./name.ts";

/**
 * What the Index API said beside the JSON API's 404; `unreadable`: it failed, so quarantine is not
 * ruled out.
 */
export type IndexWord = "absent" | "listed" | "unreadable";

const STATE: Readonly<Record<IndexWord, string>> = {
  absent: "PyPI has no such project; do not install this name on trust",
  listed: "the project exists on PyPI, but has no release",
  unreadable: "PyPI's JSON API has no such project; it may be unknown or quarantined, " +
    "because the Index API, which tells the two apart, did not answer",
};

/**
 * PyPI's JSON API answers 404 for the name; says the nearest names among the most downloaded
 * projects.
 */
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

/** The project exists, but PyPI's administrators keep its files back (PEP 792 `quarantined`). */
export class QuarantinedProjectError extends CallerError {
  override readonly name = "QuarantinedProjectError";
  readonly project: ProjectName;

  constructor(project: ProjectName) {
    super(
      `Cannot read project ${JSON.stringify(project)}: quarantined by PyPI's administrators, ` +
        `usually as suspected malware; do not install it, and remove copies installed before`,
      project,
    );
    this.project = project;
  }
}
