/** `pypi://package/{package_name}`: what `get_package_info` answers about the latest release. @module */
import { defineResource } from "../mcp/define_resource.ts";
import { getPackageInfo } from "../tools/get_package_info.ts";
import { completeProjectName } from "../tools/project_completions.ts";
import type { ToolDependencies } from "../tools/dependencies.ts";
import { representations } from "./representations.ts";

export const packageResource = defineResource({
  name: "package",
  title: "A package",
  description: "One package on PyPI, its latest release. JSON and Markdown.",
  uri: "pypi://package/{package_name}",
  variables: { package_name: completeProjectName },
  mimeType: "application/json",
  read: async ({ package_name }, deps: ToolDependencies, call) =>
    representations(await getPackageInfo.call({ package_name }, deps, call)),
});
