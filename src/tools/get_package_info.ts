/** `get_package_info`: what PyPI says about one release of a project. @module */
import * as z from "zod";
import { describeLicense } from "../domain/license.ts";
import { parseProjectName } from "../domain/name.ts";
import type { IndexPage, Ownership, ProjectDocument, ReleaseDocument } from "../domain/release.ts";
import {
  latestPrerelease,
  latestStable,
  parseReleaseVersion,
  releaseType,
} from "../domain/release_version.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { bullets, bytes, count, day, field, lines } from "../mcp/text.ts";
import { dataSources, dataSourcesSchema, sourcesLine } from "./data_sources.ts";
import {
  findProjectAndPage,
  findReleaseDocument,
  type ProjectDependencies,
  type Settled,
} from "./find_project.ts";
import { groupListedAdvisories, listedAdvisorySchema } from "./listed_advisories.ts";
import {
  fileFields,
  fileSchema,
  firstUpload,
  releaseTypeSchema,
  yankOf,
} from "./release_fields.ts";
import {
  readRequirements,
  requirementFields,
  requirementLine,
  requirementSchema,
  toldRequiresDist,
} from "./requirement_fields.ts";
import { truncatedSchema, truncationLines, Truncations } from "./truncation.ts";

const MOST = {
  requirements: 50,
  vulnerabilities: 15,
  classifiers: 40,
  keywords: 30,
  urls: 20,
  extras: 60,
  roles: 20,
  files: 60,
  descriptionLength: 8_000, // UTF-16 units
} as const;
const MAX_TEXT_LENGTH = 500; // UTF-16 units of one short text

const VULNERABILITIES_SOURCE = "PyPI's copy of OSV for exactly this version, without " +
  "severities; check_vulnerabilities asks OSV itself";

const input = z.strictObject({
  package_name: z.string().min(1).max(200).describe("Project name in any spelling, e.g. Django"),
  version: z.string().min(1).max(256).optional().describe(
    "One release, e.g. 4.2.1 (1.0 finds 1.0.0); left out: the release that PyPI calls the newest",
  ),
  include_files: z.boolean().default(false).describe(
    "Also list the files with size, upload time, SHA-256",
  ),
  include_description: z.boolean().default(false).describe(
    "Also give the long description (the README), cut at 8000 characters",
  ),
});

const output = z.object({
  name: z.string(),
  normalized_name: z.string(),
  version: z.string(),
  version_type: releaseTypeSchema,
  summary: z.string().optional(),
  description: z.string().optional(),
  author: z.string().optional(),
  author_email: z.string().optional(),
  maintainer: z.string().optional(),
  maintainer_email: z.string().optional(),
  license: z.string().optional(),
  license_source: z.enum(["expression", "classifier", "text", "unknown"]),
  home_page: z.string().optional(),
  project_urls: z.record(z.string(), z.string()),
  package_url: z.string().optional(),
  project_url: z.string().optional(),
  release_url: z.string().optional(),
  classifiers: z.array(z.string()),
  keywords: z.array(z.string()),
  requires_python: z.string().optional(),
  dependencies_status: z.enum(["known", "unknown"]),
  dependencies: z.array(requirementSchema),
  unparsed_dependencies: z.array(z.string()).optional(),
  extras: z.array(z.string()),
  yanked: z.boolean(),
  yanked_reason: z.string().optional(),
  upload_time: z.string().optional(),
  project_status: z.enum(["active", "archived", "quarantined", "deprecated", "unknown"]),
  project_status_reason: z.string().optional(),
  organization: z.string().optional(),
  roles: z.array(z.object({ user: z.string(), role: z.string() })).optional(),
  latest_stable: z.string().optional(),
  latest_prerelease: z.string().optional(),
  total_versions: z.number(),
  vulnerabilities_status: z.enum(["known", "unknown"]),
  vulnerabilities: z.array(listedAdvisorySchema),
  vulnerabilities_source: z.string(),
  file_count: z.number(),
  files: z.array(fileSchema).optional(),
  truncated: truncatedSchema,
  data_sources: dataSourcesSchema,
});

type Info = z.output<typeof output>;

/** The tool; see `describePackage` for what the answer is made of. */
export const getPackageInfo = defineTool({
  name: "get_package_info",
  title: "Get package information",
  description: "What PyPI says about one release of a Python package: summary, licence, links, " +
    "Requires-Python, direct dependencies, yanked or not, project status, latest versions, known " +
    "vulnerabilities of exactly this version (PyPI's copy of OSV; check_vulnerabilities gives " +
    "severities and fixes).",
  toolset: "packages",
  annotations: READS_UPSTREAM,
  input,
  output,
  async run(asked, deps: ProjectDependencies, call) {
    const name = parseProjectName(asked.package_name);
    const version = asked.version === undefined ? undefined : parseReleaseVersion(asked.version);
    const { document, page } = await findProjectAndPage(name, deps, call);
    const release = await findReleaseDocument(document, version, {
      projects: deps.projects,
      call,
    });
    return {
      ...describePackage({ document, release, page }, {
        includeFiles: asked.include_files,
        includeDescription: asked.include_description,
      }),
      data_sources: dataSources(call.sources),
    };
  },
  text: renderPackage,
});

/** What the answer is made from. */
export interface PackageFacts {
  readonly document: ProjectDocument;
  /** The document itself, or that of the release that was asked for. */
  readonly release: ReleaseDocument;
  /** Tells the project status; where it failed the status is unknown. */
  readonly page: Settled<IndexPage | undefined>;
}

/**
 * The answer without its sources. Requirements or advisories that PyPI does not tell are `unknown`,
 * not none.
 */
export function describePackage(
  { document, release, page }: PackageFacts,
  options: { readonly includeFiles: boolean; readonly includeDescription: boolean },
): Omit<Info, "data_sources"> {
  const { metadata } = release;
  const cut = new Truncations();
  const where = metadata.releaseUrl ?? metadata.projectUrl ?? "the project's page";
  const license = describeLicense(metadata);
  const stable = latestStable(document.releases);
  const preview = latestPrerelease(document.releases);
  return {
    name: metadata.displayName,
    normalized_name: document.name,
    version: metadata.version.text,
    version_type: releaseType(metadata.version),
    ...short("summary", metadata.summary),
    ...(options.includeDescription && metadata.description !== undefined
      ? {
        description: cut.text(cleanText(metadata.description, 200_000, { multiline: true }), {
          field: "description",
          most: MOST.descriptionLength,
          how: `read the rest at ${where}`,
        }),
      }
      : {}),
    ...short("author", metadata.author),
    ...short("author_email", metadata.authorEmail),
    ...short("maintainer", metadata.maintainer),
    ...short("maintainer_email", metadata.maintainerEmail),
    ...short("license", license?.text),
    license_source: license?.source ?? "unknown",
    ...short("home_page", metadata.homePage),
    project_urls: urlsOf(metadata.projectUrls, cut, where),
    ...short("package_url", metadata.packageUrl),
    ...short("project_url", metadata.projectUrl),
    ...short("release_url", metadata.releaseUrl),
    classifiers: cut.items(metadata.classifiers, {
      field: "classifiers",
      most: MOST.classifiers,
      how: `see ${where}`,
    }),
    keywords: cut.items(metadata.keywords, {
      field: "keywords",
      most: MOST.keywords,
      how: `see ${where}`,
    }),
    ...short("requires_python", metadata.requiresPython),
    ...requirementsOf(toldRequiresDist(metadata), cut),
    extras: cut.items(metadata.providesExtra, {
      field: "extras",
      most: MOST.extras,
      how: "call get_dependencies with include_extras=true",
    }),
    ...yankOf(metadata.yank, release.files),
    ...firstUpload(release.files, "upload_time"),
    ...statusOf(page),
    ...ownershipOf(document.ownership ?? release.ownership, cut, where),
    ...short("latest_stable", stable?.version.text),
    ...short("latest_prerelease", preview?.version.text),
    total_versions: document.releases.length,
    ...vulnerabilitiesOf(release, cut),
    file_count: release.files.length,
    ...(options.includeFiles
      ? {
        files: cut.items(release.files, {
          field: "files",
          most: MOST.files,
          how: `see ${where}#files`,
        }).map(fileFields),
      }
      : {}),
    ...cut.asField(),
  };
}

function short<Key extends string>(
  key: Key,
  text: string | undefined,
): { readonly [key in Key]?: string } {
  if (text === undefined || text === "") return {};
  const told: { [key in Key]?: string } = {};
  told[key] = cleanText(text, MAX_TEXT_LENGTH);
  return told;
}

function urlsOf(
  urls: ReleaseDocument["metadata"]["projectUrls"],
  cut: Truncations,
  where: string,
): Record<string, string> {
  const kept = cut.items(urls, { field: "project_urls", most: MOST.urls, how: `see ${where}` });
  return Object.fromEntries(kept.map(([label, url]) => [cleanText(label, 64), url]));
}

function requirementsOf(
  requiresDist: readonly string[] | undefined,
  cut: Truncations,
): Pick<Info, "dependencies_status" | "dependencies" | "unparsed_dependencies"> {
  const { requirements, unparsed } = readRequirements(requiresDist ?? []);
  const how = "call get_dependencies";
  return {
    dependencies_status: requiresDist === undefined ? "unknown" : "known",
    dependencies: cut.items(requirements, {
      field: "dependencies",
      most: MOST.requirements,
      how,
    }).map(requirementFields),
    ...(unparsed.length === 0 ? {} : {
      unparsed_dependencies: cut.items(unparsed, {
        field: "unparsed_dependencies",
        most: 10,
        how,
      }),
    }),
  };
}

function statusOf(
  page: Settled<IndexPage | undefined>,
): Pick<Info, "project_status" | "project_status_reason"> {
  return {
    project_status: page.value?.status ?? "unknown",
    ...short("project_status_reason", page.value?.statusReason),
  };
}

function ownershipOf(
  ownership: Ownership | undefined,
  cut: Truncations,
  where: string,
): Pick<Info, "organization" | "roles"> {
  if (ownership === undefined) return {};
  return {
    ...short("organization", ownership.organization),
    roles: cut.items(ownership.roles, { field: "roles", most: MOST.roles, how: `see ${where}` })
      .map(({ user, role }) => ({ user: cleanText(user, 64), role: cleanText(role, 32) })),
  };
}

function vulnerabilitiesOf(
  release: ReleaseDocument,
  cut: Truncations,
): Pick<Info, "vulnerabilities_status" | "vulnerabilities" | "vulnerabilities_source"> {
  const how = "call check_vulnerabilities";
  return {
    vulnerabilities_status: release.advisoriesUnknown === true ? "unknown" : "known",
    vulnerabilities: cut.items(groupListedAdvisories(release.advisories), {
      field: "vulnerabilities",
      most: MOST.vulnerabilities,
      how,
    }),
    vulnerabilities_source: VULNERABILITIES_SOURCE,
  };
}

function renderPackage(info: Info): string {
  const type = info.version_type === "stable" ? "" : ` (${info.version_type})`;
  return lines(
    `# ${info.name} ${info.version}${type}`,
    info.summary,
    warnings(info),
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

function warnings(info: Info): string[] {
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
      ? ["**Quarantined by PyPI's administrators**: do not install it."]
      : []),
  ];
}

function licenseText({ license, license_source }: Info): string {
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

function requirementText(info: Info): string[] {
  if (info.dependencies_status === "unknown") {
    return ["Dependencies: unknown to the JSON API, which is not none; call get_dependencies"];
  }
  const always = info.dependencies.filter(({ environment_marker }) =>
    !/\bextra\b/.test(environment_marker ?? "")
  );
  const optional = info.dependencies.length - always.length;
  const behindExtras = optional === 0 ? "" : `, ${optional} more behind extras`;
  return [
    `Dependencies: ${always.length === 0 ? "none" : always.length}${behindExtras}`,
    ...bullets(always.map(requirementLine), 20, "call get_dependencies"),
    ...(info.unparsed_dependencies ?? []).map((text) => `- not understood: ${text}`),
    ...(info.extras.length === 0 ? [] : [`Extras: ${info.extras.slice(0, 20).join(", ")}`]),
  ];
}

function vulnerabilityText(info: Info): string[] {
  if (info.vulnerabilities_status === "unknown") {
    return ["Known vulnerabilities: PyPI did not tell; call check_vulnerabilities"];
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

function fileText(info: Info): string[] {
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
