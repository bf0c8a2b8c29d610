/** `get_dependencies`: direct requirements of one release, grouped by extra. @module */
import * as z from "zod";
import { extrasOf, requiresExtra } from "../domain/marker.ts";
import { normalizeName, parseProjectName } from "../domain/name.ts";
import type { ReleaseDocument } from "../domain/release.ts";
import { parseReleaseVersion } from "../domain/release_version.ts";
import type { Requirement } from "../domain/requirement.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { bullets, count, field, lines } from "../mcp/text.ts";
import { dataSources, dataSourcesSchema, sourcesLine } from "./data_sources.ts";
import { findProject, findReleaseDocument, type ProjectDependencies } from "./find_project.ts";
import {
  findRequirements,
  type KnownRequirements,
  type RequirementDependencies,
} from "./known_requirements.ts";
import {
  readRequirements,
  requirementFields,
  requirementLine,
  requirementSchema,
} from "./requirement_fields.ts";
import { truncatedSchema, truncationLines, Truncations } from "./truncation.ts";

const MOST = {
  runtime: 80,
  extras: 100,
  perExtra: 40,
  optional: 200, // over all extras
  unparsed: 10,
  inText: 40,
} as const;
const OTHER = "(other)"; // markers that need an extra without naming one by ==

const input = z.strictObject({
  package_name: z.string().min(1).max(200).describe("Project name in any spelling, e.g. Django"),
  version: z.string().min(1).max(256).optional().describe(
    "One release, e.g. 4.2.1; left out: the release that PyPI calls the newest",
  ),
  include_extras: z.boolean().default(false).describe(
    "Also list the requirements behind each extra; otherwise only the extras' names",
  ),
});

const output = z.object({
  package_name: z.string(),
  version: z.string(),
  dependencies_status: z.enum(["known", "unknown"]),
  dependencies_source: z.string().optional(),
  unknown_reason: z.string().optional(),
  total_dependencies: z.number().optional(),
  runtime_dependencies: z.array(requirementSchema),
  available_extras: z.array(z.string()),
  optional_count: z.number().optional(),
  optional_dependencies: z.record(z.string(), z.array(requirementSchema)).optional(),
  unparsed_dependencies: z.array(z.string()).optional(),
  requires_python: z.string().optional(),
  truncated: truncatedSchema,
  data_sources: dataSourcesSchema,
});

type Dependencies = z.output<typeof output>;

/** The tool; see `describeDependencies` for what the answer is made of. */
export const getDependencies = defineTool({
  name: "get_dependencies",
  title: "Get direct dependencies",
  description:
    "Direct requirements of one release of a Python package, parsed, those behind extras apart. " +
    "Says unknown (not none) where no source tells them. Nothing is resolved: no transitive " +
    "dependencies, markers are not evaluated.",
  toolset: "packages",
  annotations: READS_UPSTREAM,
  input,
  output,
  async run(asked, deps: ProjectDependencies & RequirementDependencies, call) {
    const name = parseProjectName(asked.package_name);
    const version = asked.version === undefined ? undefined : parseReleaseVersion(asked.version);
    const document = await findProject(name, deps, call);
    const release = await findReleaseDocument(document, version, {
      projects: deps.projects,
      call,
    });
    const known = await findRequirements(release, deps, call);
    return {
      ...describeDependencies(release, known, { includeExtras: asked.include_extras }),
      data_sources: dataSources(call.sources),
    };
  },
  text: renderDependencies,
});

/** Requirements by what they need to be installed. */
export interface GroupedRequirements {
  /** Installed without any extra, as far as markers of the environment allow. */
  readonly runtime: readonly Requirement[];
  /** By normalised extra, sorted; a requirement of two extras stands under both. */
  readonly byExtra: ReadonlyMap<string, readonly Requirement[]>;
  /** Requirements behind extras, each counted once. */
  readonly optionalCount: number;
}

/** Sorts requirements by extra; extras without requirements get an empty list. */
export function groupByExtra(
  requirements: readonly Requirement[],
  providesExtra: readonly string[],
): GroupedRequirements {
  const runtime: Requirement[] = [];
  const byExtra = new Map<string, Requirement[]>();
  for (const extra of providesExtra) byExtra.set(normalizeName(extra), []);
  for (const requirement of requirements) {
    const { marker } = requirement;
    if (marker === undefined || !requiresExtra(marker)) {
      runtime.push(requirement);
      continue;
    }
    const extras = extrasOf(marker);
    for (const extra of extras.size === 0 ? [OTHER] : extras) {
      const group = byExtra.get(extra) ?? [];
      group.push(requirement);
      byExtra.set(extra, group);
    }
  }
  return {
    runtime,
    byExtra: new Map([...byExtra].sort(([a], [b]) => a < b ? -1 : 1)),
    optionalCount: requirements.length - runtime.length,
  };
}

/** The answer without its sources. Unknown requirements have no counts at all. */
export function describeDependencies(
  { name, metadata }: ReleaseDocument,
  known: KnownRequirements,
  options: { readonly includeExtras: boolean },
): Omit<Dependencies, "data_sources"> {
  const about = {
    package_name: name,
    version: metadata.version.text,
    ...(metadata.requiresPython === undefined
      ? {}
      : { requires_python: cleanText(metadata.requiresPython, 200) }),
  };
  const cut = new Truncations();
  const how = `read Requires-Dist at ${metadata.releaseUrl ?? "the release's page"}`;
  const extraFields = (extras: readonly string[]) =>
    cut.items(extras, { field: "available_extras", most: MOST.extras, how })
      .map((extra) => cleanText(extra, 64));
  if (known.status === "unknown") {
    return {
      ...about,
      dependencies_status: "unknown",
      unknown_reason: known.reason,
      runtime_dependencies: [],
      available_extras: extraFields(metadata.providesExtra.map(normalizeName)),
      ...cut.asField(),
    };
  }
  const { requirements, unparsed } = readRequirements(known.requiresDist);
  const grouped = groupByExtra(requirements, known.providesExtra);
  const extras = [...grouped.byExtra.keys()].filter((extra) => extra !== OTHER);
  return {
    ...about,
    dependencies_status: "known",
    dependencies_source: known.source,
    total_dependencies: requirements.length + unparsed.length,
    runtime_dependencies: cut.items(grouped.runtime, {
      field: "runtime_dependencies",
      most: MOST.runtime,
      how,
    }).map(requirementFields),
    available_extras: extraFields(extras),
    optional_count: grouped.optionalCount,
    ...(options.includeExtras
      ? { optional_dependencies: optionalFields(grouped.byExtra, cut, how) }
      : {}),
    ...(unparsed.length === 0 ? {} : {
      unparsed_dependencies: cut.items(unparsed, {
        field: "unparsed_dependencies",
        most: MOST.unparsed,
        how,
      }),
    }),
    ...cut.asField(),
  };
}

function optionalFields(
  byExtra: GroupedRequirements["byExtra"],
  cut: Truncations,
  how: string,
): NonNullable<Dependencies["optional_dependencies"]> {
  const fields = new Map<string, z.output<typeof requirementSchema>[]>();
  let room: number = MOST.optional;
  for (const [extra, requirements] of byExtra) {
    const shown = cut.items(requirements, {
      field: "optional_dependencies",
      most: fields.size < MOST.extras ? Math.min(MOST.perExtra, room) : 0,
      how,
    });
    room -= shown.length;
    if (fields.size < MOST.extras) fields.set(cleanText(extra, 64), shown.map(requirementFields));
  }
  return Object.fromEntries(fields);
}

/** Requirements that were cut or not understood are requirements all the same. */
function runtimeLine({ runtime_dependencies, unparsed_dependencies, truncated }: Dependencies) {
  const cut = truncated?.find(({ field }) => field === "runtime_dependencies")?.omitted ?? 0;
  const total = runtime_dependencies.length + cut;
  if (total > 0) return `Runtime: ${count(total, "requirement")}`;
  return unparsed_dependencies === undefined ? "Runtime: none" : "Runtime: none that is understood";
}

function renderDependencies(answer: Dependencies): string {
  const title = `# Dependencies of ${answer.package_name} ${answer.version}`;
  if (answer.dependencies_status === "unknown") {
    return lines(
      title,
      `Unknown, which is not none (${answer.unknown_reason}). ` +
        "Read the project's own files, or ask for another version.",
      sourcesLine(answer.data_sources),
    );
  }
  const { runtime_dependencies: runtime, optional_dependencies: optional } = answer;
  const behind = answer.optional_count ?? 0;
  return lines(
    title,
    field("Requires Python", answer.requires_python),
    runtimeLine(answer),
    bullets(runtime.map(requirementLine), MOST.inText, "in the structured answer"),
    (answer.unparsed_dependencies ?? []).map((text) => `- not understood: ${text}`),
    field("Extras", answer.available_extras.slice(0, MOST.inText).join(", ")),
    behind > 0 && optional === undefined &&
      `${count(behind, "more requirement")} behind extras; call again with include_extras=true`,
    Object.entries(optional ?? {}).flatMap(([extra, requirements]) => [
      `[${extra}] ${requirements.length === 0 ? "nothing" : ""}`.trim(),
      ...bullets(requirements.map(requirementLine), 15, "in the structured answer"),
    ]),
    field("From", answer.dependencies_source),
    truncationLines(answer.truncated),
    sourcesLine(answer.data_sources),
  );
}
