/** `inspectRequirementFile`: a file's entries and everything that is wrong with them. @module */
import { analyzeRequirementFile } from "./analyze_requirement_file.ts";
import type { Finding } from "./finding.ts";
import { type GivenFile, parseRequirementFile } from "./parse_requirement_file.ts";
import type { RequirementFile } from "./requirement_file.ts";

/** A file that was read, and what was found in it, worst first. */
export interface InspectedFile {
  readonly file: RequirementFile;
  readonly findings: readonly Finding[];
}

/**
 * Reads and judges one file; the one door to all readers, so that they can be loaded when a file comes.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const given = { filename: "requirements.txt", content: "flask>=2\nFlask<2\n" };
 * const { file, findings } = inspectRequirementFile(given);
 * assert.equal(file.entries.length, 2);
 * assert.equal(findings[0]?.kind, "conflict");
 * ```
 */
export function inspectRequirementFile(given: GivenFile): InspectedFile {
  const file = parseRequirementFile(given);
  return { file, findings: analyzeRequirementFile(file) };
}
