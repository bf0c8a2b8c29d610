/** `analyze_package`: should I use this package? @module */
import * as z from "zod";
import { parseProjectName } from "../domain/name.ts";
import { definePrompt } from "../mcp/define_prompt.ts";
import {
  completeProjectName,
  completeVersion,
  type CompletionDependencies,
} from "../tools/project_completions.ts";
import { instruct, versionPhrase } from "./cautions.ts";

export const analyzePackage = definePrompt({
  name: "analyze_package",
  title: "Analyze a package",
  description:
    "What a package is, how well it is kept, what it needs and whether it is safe to use.",
  arguments: z.strictObject({
    package_name: z.string().max(200).describe("Project name in any spelling, e.g. Django"),
    version: z.string().max(256).optional().describe("A release; the latest stable one if absent"),
  }),
  complete: {
    package_name: completeProjectName,
    version: (typed, deps: CompletionDependencies, call) => completeVersion(typed, deps, call),
  },
  messages({ package_name, version }) {
    const name = JSON.stringify(parseProjectName(package_name));
    const release = versionPhrase(version);
    const also = release === "" ? "" : " and the version";
    return [{
      role: "user",
      text: instruct(
        `Analyze the Python package ${name}${release}: would you build on it?`,
        [
          `get_package_info with package_name ${name}${also}: what it is, licence, Python versions, yank, ` +
          "project status.",
          `check_vulnerabilities with the same package${also}: known advisories and the version that fixes them.`,
          `get_dependencies with the same package${also}: what comes along. "unknown" is not "none".`,
          "get_release_activity: whether it is alive.",
          `get_package_health with the same package${also}: the score, its parts and the parts that were left out.`,
        ],
        "Then answer: what it is for (two sentences), its state of care, its risks with the worst first, the version " +
          "to use and why, and what could not be found out.",
      ),
    }];
  },
});
