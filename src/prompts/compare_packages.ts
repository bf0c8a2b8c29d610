/** `compare_packages`: which of these packages? @module */
import * as z from "zod";
import { CallerError } from "../domain/caller_error.ts";
import { parseProjectName, type ProjectName } from "../domain/name.ts";
import { definePrompt } from "../mcp/define_prompt.ts";
import { completeProjectList } from "../tools/project_completions.ts";
import { instruct } from "./cautions.ts";

const FEWEST = 2;
const MOST = 5;

export const comparePackages = definePrompt({
  name: "compare_packages",
  title: "Compare packages",
  description:
    "Which of two to five packages suits better: purpose, care, needs and known advisories.",
  arguments: z.strictObject({
    packages: z.string().max(1_000).describe("Two to five names, e.g. flask, fastapi, django"),
    purpose: z.string().max(500).optional().describe("What the package is wanted for"),
  }),
  complete: { packages: completeProjectList },
  messages({ packages, purpose }) {
    const names = parseProjectNames(packages).map((name) => JSON.stringify(name)).join(", ");
    return [{
      role: "user",
      text: instruct(
        `Compare the Python packages ${names}` +
          (purpose === undefined || purpose.trim() === ""
            ? "."
            : ` for this purpose: ${JSON.stringify(purpose.trim())}.`),
        [
          "get_package_info for each: purpose, licence, Python versions, project status. A name that is not found " +
          "is left out of the comparison and named; do not swap in another package.",
          "check_vulnerabilities for each, without a version, so that the latest stable releases are compared. Past " +
          "advisories alone do not make a package worse: well-read code has more of them.",
          "get_package_health for each: compare scores only where the same parts were scored.",
          "get_dependencies for each: how much comes along.",
          "get_release_activity for each: slow can mean finished; say which you think and why.",
        ],
        'Then answer: a table with one row for each package and one column for each criterion, with "unknown" where ' +
          "it is; one recommendation with its reason; and when another choice would be better.",
      ),
    }];
  },
});

/** @throws {CallerError} Unless two to five different names are given. */
function parseProjectNames(text: string): readonly ProjectName[] {
  const names = new Set(
    text.split(/[\s,]+/).filter((part) => part !== "").map((part) => parseProjectName(part)),
  );
  if (names.size < FEWEST || names.size > MOST) {
    throw new CallerError(
      `Cannot compare packages ${JSON.stringify(text.slice(0, 64))}: ` +
        `expected ${FEWEST} to ${MOST} different names, found ${names.size}`,
      text,
    );
  }
  return [...names];
}
