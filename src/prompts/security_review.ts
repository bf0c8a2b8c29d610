/** `security_review`: is this release safe, and what is to be done? @module */
import * as z from "zod";
import { parseProjectName } from "../domain/name.ts";
import { definePrompt } from "../mcp/define_prompt.ts";
import {
  completeProjectName,
  completeVersion,
  type CompletionDependencies,
} from "../tools/project_completions.ts";
import { instruct, versionPhrase } from "./cautions.ts";

export const securityReview = definePrompt({
  name: "security_review",
  title: "Review a package's security",
  description:
    "Known advisories of one release and of its direct dependencies, and what to do next.",
  arguments: z.strictObject({
    package_name: z.string().max(200).describe("Project name in any spelling, e.g. Django"),
    version: z.string().max(256).optional().describe("The release in use; best given"),
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
        `Review the security of the Python package ${name}${release}.` +
          (release === ""
            ? " No version was given: the tools take the latest stable one, which may not be the one in use; say so."
            : ""),
        [
          `check_vulnerabilities with package_name ${name}${also}. If is_malicious is true, stop here: say that it ` +
          "must be removed and that secrets on machines that ran it must be replaced.",
          `get_package_info with the same package${also}: yank and its reason, project status, who may publish.`,
          `get_dependencies with the same package${also}, then check_vulnerabilities for the direct runtime ` +
          "dependencies, at most ten, with the version in use where it is known. A specifier such as >=2 is not a " +
          "version: say which version you checked.",
          "If an upgrade is advised: compare_versions from the version in use to the advised one, for changed " +
          "requirements and Requires-Python.",
          "get_release_activity: whether fixes can be expected.",
        ],
        "Then answer: the verdict (malicious, vulnerable, unknown or no known advisories), each advisory with its " +
          "identifier, severity and fixed version, worst first, the exact upgrade to make, and what was not checked: " +
          "indirect dependencies, sources that failed, flaws that nobody has published. Never call it safe.",
      ),
    }];
  },
});
