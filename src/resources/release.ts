/** `pypi://package/{package_name}/{version}`: what `get_package_info` answers about one release. @module */
import { defineResource } from "../mcp/define_resource.ts";
import type { ToolDependencies } from "../tools/dependencies.ts";
import { getPackageInfo } from "../tools/get_package_info.ts";
import {
  completeProjectName,
  completeVersion,
  type CompletionDependencies,
} from "../tools/project_completions.ts";
import { representations } from "./representations.ts";

export const releaseResource = defineResource({
  name: "release",
  title: "A release of a package",
  description: "One release of a package on PyPI. JSON and Markdown.",
  uri: "pypi://package/{package_name}/{version}",
  variables: {
    package_name: completeProjectName,
    version: (typed, deps: CompletionDependencies, call) => completeVersion(typed, deps, call),
  },
  mimeType: "application/json",
  read: async ({ package_name, version }, deps: ToolDependencies & CompletionDependencies, call) =>
    representations(await getPackageInfo.call({ package_name, version }, deps, call)),
});
