/** Every tool, in the order in which they are listed. @module */
import type { Tool, Toolset } from "../mcp/define_tool.ts";
import type { ToolDependencies } from "./dependencies.ts";
import { checkCompatibility } from "./check_compatibility.ts";
import { checkVulnerabilities } from "./check_vulnerabilities.ts";
import { compareVersions } from "./compare_versions.ts";
import { getCacheInfo } from "./get_cache_info.ts";
import { getDependencies } from "./get_dependencies.ts";
import { getPackageHealth } from "./get_package_health.ts";
import { getPackageInfo } from "./get_package_info.ts";
import { getPackageVersions } from "./get_package_versions.ts";
import { getPypiStats } from "./get_pypi_stats.ts";
import { getReleaseFiles } from "./get_release_files.ts";
import { getReleaseActivity } from "./get_release_activity.ts";
import { healthCheck } from "./health_check.ts";
import { inspectRequirements } from "./inspect_requirements.ts";
import { searchPackages } from "./search_packages.ts";

/** Deterministic: the order of the contract. */
export const TOOLS: readonly Tool<ToolDependencies>[] = [
  getPackageInfo,
  getPackageVersions,
  getReleaseActivity,
  searchPackages,
  compareVersions,
  checkCompatibility,
  getReleaseFiles,
  getDependencies,
  inspectRequirements,
  checkVulnerabilities,
  getPackageHealth,
  getPypiStats,
  healthCheck,
  getCacheInfo,
];

/** The tools of the given toolsets, in the order of `TOOLS`. */
export function toolsOf(toolsets: readonly Toolset[]): readonly Tool<ToolDependencies>[] {
  return TOOLS.filter((tool) => toolsets.some((toolset) => toolset === tool.toolset));
}
