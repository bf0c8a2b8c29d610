/** `compare_versions`: what a step from one release to another changes. @module */
import * as z from "zod";
import { parseProjectName } from "../domain/name.ts";
import type { ProjectDocument, Release, ReleaseDocument } from "../domain/release.ts";
import {
  compareReleaseVersions,
  parseReleaseVersion,
  releaseType,
  type ReleaseVersion,
} from "../domain/release_version.ts";
import type { UpstreamCall } from "../domain/source.ts";
import { formatSpecifierSet, tryParseSpecifierSet } from "../domain/specifier.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import {
  advisoryChanges,
  type AdvisoryDependencies,
  judgeAdvisories,
  type ReadAdvisories,
  readAdvisories,
  type SideAdvisories,
} from "./advisory_changes.ts";
import { renderComparison } from "./compare_versions_text.ts";
import { dataSources } from "./data_sources.ts";
import { findProject, findReleaseDocument, type ProjectDependencies } from "./find_project.ts";
import {
  findRequirements,
  type KnownRequirements,
  type RequirementDependencies,
} from "./known_requirements.ts";
import { indexNotes } from "./index_notes.ts";
import { firstUpload, yankOf } from "./release_fields.ts";
import { requirementChanges } from "./requirement_changes.ts";
import { Truncations } from "./truncation.ts";
import { type Comparison, comparisonSchema } from "./version_comparison.ts";

const MOST = { requirements: 40, between: 30 } as const;

const version = z.string().min(1).max(256);
const input = z.strictObject({
  package_name: z.string().min(1).max(200).describe("In any spelling, e.g. Django"),
  version1: version.describe("The release to start from, e.g. 4.1"),
  version2: version.describe("The release to go to, e.g. 4.2.1"),
});

/** What the tool asks. */
type ComparisonDependencies =
  & ProjectDependencies
  & RequirementDependencies
  & AdvisoryDependencies;

/** The tool; see `describeComparison` for what the answer is made of. */
export const compareVersions = defineTool({
  name: "compare_versions",
  title: "Compare two versions",
  description:
    "What going from version1 to version2 of a Python package changes: result says whether " +
    "version2 is newer, older or the same release (PEP 440), is_upgrade whether version1 → " +
    "version2 is an upgrade; requirements added, removed and changed, Requires-Python, advisories " +
    "gained and fixed (unknown when OSV could not be read), releases between.",
  toolset: "packages",
  annotations: READS_UPSTREAM,
  input,
  output: comparisonSchema,
  async run(asked, deps: ComparisonDependencies, call) {
    return {
      ...await compareReleases(asked, deps, call),
      data_sources: dataSources(call.sources),
    };
  },
  text: renderComparison,
});

/**
 * Reads both releases and compares them.
 * @throws {CallerError} | {UpstreamError} The latter for PyPI only: OSV's failure is data.
 */
export async function compareReleases(
  asked: z.output<typeof input>,
  deps: ComparisonDependencies,
  call: UpstreamCall,
): Promise<Omit<Comparison, "data_sources">> {
  const name = parseProjectName(asked.package_name);
  const versions = [asked.version1, asked.version2].map(parseReleaseVersion);
  const project = findProject(name, deps, call);
  const [document, advisories] = await Promise.all([
    project,
    readAdvisories({ name, project }, deps, call),
  ]);
  const [from, to] = await Promise.all(
    versions.map((one) => readSide(document, one, { deps, call })),
  );
  if (from === undefined || to === undefined) throw new TypeError("two versions were parsed");
  return { ...describeComparison({ document, from, to, advisories }), ...indexNotes(document) };
}

/** One of the two releases. */
export interface ComparedRelease {
  readonly release: ReleaseDocument;
  readonly requirements: KnownRequirements;
}

/** What the answer is made from. */
interface ComparisonFacts {
  readonly document: ProjectDocument;
  readonly from: ComparedRelease;
  readonly to: ComparedRelease;
  readonly advisories: ReadAdvisories;
}

async function readSide(
  document: ProjectDocument,
  version: ReleaseVersion,
  { deps, call }: { readonly deps: ComparisonDependencies; readonly call: UpstreamCall },
): Promise<ComparedRelease> {
  const release = await findReleaseDocument(document, version, { projects: deps.projects, call });
  return { release, requirements: await findRequirements(release, deps, { call, pinned: true }) };
}

/**
 * The answer without its sources. What could not be read has no counts.
 */
function describeComparison(
  { document, from, to, advisories }: ComparisonFacts,
): Omit<Comparison, "data_sources"> {
  const cut = new Truncations();
  const [version1, version2] = [from.release.metadata.version, to.release.metadata.version];
  const judged = judgeAdvisories(advisories, document.name, [version1, version2]);
  const order = compareReleaseVersions(version1, version2);
  const between = releasesBetween(document.releases, version1, version2);
  return {
    package_name: document.name,
    version1: sideOf(from, judged.from),
    version2: sideOf(to, judged.to),
    comparison: {
      result: order < 0 ? "newer" : order > 0 ? "older" : "same",
      ...(order === 0 ? {} : { newer_version: (order < 0 ? version2 : version1).text }),
      is_upgrade: order < 0,
      is_downgrade: order > 0,
    },
    requires_python_changed: canonicalLimit(from) !== canonicalLimit(to),
    requirements: requirementsOf(from.requirements, to.requirements, cut),
    advisories: advisoryChanges(judged, cut),
    releases_between_count: between.length,
    releases_between: cut.items(between, {
      field: "releases_between",
      most: MOST.between,
      how: "call get_package_versions",
    }).map((text) => cleanText(text, 64)),
    ...cut.asField(),
  };
}

/** Requires-Python in one spelling, so that blanks and order are no change. */
function canonicalLimit({ release }: ComparedRelease): string {
  const text = release.metadata.requiresPython ?? "";
  const set = tryParseSpecifierSet(text);
  return set === undefined ? text : formatSpecifierSet(set);
}

function sideOf(
  { release, requirements }: ComparedRelease,
  { count, malicious }: SideAdvisories,
): Comparison["version1"] {
  const { metadata, files } = release;
  return {
    version: metadata.version.text,
    type: releaseType(metadata.version),
    ...firstUpload(files, "upload_time"),
    ...yankOf(metadata.yank, files),
    ...(metadata.requiresPython === undefined
      ? {}
      : { requires_python: cleanText(metadata.requiresPython, 200) }),
    ...(requirements.status === "known"
      ? { dependencies_count: requirements.requiresDist.length }
      : {}),
    ...(count === undefined ? {} : { vulnerabilities_count: count }),
    ...(malicious ? { is_malicious: true } : {}),
  };
}

function requirementsOf(
  from: KnownRequirements,
  to: KnownRequirements,
  cut: Truncations,
): Comparison["requirements"] {
  const none = { added: [], removed: [], changed: [] };
  if (from.status === "unknown") {
    return { status: "unknown", unknown_reason: `version1: ${from.reason}`, ...none };
  }
  if (to.status === "unknown") {
    return { status: "unknown", unknown_reason: `version2: ${to.reason}`, ...none };
  }
  const changes = requirementChanges(from.requiresDist, to.requiresDist);
  const capped = <T>(items: readonly T[], key: string) =>
    cut.items(items, {
      field: `requirements.${key}`,
      most: MOST.requirements,
      how: "call get_dependencies for each version",
    });
  return {
    status: "known",
    added: capped(changes.added, "added"),
    removed: capped(changes.removed, "removed"),
    changed: capped(changes.changed, "changed"),
  };
}

/** Releases strictly between the two, whichever is newer; newest first, yanked ones included. */
export function releasesBetween(
  releases: readonly Release[],
  one: ReleaseVersion,
  other: ReleaseVersion,
): readonly string[] {
  const upward = compareReleaseVersions(one, other) <= 0;
  const [low, high] = upward ? [one, other] : [other, one];
  return releases.map(({ version }) => version).filter((version) =>
    compareReleaseVersions(version, low) > 0 && compareReleaseVersions(version, high) < 0
  ).map(({ text }) => text);
}
