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
import { bullets, count, day, lines } from "../mcp/text.ts";
import {
  advisoryChanges,
  advisoryChangesSchema,
  type AdvisoryDependencies,
  judgeAdvisories,
  type ReadAdvisories,
  readAdvisories,
} from "./advisory_changes.ts";
import { dataSources, dataSourcesSchema, sourcesLine } from "./data_sources.ts";
import { findProject, findReleaseDocument, type ProjectDependencies } from "./find_project.ts";
import {
  findRequirements,
  type KnownRequirements,
  type RequirementDependencies,
} from "./known_requirements.ts";
import { firstUpload, releaseTypeSchema, yankOf } from "./release_fields.ts";
import { requirementChanges } from "./requirement_changes.ts";
import { truncatedSchema, truncationLines, Truncations } from "./truncation.ts";

const MOST = { requirements: 40, between: 30 } as const;

const version = z.string().min(1).max(256);
const input = z.strictObject({
  package_name: z.string().min(1).max(200).describe("Project name in any spelling, e.g. Django"),
  version1: version.describe("The release to start from, e.g. 4.1"),
  version2: version.describe("The release to go to, e.g. 4.2.1"),
});

const sideSchema = z.object({
  version: z.string(),
  type: releaseTypeSchema,
  upload_time: z.string().optional(),
  yanked: z.boolean(),
  yanked_reason: z.string().optional(),
  requires_python: z.string().optional(),
  dependencies_count: z.number().optional(), // those behind extras included
  vulnerabilities_count: z.number().optional(),
});

const output = z.object({
  package_name: z.string(),
  version1: sideSchema,
  version2: sideSchema,
  comparison: z.object({
    result: z.enum(["older", "newer", "same"]),
    newer_version: z.string().optional(),
    is_upgrade: z.boolean(),
    is_downgrade: z.boolean(),
  }),
  requires_python_changed: z.boolean(),
  requirements: z.object({
    status: z.enum(["known", "unknown"]),
    unknown_reason: z.string().optional(),
    added: z.array(z.string()),
    removed: z.array(z.string()),
    changed: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
  }),
  advisories: advisoryChangesSchema,
  releases_between_count: z.number(),
  releases_between: z.array(z.string()),
  truncated: truncatedSchema,
  data_sources: dataSourcesSchema,
});

type Comparison = z.output<typeof output>;

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
  output,
  async run(asked, deps: ComparisonDependencies, call) {
    const name = parseProjectName(asked.package_name);
    const versions = [asked.version1, asked.version2].map(parseReleaseVersion);
    const [document, advisories] = await Promise.all([
      findProject(name, deps, call),
      readAdvisories(name, deps, call),
    ]);
    const [from, to] = await Promise.all(
      versions.map((one) => readSide(document, one, { deps, call })),
    );
    if (from === undefined || to === undefined) throw new TypeError("two versions were parsed");
    return {
      ...describeComparison({ document, from, to, advisories }),
      data_sources: dataSources(call.sources),
    };
  },
  text: renderComparison,
});

/** One of the two releases. */
export interface ComparedRelease {
  readonly release: ReleaseDocument;
  readonly requirements: KnownRequirements;
}

/** What the answer is made from. */
export interface ComparisonFacts {
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
  return { release, requirements: await findRequirements(release, deps, call) };
}

/**
 * The answer without its sources. What could not be read has no counts, and its lists mean nothing.
 */
export function describeComparison(
  { document, from, to, advisories }: ComparisonFacts,
): Omit<Comparison, "data_sources"> {
  const cut = new Truncations();
  const [version1, version2] = [from.release.metadata.version, to.release.metadata.version];
  const judged = judgeAdvisories(advisories, document.name, [version1, version2]);
  const order = compareReleaseVersions(version1, version2);
  const between = releasesBetween(document.releases, version1, version2);
  return {
    package_name: document.name,
    version1: sideOf(from, judged.counts?.[0]),
    version2: sideOf(to, judged.counts?.[1]),
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
  vulnerabilities: number | undefined,
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
    ...(vulnerabilities === undefined ? {} : { vulnerabilities_count: vulnerabilities }),
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

function renderComparison(answer: Comparison): string {
  const { version1, version2, comparison, requirements, advisories } = answer;
  const step = comparison.is_upgrade
    ? "an upgrade"
    : comparison.is_downgrade
    ? "a DOWNGRADE"
    : "the same release";
  const between = answer.releases_between.slice(0, 10).join(", ");
  return lines(
    `# ${answer.package_name} ${version1.version} → ${version2.version}: ${step}`,
    bullets([version1, version2].map(sideText)),
    answer.requires_python_changed &&
      `Requires-Python: ${version1.requires_python ?? "not stated"} → ${
        version2.requires_python ?? "not stated"
      }`,
    requirements.status === "unknown"
      ? `Requirements: cannot be compared (${requirements.unknown_reason})`
      : requirementText(requirements),
    advisories.status === "unknown"
      ? `Advisories: UNKNOWN (${advisories.unknown_reason}); do not take this for secure`
      : advisoryText(advisories),
    answer.releases_between_count > 0 &&
      `${count(answer.releases_between_count, "release")} between: ${between}${
        answer.releases_between_count > 10 ? ", …" : ""
      }`,
    truncationLines(answer.truncated),
    sourcesLine(answer.data_sources),
  );
}

function sideText(side: Comparison["version1"]): string {
  return [
    `${side.version} (${side.type})`,
    side.upload_time === undefined ? "" : day(side.upload_time),
    side.yanked ? "YANKED" : "",
    side.dependencies_count === undefined
      ? "dependencies unknown"
      : count(side.dependencies_count, "dependency", "dependencies"),
    side.vulnerabilities_count === undefined
      ? "vulnerabilities unknown"
      : count(side.vulnerabilities_count, "known vulnerability", "known vulnerabilities"),
  ].filter((part) => part !== "" && part !== undefined).join(", ");
}

function requirementText({ added, removed, changed }: Comparison["requirements"]): string[] {
  const changes = [
    ...added.map((line) => `added ${line}`),
    ...removed.map((line) => `removed ${line}`),
    ...changed.map(({ from, to }) => `changed ${from} → ${to}`),
  ];
  return changes.length === 0
    ? ["Requirements: unchanged"]
    : ["Requirements:", ...bullets(changes, 25, "in the structured answer")];
}

function advisoryText({ gained, fixed, undecided }: Comparison["advisories"]): string[] {
  const line = (one: Comparison["advisories"]["gained"][number]) =>
    `${one.id} (${one.malicious ? "MALWARE" : one.severity})${
      one.summary === undefined ? "" : `: ${one.summary}`
    }`;
  return [
    ...(gained.length === 0 ? [] : [
      "Advisories that version2 gains:",
      ...bullets(gained.map(line), 10, "in the structured answer"),
    ]),
    ...(fixed.length === 0 ? [] : [
      "Advisories that version2 fixes:",
      ...bullets(fixed.map(line), 10, "in the structured answer"),
    ]),
    ...(gained.length + fixed.length === 0 ? ["Advisories: none gained, none fixed"] : []),
    ...(undecided.length === 0
      ? []
      : [`Cannot be compared with one of the versions: ${undecided.slice(0, 10).join(", ")}`]),
  ];
}
