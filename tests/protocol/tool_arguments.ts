/** What the protocol tests call each tool with. @module */

/** Arguments with which each tool answers on the embedded upstream. A new tool adds its own. */
export const TOOL_ARGUMENTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  get_package_info: { package_name: "Requests" },
  get_package_versions: { package_name: "urllib3" },
  get_release_activity: { package_name: "requests" },
  search_packages: { query: "http client" },
  compare_versions: { package_name: "requests", version1: "2.31.0", version2: "2.32.0" },
  check_compatibility: { package_name: "requests", python_version: "3.12" },
  get_release_files: { package_name: "numpy", python_version: "3.13", platform: "alpine" },
  get_dependencies: { package_name: "requests", include_extras: true },
  inspect_requirements: { content: "requests>=2\nrequests<1\n", filename: "requirements.txt" },
  check_vulnerabilities: { package_name: "jinja2", version: "3.1.2" },
  get_package_health: { package_name: "requests" },
  get_pypi_stats: {},
  health_check: {},
  get_cache_info: {},
};
