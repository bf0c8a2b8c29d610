/** `get_dependencies`: direct requirements of one release, by extra and by where they apply. @module */
import * as z from "zod";
import { parseExtraName } from "../domain/extra_name.ts";
import { parseProjectName } from "../domain/name.ts";
import { parseReleaseVersion } from "../domain/release_version.ts";
import { parseTarget } from "../domain/target.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { dataSources } from "./data_sources.ts";
import { dependenciesSchema } from "./dependencies_fields.ts";
import { findProject, findReleaseDocument, type ProjectDependencies } from "./find_project.ts";
import { renderDependencies } from "./get_dependencies_text.ts";
import { indexNotes } from "./index_notes.ts";
import { findRequirements, type RequirementDependencies } from "./known_requirements.ts";
import { namedTarget, targetInput } from "./target_fields.ts";

const MOST_EXTRAS_CHOSEN = 20;

const input = z.strictObject({
  package_name: z.string().min(1).max(200).describe("In any spelling, e.g. Django"),
  version: z.string().min(1).max(256).optional().describe(
    "e.g. 4.2.1; left out: the newest, as the index says",
  ),
  include_extras: z.boolean().default(false).describe(
    "Also list the requirements behind each extra; otherwise only the extras' names",
  ),
  ...targetInput,
  extras: z.array(z.string().min(1).max(200)).max(MOST_EXTRAS_CHOSEN).optional().describe(
    "Extras to install, e.g. [socks]: their requirements count too",
  ),
});

/** The tool; see `describeDependencies` for what the answer is made of. */
export const getDependencies = defineTool({
  name: "get_dependencies",
  title: "Get direct dependencies",
  description:
    "Direct requirements of one release of a Python package, those behind extras apart. With " +
    "python_version, platform or extras: which apply there and which do not, by which marker. " +
    "Says unknown (not none) where no source tells them. No transitive dependencies.",
  toolset: "packages",
  annotations: READS_UPSTREAM,
  input,
  output: dependenciesSchema,
  async run(asked, deps: ProjectDependencies & RequirementDependencies, call) {
    const name = parseProjectName(asked.package_name);
    const version = asked.version === undefined ? undefined : parseReleaseVersion(asked.version);
    const extras = [...new Set(asked.extras?.map(parseExtraName))];
    const target = namedTarget({
      python_version: asked.python_version,
      platform: asked.platform,
      implementation: undefined,
    }) ?? (asked.extras === undefined ? undefined : parseTarget({}));
    const document = await findProject(name, deps, call);
    const release = await findReleaseDocument(document, version, {
      projects: deps.projects,
      call,
    });
    const pinned = version !== undefined;
    const known = await findRequirements(release, deps, { call, target, pinned });
    // With the logic of markers, which no start has to wait for.
    const { describeDependencies } = await import("./described_dependencies.ts");
    return {
      ...describeDependencies(release, known, {
        includeExtras: asked.include_extras,
        install: target && { target, extras, pinned },
      }),
      ...indexNotes(document),
      data_sources: dataSources(call.sources),
    };
  },
  text: renderDependencies,
});
