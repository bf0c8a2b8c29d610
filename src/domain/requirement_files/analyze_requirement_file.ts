/** `analyzeRequirementFile`: every problem of a file, its entries held against each other. @module */
import { EntryTerms } from "./entry_terms.ts";
import { type Finding, FINDING_SEVERITIES, findingAt } from "./finding.ts";
import { nameFindings } from "./name_findings.ts";
import { hashFindings, pinFindings } from "./pin_findings.ts";
import type { FileProblem, RequirementFile } from "./requirement_file.ts";

/**
 * The findings, worst first, then by line. What is told is proven from the file alone: nothing is
 * resolved, and files that it includes were not read.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseRequirementFile } from "./parse_requirement_file.ts";
 * const content = "flask>=2\nFlask<2\n";
 * const file = parseRequirementFile({ filename: "requirements.txt", content });
 * const [worst] = analyzeRequirementFile(file);
 * assert.deepEqual([worst?.kind, worst?.line], ["conflict", 2]);
 * ```
 */
export function analyzeRequirementFile(file: RequirementFile): readonly Finding[] {
  const terms = new EntryTerms();
  const findings = [
    ...file.problems.map(findingOfProblem),
    ...entryFindings(file, terms),
    ...nameFindings(file, terms),
    ...hashFindings(file),
    ...pinFindings(file),
  ];
  if (terms.exhausted) {
    findings.push({
      kind: "too-large",
      severity: "note",
      message: "Not every marker and specifier was held against the others, since there are too " +
        "many: some conflicts may not be told",
    });
  }
  const rank = ({ severity }: Finding) => FINDING_SEVERITIES.indexOf(severity);
  return findings.toSorted((a, b) =>
    rank(a) - rank(b) || (a.line ?? Infinity) - (b.line ?? Infinity) || 0
  );
}

function findingOfProblem({ kind, message, line, text }: FileProblem): Finding {
  return {
    kind,
    // Where no text is named, it is the file that cannot be used.
    severity: kind === "unsupported" && text !== undefined ? "warning" : "error",
    message,
    ...(line === undefined ? {} : { line }),
    ...(text === undefined ? {} : { text }),
  };
}

function entryFindings(file: RequirementFile, terms: EntryTerms): readonly Finding[] {
  return file.entries.flatMap((entry) => {
    const findings: Finding[] = [];
    if (terms.isUnreachable(entry)) {
      findings.push(findingAt(entry, {
        kind: "unreachable-marker",
        severity: "warning",
        message: `${entry.name ?? "A requirement"} is never installed: its marker ` +
          `${(entry.marker ?? "").slice(0, 200)} holds nowhere`,
      }));
    }
    if (entry.specifier.includes(",") && terms.isUnsatisfiable(entry)) {
      findings.push(findingAt(entry, {
        kind: "conflict",
        severity: "error",
        message: `${entry.name ?? "A requirement"}: no version is ${entry.specifier.slice(0, 200)}`,
      }));
    }
    return findings;
  });
}
