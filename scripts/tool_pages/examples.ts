/** What a tool's page shows beside the schemas: when to ask it, and the calls whose real answers stand there. @module */

/** One call of a tool. */
export type ExampleArguments = Readonly<Record<string, unknown>>;

/** The hand-written part of one page. */
export interface ToolExample {
  /** One sentence or two: the questions that it is for, and the tool to take for the neighbouring ones. */
  readonly when: string;
  readonly call: ExampleArguments;
  /** A call that is refused; absent where nothing can be asked wrongly. */
  readonly refused?: ExampleArguments;
}

/** One for every tool; a test compares the names with the registry. */
export const TOOL_EXAMPLES: Readonly<Record<string, ToolExample>> = {
  get_package_info: {
    when: "The first question about a package: what it is, under which licence, who owns it, " +
      "whether it is archived or quarantined. For its releases take `get_package_versions`, for " +
      "the severity of its advisories `check_vulnerabilities`.",
    call: { package_name: "requests" },
    refused: { package_name: "mcp-context-forge" },
  },
  get_package_versions: {
    when:
      "To learn which releases exist, which of them are yanked and why, and which Pythons each " +
      "asked for. Pages follow by `next_cursor`.",
    call: { package_name: "requests", limit: 5 },
    refused: { package_name: "no-such-project-at-all" },
  },
  get_release_activity: {
    when: "To judge whether a project is still released, and how often. The rule behind the " +
      "classification is part of the answer; a slow project may simply be finished.",
    call: { package_name: "urllib3", limit: 3 },
    refused: { package_name: "urllib3", window_days: 0 },
  },
  check_vulnerabilities: {
    when:
      "Before staying on a version or moving to one: what is known against it, how severe each " +
      "advisory is, and the nearest release without. It looks at that one release, not at what it " +
      "depends on.",
    call: { package_name: "jinja2", version: "3.1.2" },
    refused: { package_name: "jinja2", version: "three" },
  },
  check_compatibility: {
    when:
      "To learn whether a release installs on a Python and platform, from a wheel or by being " +
      "built, and which release does where this one does not. Several Pythons and platforms give " +
      "a matrix.",
    call: { package_name: "numpy", python_versions: ["3.9", "3.13"], platforms: ["alpine"] },
    refused: { package_name: "numpy", python_version: "3.x" },
  },
  get_dependencies: {
    when:
      "To see what a release asks for, by extra, and which of it applies on a given Python and " +
      "platform. Only direct requirements: nothing is resolved.",
    call: { package_name: "httpx", python_version: "3.12", platform: "linux-x86_64" },
    refused: { package_name: "httpx", version: "99" },
  },
  get_package_health: {
    when:
      "For one figure with its reasons: each part, its weight, and what was found. Compare two " +
      "scores only where the same parts were scored.",
    call: { package_name: "flask" },
    refused: { package_name: "flask/" },
  },
  get_release_files: {
    when:
      "To see which file an installer would take on a target, and why not the others; also for " +
      "the hashes that a lock file needs.",
    call: { package_name: "markupsafe", python_version: "3.13", platform: "alpine" },
    refused: { package_name: "markupsafe", platform: "amiga" },
  },
  compare_versions: {
    when: "Before an upgrade or a step back: requirements that come and go, Pythons that are " +
      "dropped, advisories that are fixed or newly affect it, and the releases between.",
    call: { package_name: "jinja2", version1: "3.1.2", version2: "3.1.6" },
    refused: { package_name: "jinja2", version1: "3.1.2", version2: "latest" },
  },
  inspect_requirements: {
    when: "For the requirement or lock file of a project: what it says, and what is wrong in it. " +
      "It reads the text that it is given and asks nobody; `check_vulnerabilities` then takes the " +
      "pins one by one.",
    call: {
      filename: "requirements.txt",
      content: "flask==3.0.*\nFlask>=3.1\njinja2==3.1.2\nrequests>=2,<1\n",
    },
    refused: { file: "requirements.txt" },
  },
  search_packages: {
    when: "For a name that may be misspelt, or that is only half remembered. PyPI has no search " +
      "API: the answer says what was looked at, and summaries were not.",
    call: { query: "reqeusts" },
    refused: { query: "" },
  },
  get_pypi_stats: {
    when: "To learn what takes up the storage of PyPI. It says nothing about downloads or " +
      "popularity.",
    call: {},
  },
  health_check: {
    when:
      "To tell a broken server from a broken service: which upstreams are asked, which circuits " +
      "are open, and how full the cache is. It asks nobody.",
    call: {},
  },
  get_cache_info: {
    when: "To see what the cache holds and how often it helped. It asks nobody.",
    call: {},
  },
};
