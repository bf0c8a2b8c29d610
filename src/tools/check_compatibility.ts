/** `check_compatibility`: does a release install on a Python and platform, or on many? @module */
import * as z from "zod";
import { parseProjectName } from "../domain/name.ts";
import type { ProjectDocument, ReleaseDocument } from "../domain/release.ts";
import { parseReleaseVersion } from "../domain/release_version.ts";
import { NEWEST_PYTHON, parseTarget } from "../domain/target.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { renderCompatibility } from "./check_compatibility_text.ts";
import { compatibilitySchema, type DescribedCompatibility } from "./compatibility_fields.ts";
import { describeMatrix, matrixTargets, MOST_PER_AXIS } from "./compatibility_matrix.ts";
import { dataSources } from "./data_sources.ts";
import { findProject, findReleaseDocument, type ProjectDependencies } from "./find_project.ts";
import { indexNotes } from "./index_notes.ts";
import { describePythonCompatibility } from "./python_compatibility.ts";
import { describeTargetCompatibility } from "./target_compatibility.ts";
import { targetInput } from "./target_fields.ts";

const word = z.string().min(1).max(64);

const input = z.strictObject({
  package_name: z.string().min(1).max(200).describe("In any spelling, e.g. Django"),
  version: z.string().min(1).max(256).optional().describe(
    "e.g. 4.2.1; left out: the newest, as the index says",
  ),
  ...targetInput,
  implementation: word.optional().describe('"cpython" (the default), "pypy" or "graalpy"'),
  python_versions: z.array(word).min(1).max(MOST_PER_AXIS).optional().describe(
    "Several Pythons: makes a matrix with platforms",
  ),
  platforms: z.array(word).min(1).max(MOST_PER_AXIS).optional().describe(
    "Several platforms: makes a matrix with python_versions",
  ),
});

/** Where it should install. */
type CompatibilityTargets = Omit<z.output<typeof input>, "package_name" | "version">;

/** The tool. Without a platform Python alone is judged; several of either make a matrix. */
export const checkCompatibility = defineTool({
  name: "check_compatibility",
  title: "Check compatibility",
  description:
    "Whether one release of a Python package installs on a Python and platform: from a wheel, by " +
    "building from source, or not, why by file, and the newest release that does. With " +
    "python_versions or platforms: a matrix of where it installs from a wheel. Without platform, " +
    "by Python alone.",
  toolset: "packages",
  annotations: READS_UPSTREAM,
  input,
  output: compatibilitySchema,
  async run(asked, deps: ProjectDependencies, call) {
    const name = parseProjectName(asked.package_name);
    const version = asked.version === undefined ? undefined : parseReleaseVersion(asked.version);
    readQuestion(asked); // what cannot be read is refused before anybody is asked
    const document = await findProject(name, deps, call);
    const release = await findReleaseDocument(document, version, {
      projects: deps.projects,
      call,
    });
    return {
      ...judgeCompatibility({ document, release, pinned: version !== undefined }, asked),
      ...indexNotes(document),
      data_sources: dataSources(call.sources),
    };
  },
  text: renderCompatibility,
});

/** The judgement on what was read. @throws {CallerError} If no target can be read. */
export function judgeCompatibility(
  { document, release, pinned }: {
    readonly document: ProjectDocument;
    readonly release: ReleaseDocument;
    /** The caller named the release. */
    readonly pinned: boolean;
  },
  asked: CompatibilityTargets,
): DescribedCompatibility {
  const question = readQuestion(asked);
  return question.kind === "matrix"
    ? describeMatrix(document, release, { targets: question.targets, pinned })
    : question.kind === "target"
    ? describeTargetCompatibility(document, release, { target: question.target, pinned })
    : describePythonCompatibility(document, release, question.target);
}

/** Which of the three forms is asked for. @throws {CallerError} If it names no target. */
function readQuestion(asked: CompatibilityTargets) {
  const { python_version, platform, implementation, python_versions, platforms } = asked;
  if (python_versions !== undefined || platforms !== undefined) {
    const targets = matrixTargets({
      pythons: axis(python_versions, python_version),
      platforms: axis(platforms, platform),
      implementation,
    });
    return { kind: "matrix", targets } as const;
  }
  const target = parseTarget({
    ...(python_version === undefined ? {} : { python_version }),
    ...(platform === undefined ? {} : { platform }),
    ...(implementation === undefined ? {} : { implementation }),
  });
  const isPlain = target.implementation === "cpython" && !target.freeThreaded;
  if (platform === undefined && implementation === undefined && isPlain) {
    const assumed = python_version === undefined ? [`Python ${NEWEST_PYTHON} is assumed`] : [];
    return { kind: "python", target: { ...target, assumed } } as const;
  }
  return { kind: "target", target } as const;
}

/** All that is named of one kind, each once. */
function axis(several: readonly string[] | undefined, one: string | undefined): readonly string[] {
  return [...new Set([...(one === undefined ? [] : [one]), ...(several ?? [])])];
}
