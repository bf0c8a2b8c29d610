/** `get_package_info` for reading. @module */
import { bullets, bytes, count, day, field, lines } from "../mcp/text.ts";
import { sourcesLine } from "./data_sources.ts";
import { indexFieldLines } from "./index_notes.ts";
import type { PackageInfo } from "./package_info_fields.ts";
import { requirementLine } from "./requirement_fields.ts";
import { truncationLines } from "./truncation.ts";

/** What is dangerous first, then what most people look for. */
export function renderPackage(info: PackageInfo): string {
  const type = info.version_type === "stable" ? "" : ` (${info.version_type})`;
  return lines(
    `# ${info.name} ${info.version}${type}`,
    info.summary,
    warnings(info),
    indexFieldLines(info),
    field("License", info.license === undefined ? "unknown" : licenseText(info)),
    field("Requires Python", info.requires_python ?? "not stated"),
    field("Uploaded", day(info.upload_time)),
    field("Latest stable", info.latest_stable ?? "none"),
    field("Latest pre-release", info.latest_prerelease),
    field("Project status", info.project_status),
    field("Author", person(info.author, info.author_email)),
    field("Maintainer", person(info.maintainer, info.maintainer_email)),
    field("Organization", info.organization),
    field(
      "Owners",
      info.roles?.slice(0, 5).map(({ user, role }) => `${user} (${role})`).join(", "),
    ),
    field("Page", info.release_url ?? info.project_url),
    Object.entries(info.project_urls).slice(0, 6).map(([label, url]) => `${label}: ${url}`),
    requirementText(info),
    vulnerabilityText(info),
    fileText(info),
    info.description === undefined
      ? undefined
      : `## Description (the publisher's words)\n${info.description}`,
    truncationLines(info.truncated),
    sourcesLine(info.data_sources),
  );
}

function warnings(info: PackageInfo): string[] {
  const reason = info.yanked_reason === undefined ? "" : `: "${info.yanked_reason}"`;
  return [
    ...(info.vulnerabilities.some(({ malicious }) => malicious)
      ? ["**Malicious**: this release is reported as malware; do not install it."]
      : []),
    ...(info.yanked ? [`**Yanked**${reason}. Installers skip it unless it is pinned.`] : []),
    ...(info.project_status === "archived"
      ? ["**Archived**: its maintainers expect no further releases."]
      : []),
    ...(info.project_status === "deprecated"
      ? ["**Deprecated**: its maintainers advise against using it."]
      : []),
    ...(info.project_status === "quarantined"
      ? ["**Quarantined by the index's administrators**: do not install it."]
      : []),
  ];
}

function licenseText({ license, license_source }: PackageInfo): string {
  return `${license} (from the ${
    license_source === "expression"
      ? "SPDX expression"
      : license_source === "classifier"
      ? "classifiers"
      : "free text"
  })`;
}

function person(name: string | undefined, address: string | undefined): string | undefined {
  return [name, address].filter((part) => part !== undefined).join(", ") || undefined;
}

function requirementText(info: PackageInfo): string[] {
  if (info.dependencies_status === "unknown") {
    return ["Dependencies: unknown, which is not none; call get_dependencies"];
  }
  const always = info.dependencies.filter(({ environment_marker }) =>
    !/\bextra\b/.test(environment_marker ?? "")
  );
  const optional = info.dependencies.length - always.length;
  const behindExtras = optional === 0 ? "" : `, ${optional} more behind extras`;
  const isCut = info.truncated?.some(({ field }) => field === "dependencies") === true;
  const none = info.unparsed_dependencies === undefined ? "none" : "none that is understood";
  return [
    `Dependencies: ${isCut ? "at least " : ""}${
      always.length === 0 && !isCut ? none : always.length
    }${behindExtras}`,
    ...bullets(always.map(requirementLine), 20, "call get_dependencies"),
    ...(info.unparsed_dependencies ?? []).map((text) => `- not understood: ${text}`),
    ...(info.extras.length === 0 ? [] : [`Extras: ${info.extras.slice(0, 20).join(", ")}`]),
  ];
}

function vulnerabilityText(info: PackageInfo): string[] {
  if (info.vulnerabilities_status === "unknown") {
    return ["Known vulnerabilities: unknown, PyPI did not tell; call check_vulnerabilities"];
  }
  if (info.vulnerabilities.length === 0) {
    return ["Known vulnerabilities of this version: none listed by PyPI"];
  }
  const more = info.truncated?.find(({ field }) => field === "vulnerabilities")?.omitted ?? 0;
  return [
    `Known vulnerabilities of this version: ${info.vulnerabilities.length + more}; ` +
    "call check_vulnerabilities for severities and what to do",
    ...bullets(
      info.vulnerabilities.map(({ id, fixed_in, summary }) =>
        `${id}, ${fixed_in.length === 0 ? "no fix known" : `fixed in ${fixed_in.join(", ")}`}` +
        (summary === undefined ? "" : `: ${summary}`)
      ),
      8,
      "call check_vulnerabilities",
    ),
  ];
}

function fileText(info: PackageInfo): string[] {
  if (info.files === undefined) {
    return [`Files: ${info.file_count === 0 ? "none (all were deleted)" : info.file_count}`];
  }
  return [
    `${count(info.file_count, "file")}:`,
    ...bullets(
      info.files.map(({ filename, size }) =>
        `${filename}${size === undefined ? "" : ` (${bytes(size)})`}`
      ),
      30,
      "in the structured answer",
    ),
  ];
}
