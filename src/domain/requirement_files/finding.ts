/** What is found wrong, or worth knowing, across the entries of a file. @module */
import type { FileEntry } from "./requirement_file.ts";

/** From what stops an installer to what a reader may want to know. */
export const FINDING_SEVERITIES = ["error", "warning", "note"] as const;
export type FindingSeverity = typeof FINDING_SEVERITIES[number];

/** The kinds of findings; the first three are parts of the file that could not be used. */
export type FindingKind =
  | "invalid"
  | "unsupported"
  | "too-large"
  | "conflict"
  | "duplicate"
  | "spelling"
  | "unreachable-marker"
  | "missing-hash"
  | "unpinned-place"
  | "unpinned";

/** One finding. */
export interface Finding {
  readonly kind: FindingKind;
  readonly severity: FindingSeverity;
  /** In plain words, without a final period. */
  readonly message: string;
  /** From 1; the first where several are meant; absent where it is not known. */
  readonly line?: number;
  /** As written, of the entry that is meant; absent where several are. */
  readonly text?: string;
}

/** What a rule says of one entry. */
export function findingAt(
  entry: FileEntry,
  about: Pick<Finding, "kind" | "severity" | "message">,
): Finding {
  return { ...about, ...(entry.line === undefined ? {} : { line: entry.line }), text: entry.text };
}

/** Names of entries in prose, at most `most`, the rest counted. */
export function nameList(entries: readonly FileEntry[], most = 8): string {
  const names = [...new Set(entries.map((entry) => entry.name ?? entry.text.slice(0, 60)))];
  const left = names.length - most;
  return names.slice(0, most).join(", ") + (left > 0 ? ` and ${left} more` : "");
}

/** ` (line 3)`, ` (lines 3, 7)`, or nothing. */
export function lineList(entries: readonly FileEntry[]): string {
  const lines = [...new Set(entries.flatMap(({ line }) => line ?? []))];
  if (lines.length === 0) return "";
  const shown = lines.slice(0, 8).join(", ") + (lines.length > 8 ? ", …" : "");
  return ` (${lines.length === 1 ? "line" : "lines"} ${shown})`;
}
