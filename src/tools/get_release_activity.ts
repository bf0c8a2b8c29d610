/**
 * `get_release_activity`: how often a project releases, and its latest releases by time.
 * @module
 */
import * as z from "zod";
import type { Clock } from "../domain/clock.ts";
import { parseProjectName } from "../domain/name.ts";
import type { ProjectDocument, Release } from "../domain/release.ts";
import { type DatedRelease, datedReleases, releaseCadence } from "../domain/release_cadence.ts";
import { releaseType } from "../domain/release_version.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { bytes, count, day, field, lines } from "../mcp/text.ts";
import { dataSources, dataSourcesSchema, sourcesLine } from "./data_sources.ts";
import { findProject, type ProjectDependencies } from "./find_project.ts";
import { fileKinds, releaseTypeSchema, yankOfFiles } from "./release_fields.ts";
import { truncatedSchema, truncationLines, Truncations } from "./truncation.ts";

const MAX_LIMIT = 200;
const MAX_TEXT_LENGTH = 64; // UTF-16 units of a version

const input = z.strictObject({
  package_name: z.string().min(1).max(200).describe("In any spelling, e.g. Django"),
  limit: z.int().min(1).max(MAX_LIMIT).default(50).describe("Latest releases to list"),
  window_days: z.int().min(1).max(3650).default(365).describe(
    "Releases of the last so many days are counted as recent",
  ),
});

const momentSchema = z.object({ version: z.string(), uploaded_at: z.string() });

const output = z.object({
  package_name: z.string(),
  total_releases: z.number(),
  undated_releases: z.number(),
  recent_releases: z.number(),
  window_days: z.number(),
  first_release: momentSchema.optional(),
  latest_release: momentSchema.optional(),
  latest_release_age_days: z.number().optional(),
  release_cadence_days: z.number().optional(),
  mean_cadence_days: z.number().optional(),
  cadence_classification: z.enum([
    "none",
    "insufficient-data",
    "fast",
    "regular",
    "slow",
    "stalled",
  ]),
  cadence_rule: z.string(),
  releases: z.array(momentSchema.extend({
    type: releaseTypeSchema,
    size: z.number().optional(),
    yanked: z.boolean(),
    file_count: z.number(),
    package_types: z.array(z.string()),
  })),
  truncated: truncatedSchema,
  data_sources: dataSourcesSchema,
});

type Activity = z.output<typeof output>;
type ActivityRow = Activity["releases"][number];

/** What the tool asks, and what time it is. */
interface ActivityDependencies extends ProjectDependencies {
  readonly clock: Clock;
}

/** The tool; the rule of the classification is in `release_cadence.ts`. */
export const getReleaseActivity = defineTool({
  name: "get_release_activity",
  title: "Get release activity",
  description:
    "How often a Python package is released: totals, first and latest release, releases in a " +
    "window of days, median and mean days between releases, a classification with its rule, and " +
    "the latest releases by upload time (not by version).",
  toolset: "insight",
  annotations: READS_UPSTREAM,
  input,
  output,
  async run(asked, deps: ActivityDependencies, call) {
    const document = await findProject(parseProjectName(asked.package_name), deps, call);
    return {
      ...describeActivity(document, {
        limit: asked.limit,
        windowDays: asked.window_days,
        nowMs: deps.clock(),
      }),
      data_sources: dataSources(call.sources),
    };
  },
  text: renderActivity,
});

/**
 * The answer without its sources. Releases without an upload time are counted, never dated by
 * guess.
 */
export function describeActivity(
  { name, releases }: ProjectDocument,
  { limit, windowDays, nowMs }: {
    readonly limit: number;
    readonly windowDays: number;
    readonly nowMs: number;
  },
): Omit<Activity, "data_sources"> {
  const cadence = releaseCadence(releases, { nowMs, windowDays });
  const cut = new Truncations();
  const latest = cut.items(datedReleases(releases).toReversed(), {
    field: "releases",
    most: limit,
    how: limit < MAX_LIMIT ? "call again with a larger limit" : "call get_package_versions",
  });
  const byVersion = new Map(releases.map((release) => [release.version, release]));
  return {
    package_name: name,
    total_releases: cadence.totalReleases,
    undated_releases: cadence.undatedReleases,
    recent_releases: cadence.recentReleases,
    window_days: windowDays,
    ...(cadence.firstRelease === undefined
      ? {}
      : { first_release: momentOf(cadence.firstRelease) }),
    ...(cadence.latestRelease === undefined
      ? {}
      : { latest_release: momentOf(cadence.latestRelease) }),
    ...(cadence.latestAgeDays === undefined
      ? {}
      : { latest_release_age_days: cadence.latestAgeDays }),
    ...(cadence.medianDays === undefined ? {} : { release_cadence_days: cadence.medianDays }),
    ...(cadence.meanDays === undefined ? {} : { mean_cadence_days: cadence.meanDays }),
    cadence_classification: cadence.classification,
    cadence_rule: cadence.rule,
    releases: latest.flatMap((dated) => {
      const release = byVersion.get(dated.version);
      return release === undefined ? [] : [rowOf(dated, release)];
    }),
    ...cut.asField(),
  };
}

function momentOf({ version, uploadedAtMs }: DatedRelease): z.output<typeof momentSchema> {
  return {
    version: cleanText(version.text, MAX_TEXT_LENGTH),
    uploaded_at: new Date(uploadedAtMs).toISOString().replace(".000Z", "Z"),
  };
}

function rowOf(dated: DatedRelease, release: Release): ActivityRow {
  const sizes = release.files.map(({ sizeBytes }) => sizeBytes);
  const size = sizes.reduce(
    (sum, one) => sum === undefined || one === undefined ? undefined : sum + one,
    0,
  );
  return {
    ...momentOf(dated),
    type: releaseType(release.version),
    ...(size === undefined ? {} : { size }), // bytes of all files; absent where one is not told
    yanked: yankOfFiles(release.files) !== undefined,
    file_count: release.files.length,
    package_types: fileKinds(release),
  };
}

function renderActivity(answer: Activity): string {
  const { release_cadence_days: median, mean_cadence_days: mean } = answer;
  const cadence = median === undefined ? "" : `, median ${median} days, mean ${mean} days`;
  return lines(
    `# Release activity of ${answer.package_name}: ${answer.cadence_classification}${cadence}`,
    `${count(answer.total_releases, "release")}, ${answer.recent_releases} in the last ` +
      `${count(answer.window_days, "day")}` +
      (answer.undated_releases === 0
        ? ""
        : `; ${answer.undated_releases} without an upload time are left out`),
    field("First", momentText(answer.first_release)),
    field("Latest", momentText(answer.latest_release, answer.latest_release_age_days)),
    answer.releases.slice(0, 20).map(renderRow),
    answer.releases.length > 20 &&
      `- … ${answer.releases.length - 20} more in the structured answer`,
    field("Rule", answer.cadence_rule),
    truncationLines(answer.truncated),
    sourcesLine(answer.data_sources),
  );
}

function momentText(
  moment: z.output<typeof momentSchema> | undefined,
  ageDays?: number,
): string | undefined {
  if (moment === undefined) return undefined;
  const age = ageDays === undefined ? "" : `, ${count(ageDays, "day")} ago`;
  return `${moment.version} (${day(moment.uploaded_at)}${age})`;
}

function renderRow(row: ActivityRow): string {
  const type = row.type === "stable" ? "" : `, ${row.type}`;
  const size = row.size === undefined ? "" : `, ${bytes(row.size)}`;
  return `- ${day(row.uploaded_at)} ${row.version}${type}, ${count(row.file_count, "file")}${size}${
    row.yanked ? ", YANKED" : ""
  }`;
}
