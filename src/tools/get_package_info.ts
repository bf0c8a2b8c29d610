/** `get_package_info`: what PyPI says about one release of a project. @module */
import * as z from "zod";
import type { LicenseStatement } from "../domain/license.ts";
import { requiresExtra } from "../domain/marker.ts";
import { parseProjectName } from "../domain/name.ts";
import type { IndexPage, Ownership, ProjectDocument, ReleaseDocument } from "../domain/release.ts";
import {
  latestPrerelease,
  latestStable,
  parseReleaseVersion,
  releaseType,
} from "../domain/release_version.ts";
import type { Requirement } from "../domain/requirement.ts";
import type { UpstreamCall } from "../domain/source.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { agedOutcome, dataSources } from "./data_sources.ts";
import {
  findProjectAndPage,
  findReleaseDocument,
  type ProjectDependencies,
} from "./find_project.ts";
import type { Settled } from "../resilience/upstream_error.ts";
import { indexFields } from "./index_notes.ts";
import { findRequirements, type RequirementDependencies } from "./known_requirements.ts";
import { groupListedAdvisories } from "./listed_advisories.ts";
import { type PackageInfo, packageInfoSchema } from "./package_info_fields.ts";
import { renderPackage } from "./package_info_text.ts";
import { fileFields, firstUpload, yankOf } from "./release_fields.ts";
import { readRequirements, requirementFields, toldRequiresDist } from "./requirement_fields.ts";
import { Truncations } from "./truncation.ts";

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
  package_name: z.string().min(1).max(200).describe("In any spelling, e.g. Django"),
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
  output: packageInfoSchema,
  async run(asked, deps: ProjectDependencies & RequirementDependencies, call) {
    const name = parseProjectName(asked.package_name);
    const version = asked.version === undefined ? undefined : parseReleaseVersion(asked.version);
    const { document, page } = await findProjectAndPage(name, deps, call);
    const release = await findReleaseDocument(document, version, {
      projects: deps.projects,
      call,
    });
    const requirements = await requirementsBeyond(release, deps, call);
    const { describeLicense } = await import("../domain/license.ts"); // with the whole SPDX list
    const license = describeLicense(release.metadata);
    return {
      ...describePackage({ document, release, page, requirements, license }, {
        isAged: agedOutcome(call.sources, "pypi-json") !== undefined,
        includeFiles: asked.include_files,
        includeDescription: asked.include_description,
      }),
      data_sources: dataSources(call.sources),
    };
  },
  text: renderPackage,
});

/** Where the JSON API tells none and does not say that there are none, a file's own metadata does. */
async function requirementsBeyond(
  release: ReleaseDocument,
  deps: RequirementDependencies,
  call: UpstreamCall,
): Promise<readonly string[] | undefined> {
  if (toldRequiresDist(release.metadata) !== undefined) return undefined;
  const known = await findRequirements(release, deps, { call });
  return known.status === "known" ? known.requiresDist : undefined;
}

/** What the answer is made from. */
export interface PackageFacts {
  readonly document: ProjectDocument;
  /** The document itself, or that of the release that was asked for. */
  readonly release: ReleaseDocument;
  /** Tells the project status; where it failed the status is unknown. */
  readonly page: Settled<IndexPage | undefined>;
  /** Read from a file, where the release's document does not tell them. */
  readonly requirements?: readonly string[] | undefined;
  /** That of the release. */
  readonly license: LicenseStatement | undefined;
}

/**
 * The answer without its sources. Requirements or advisories that PyPI does not tell are `unknown`,
 * not none.
 */
export function describePackage(
  { document, release, page, requirements, license }: PackageFacts,
  options: {
    /** PyPI failed now, and the documents are old copies. */
    readonly isAged?: boolean;
    readonly includeFiles: boolean;
    readonly includeDescription: boolean;
  },
): Omit<PackageInfo, "data_sources"> {
  const { metadata } = release;
  const cut = new Truncations();
  const where = metadata.releaseUrl ?? metadata.projectUrl ?? "the project's page";
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
    ...requirementsOf(toldRequiresDist(metadata) ?? requirements, cut),
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
    ...vulnerabilitiesOf(release, { cut, isAged: options.isAged === true }),
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
    ...indexFields({ ...document, withheld: release.withheld }),
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
): Pick<PackageInfo, "dependencies_status" | "dependencies" | "unparsed_dependencies"> {
  const { requirements, unparsed } = readRequirements(requiresDist ?? []);
  const how = "call get_dependencies";
  return {
    dependencies_status: requiresDist === undefined ? "unknown" : "known",
    dependencies: cut.items(runtimeFirst(requirements), {
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

/** What is always installed must not be cut for the sake of extras. */
function runtimeFirst(requirements: readonly Requirement[]): readonly Requirement[] {
  const isOptional = ({ marker }: Requirement) => marker !== undefined && requiresExtra(marker);
  return [
    ...requirements.filter((requirement) => !isOptional(requirement)),
    ...requirements.filter(isOptional),
  ];
}

function statusOf(
  page: Settled<IndexPage | undefined>,
): Pick<PackageInfo, "project_status" | "project_status_reason"> {
  return {
    project_status: page.value?.status ?? "unknown",
    ...short("project_status_reason", page.value?.statusReason),
  };
}

function ownershipOf(
  ownership: Ownership | undefined,
  cut: Truncations,
  where: string,
): Pick<PackageInfo, "organization" | "roles"> {
  if (ownership === undefined) return {};
  return {
    ...short("organization", ownership.organization),
    roles: cut.items(ownership.roles, { field: "roles", most: MOST.roles, how: `see ${where}` })
      .map(({ user, role }) => ({ user: cleanText(user, 64), role: cleanText(role, 32) })),
  };
}

/** An old copy that lists nothing may be older than what there is to list. */
function vulnerabilitiesOf(
  release: ReleaseDocument,
  { cut, isAged }: { readonly cut: Truncations; readonly isAged: boolean },
): Pick<PackageInfo, "vulnerabilities_status" | "vulnerabilities" | "vulnerabilities_source"> {
  const found = groupListedAdvisories(release.advisories, cut);
  const unknown = release.advisoriesUnknown === true || (isAged && found.length === 0);
  return {
    vulnerabilities_status: unknown ? "unknown" : "known",
    vulnerabilities: cut.items(found, {
      field: "vulnerabilities",
      most: MOST.vulnerabilities,
      how: "call check_vulnerabilities",
    }),
    vulnerabilities_source: VULNERABILITIES_SOURCE,
  };
}
