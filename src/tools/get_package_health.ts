/** `get_package_health`: a score with everything that made it, and everything that could not. @module */
import * as z from "zod";
import { parseProjectName } from "../domain/name.ts";
import { parseReleaseVersion } from "../domain/release_version.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { bullets, field, lines } from "../mcp/text.ts";
import { dataSources, dataSourcesSchema, sourcesLine } from "./data_sources.ts";
import { type HealthDependencies, readHealthFacts } from "./health_facts.ts";

const input = z.strictObject({
  package_name: z.string().max(200).describe("In any spelling, e.g. Django"),
  version: z.string().max(256).optional().describe("A release; latest stable if absent"),
});
const output = z.object({
  package_name: z.string(),
  version: z.string(),
  version_type: z.string(), // a `ReleaseType`
  health_score: z.int().optional(), // absent: nothing could be looked at
  health_status: z.enum(["excellent", "good", "fair", "poor", "unknown"]),
  health_notes: z.array(z.string()),
  scoring_breakdown: z.array(z.object({
    part: z.string(),
    earned: z.number(), // of `possible`, which add up to 100
    possible: z.number(),
    weight: z.number(),
    evidence: z.string(),
    source: z.string(),
  })),
  left_out: z.array(z.object({
    part: z.string(),
    weight: z.number(),
    reason: z.string(),
    source: z.string(),
  })),
  coverage: z.number(), // share of all weight that was looked at, 0 to 1
  total_versions: z.int(),
  latest_version: z.string().optional(),
  is_latest: z.boolean(),
  has_vulnerabilities: z.boolean().optional(), // absent: unknown
  is_yanked: z.boolean().optional(), // absent: unknown
  project_status: z.string(),
  release_cadence: z.string(),
  release_cadence_days: z.number().optional(), // median
  latest_release_age_days: z.int().optional(),
  data_sources: dataSourcesSchema,
});
type Health = z.output<typeof output>;

export const getPackageHealth = defineTool({
  name: "get_package_health",
  title: "Get a package's health",
  description:
    "Score 0-100 of one release from weighted parts (advisories, freshness, yank, project status, licence, " +
    "files, ownership …), each with evidence and source. Parts that could not be looked at are left out and named.",
  toolset: "insight",
  annotations: READS_UPSTREAM,
  input,
  output,
  async run({ package_name, version }, deps: HealthDependencies, call) {
    const asked = version === undefined ? undefined : parseReleaseVersion(version);
    const facts = await readHealthFacts(
      { name: parseProjectName(package_name), asked },
      deps,
      call,
    );
    // With the SPDX list, which no start has to wait for.
    const { describeHealth } = await import("./described_health.ts");
    return { ...describeHealth(facts), data_sources: dataSources(call.sources) };
  },
  text: renderHealth,
});

function renderHealth(health: Health): string {
  const scored = health.health_score === undefined ? "no score" : `${health.health_score} of 100`;
  return lines(
    `# ${health.package_name} ${health.version}: ${scored}, ${health.health_status}`,
    health.health_notes,
    bullets(
      health.scoring_breakdown.map(({ part, earned, possible, evidence }) =>
        `${part}: ${earned} of ${possible} (${evidence})`
      ),
    ),
    health.left_out.length === 0 ? undefined : "Not in the score:",
    bullets(health.left_out.map(({ part, reason }) => `${part}: ${reason}`)),
    field("Latest version", health.latest_version),
    field("Releases", health.total_versions),
    field("Release cadence", health.release_cadence),
    field("Days since the latest release", health.latest_release_age_days),
    sourcesLine(health.data_sources),
  );
}
