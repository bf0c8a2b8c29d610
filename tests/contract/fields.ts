/** Names that clients of the contract rely on: each tool's inputs with defaults, and fields of its answer. @module */

/** `undefined` as a default: optional without one. `REQUIRED`: the caller must say it. */
export const REQUIRED = Symbol("required");

/** What one tool must take and give; more may stand beside it. */
export interface ToolContract {
  readonly toolset: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Dots go into objects, `[]` into the entries of a list. */
  readonly output: readonly string[];
}

const NAME = { package_name: REQUIRED };

function fields(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

function within(parent: string, text: string): readonly string[] {
  return fields(text).map((name) => `${parent}.${name}`);
}

export const CONTRACT: Readonly<Record<string, ToolContract>> = {
  get_package_info: {
    toolset: "packages",
    input: { ...NAME, version: undefined, include_files: false, include_description: false },
    output: [
      ...fields(
        `name version summary description author author_email maintainer maintainer_email license home_page
        project_urls classifiers keywords requires_python dependencies extras yanked yanked_reason package_url
        project_url release_url version_type vulnerabilities files`,
      ),
      ...within("dependencies[]", "name version_spec extras environment_marker"),
      ...within(
        "files[]",
        "filename url size size_formatted type python_version upload_time yanked",
      ),
    ],
  },
  get_package_versions: {
    toolset: "packages",
    input: {
      ...NAME,
      limit: undefined,
      include_prereleases: true,
      include_yanked: true,
      cursor: undefined,
    },
    output: [
      ...fields("package_name total_versions returned_versions latest_version versions"),
      ...within("versions[]", "version type is_latest"),
    ],
  },
  get_release_activity: {
    toolset: "insight",
    input: { ...NAME, limit: 50, window_days: 365 },
    output: [
      ...fields(
        `total_releases recent_releases window_days first_release latest_release release_cadence_days
        cadence_classification releases`,
      ),
      ...within("releases[]", "version uploaded_at size yanked file_count package_types"),
    ],
  },
  search_packages: {
    toolset: "packages",
    input: { query: REQUIRED, limit: 10 },
    output: [
      ...fields("query total_results results"),
      ...within("results[]", "name version summary score"),
    ],
  },
  compare_versions: {
    toolset: "packages",
    input: { ...NAME, version1: REQUIRED, version2: REQUIRED },
    output: [
      ...within("version1", "version type upload_time dependencies_count vulnerabilities_count"),
      ...within("version2", "version type upload_time dependencies_count vulnerabilities_count"),
      ...within("comparison", "result newer_version is_upgrade is_downgrade"),
    ],
  },
  check_compatibility: {
    toolset: "packages",
    input: {
      ...NAME,
      version: undefined,
      python_version: undefined,
      platform: undefined,
      implementation: undefined,
      python_versions: undefined,
      platforms: undefined,
    },
    output: [
      ...fields(
        `package_name package_version python_version is_compatible compatibility requires_python
        compatibility_notes classifiers newest_compatible_version target install files
        newest_version_with_wheel matrix`,
      ),
      ...within("files[]", "filename verdict reason"),
      ...within(
        "matrix[]",
        "python_version platform install file reason newest_version_with_wheel",
      ),
    ],
  },
  get_release_files: {
    toolset: "packages",
    input: {
      ...NAME,
      version: undefined,
      python_version: undefined,
      platform: undefined,
      filename: undefined,
    },
    output: [
      ...fields("package_name version target install chosen file_count files"),
      ...within(
        "files[]",
        `filename type verdict reason python_tag abi_tag platform_tag build size sha256 upload_time
        requires_python yanked yanked_reason has_metadata url provenance_url`,
      ),
    ],
  },
  get_dependencies: {
    toolset: "packages",
    input: {
      ...NAME,
      version: undefined,
      include_extras: false,
      python_version: undefined,
      platform: undefined,
      extras: undefined,
    },
    output: [
      ...fields(
        "total_dependencies runtime_dependencies available_extras optional_dependencies target applying",
      ),
      ...within("runtime_dependencies[]", "name version_spec applies decided_by"),
    ],
  },
  inspect_requirements: {
    toolset: "packages",
    input: { content: REQUIRED, filename: undefined },
    output: [
      ...fields(
        `format entry_count pinned_count error_count warning_count requires_python entries problems
        not_read indexes notes`,
      ),
      ...within(
        "entries[]",
        "kind name version_spec pinned group extras environment_marker url line",
      ),
      ...within("problems[]", "severity kind message line entry"),
    ],
  },
  check_vulnerabilities: {
    toolset: "security",
    input: { ...NAME, version: undefined, include_withdrawn: false },
    output: [
      ...fields(
        `vulnerability_count has_vulnerabilities vulnerabilities severity_breakdown overall_severity
        overall_severity_score security_status recommendation`,
      ),
      ...within(
        "vulnerabilities[]",
        "id source summary details aliases fixed_in link withdrawn severity severity_score recommendation",
      ),
    ],
  },
  get_package_health: {
    toolset: "insight",
    input: { ...NAME, version: undefined },
    output: fields(
      `health_score health_status health_notes scoring_breakdown total_versions is_latest
      has_vulnerabilities is_yanked version_type release_cadence latest_release_age_days`,
    ),
  },
  get_pypi_stats: {
    toolset: "insight",
    input: {},
    output: [
      ...fields("total_packages_size total_size_formatted top_packages last_updated"),
      ...within("top_packages[]", "name size size_formatted"),
    ],
  },
  health_check: { toolset: "server", input: {}, output: fields("status timestamp cache_status") },
  get_cache_info: {
    toolset: "server",
    input: {},
    output: [
      ...fields("cache_stats cache_enabled cache_ttl_seconds"),
      ...within(
        "cache_stats",
        "size max_size default_ttl hits misses requests hit_rate evictions expired",
      ),
    ],
  },
};
