/** `check_compatibility`: does a release run on a Python version, by what it declares? @module */
import * as z from "zod";
import { parseProjectName } from "../domain/name.ts";
import type { Distribution, ProjectDocument, Release, ReleaseDocument } from "../domain/release.ts";
import {
  isPrereleaseVersion,
  parseReleaseVersion,
  type ReleaseVersion,
  sameRelease,
} from "../domain/release_version.ts";
import {
  checkRequiresPython,
  parsePythonVersion,
  type PythonVersion,
} from "../domain/requires_python.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { tagsAdmit } from "../domain/wheel_python.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { bullets, field, lines } from "../mcp/text.ts";
import { dataSources, dataSourcesSchema, sourcesLine } from "./data_sources.ts";
import { findProject, findReleaseDocument, type ProjectDependencies } from "./find_project.ts";
import { yankOf } from "./release_fields.ts";
import { truncatedSchema, truncationLines, Truncations } from "./truncation.ts";

const MOST_CLASSIFIERS = 30;
const PYTHON_CLASSIFIER = "Programming Language :: Python";
const SERIES_CLASSIFIER = /^Programming Language :: Python :: (\d+\.\d+)$/;

const input = z.strictObject({
  package_name: z.string().min(1).max(200).describe("Project name in any spelling, e.g. Django"),
  version: z.string().min(1).max(256).optional().describe(
    "One release, e.g. 4.2.1; left out: the release that PyPI calls the newest",
  ),
  python_version: z.string().min(1).max(32).describe(
    'CPython version: "3.12" means the newest 3.12.x, "3.12.4" exactly that one',
  ),
});

const output = z.object({
  package_name: z.string(),
  package_version: z.string(),
  python_version: z.string(),
  is_compatible: z.boolean(),
  compatibility: z.enum(["yes", "no", "unknown"]),
  requires_python: z.string().optional(),
  compatibility_notes: z.array(z.string()),
  classifiers: z.array(z.string()),
  newest_compatible_version: z.string().optional(),
  truncated: truncatedSchema,
  data_sources: dataSourcesSchema,
});

type Compatibility = z.output<typeof output>;

/** The tool; see `judgeFiles` for the rule. */
export const checkCompatibility = defineTool({
  name: "check_compatibility",
  title: "Check Python compatibility",
  description:
    "Whether one release of a Python package declares that it runs on a Python version, and why: " +
    "Requires-Python and the Python tags of its files decide, classifiers are hints only. Names " +
    "the newest compatible release when this one is not. Platforms are not looked at.",
  toolset: "packages",
  annotations: READS_UPSTREAM,
  input,
  output,
  async run(asked, deps: ProjectDependencies, call) {
    const name = parseProjectName(asked.package_name);
    const version = asked.version === undefined ? undefined : parseReleaseVersion(asked.version);
    const python = parsePythonVersion(asked.python_version);
    const document = await findProject(name, deps, call);
    const release = await findReleaseDocument(document, version, {
      projects: deps.projects,
      call,
    });
    return {
      ...describeCompatibility(document, release, python),
      data_sources: dataSources(call.sources),
    };
  },
  text: renderCompatibility,
});

/** What decided, and how. */
export interface FileJudgement {
  readonly verdict: "yes" | "no" | "unknown";
  readonly why:
    | "admitted" // a file's Requires-Python admits it
    | "unlimited" // no limit is declared
    | "refused" // every file's Requires-Python refuses it
    | "tags" // admitted, but no sdist and every wheel is for other Pythons
    | "unreadable" // Requires-Python is not a specifier
    | "old files" // neither wheel nor sdist: eggs and installers that no installer takes today
    | "no files";
}

/**
 * Installers choose among files, so one file that fits is enough: its Requires-Python (else that of
 * the release) must admit the Python, and its tags must not rule it out. Files whose Requires-
 * Python does not parse leave it unknown.
 */
export function judgeFiles(
  files: readonly Distribution[],
  requiresPython: string | undefined,
  python: PythonVersion,
): FileJudgement {
  if (files.length === 0) return { verdict: "unknown", why: "no files" };
  const usable = files.filter(({ kind }) => kind === "wheel" || kind === "sdist");
  if (usable.length === 0) return { verdict: "no", why: "old files" };
  const limits = new Map<string | undefined, "yes" | "no" | "unknown">(); // few differ
  const admitted = (file: Distribution) => {
    const limit = file.requiresPython ?? requiresPython;
    const verdict = limits.get(limit) ?? checkRequiresPython(limit, python);
    limits.set(limit, verdict);
    return verdict;
  };
  const fitting = usable.filter((file) => admitted(file) === "yes");
  const installable = fitting.find((file) => tagsAdmit(file, python));
  if (installable !== undefined) {
    const limited = (installable.requiresPython ?? requiresPython ?? "") !== "";
    return { verdict: "yes", why: limited ? "admitted" : "unlimited" };
  }
  if (usable.some((file) => admitted(file) === "unknown" && tagsAdmit(file, python))) {
    return { verdict: "unknown", why: "unreadable" };
  }
  return { verdict: "no", why: fitting.length > 0 ? "tags" : "refused" };
}

/** A release to use instead; `declared` is false where it states no Requires-Python at all. */
export interface CompatibleRelease {
  readonly release: Release;
  readonly declared: boolean;
}

/**
 * The newest stable release, not yanked, that fits; newest first is the document's order. `than` is
 * the one that does not: its own document may refuse what the project's does not tell.
 */
export function newestCompatible(
  releases: readonly Release[],
  python: PythonVersion,
  { than }: { readonly than: ReleaseVersion },
): CompatibleRelease | undefined {
  for (const release of releases) {
    const { version } = release.version;
    if (version === undefined || isPrereleaseVersion(release.version)) continue;
    if (sameRelease(release.version, than)) continue;
    const files = release.files.filter(({ yank }) => yank === undefined);
    const { verdict, why } = judgeFiles(files, undefined, python);
    if (verdict === "yes") return { release, declared: why === "admitted" };
  }
  return undefined;
}

/** The answer without its sources. */
export function describeCompatibility(
  document: ProjectDocument,
  release: ReleaseDocument,
  python: PythonVersion,
): Omit<Compatibility, "data_sources"> {
  const { metadata, files } = release;
  const cut = new Truncations();
  const judgement = judgeFiles(files, metadata.requiresPython, python);
  const limits = new Set(
    files.map(({ requiresPython }) => requiresPython ?? metadata.requiresPython),
  );
  const limit = metadata.requiresPython ?? [...limits].find((text) => text !== undefined);
  const classifiers = metadata.classifiers.filter((text) => text.startsWith(PYTHON_CLASSIFIER));
  const better = judgement.verdict === "yes"
    ? undefined
    : newestCompatible(document.releases, python, { than: metadata.version });
  return {
    package_name: document.name,
    package_version: metadata.version.text,
    python_version: python.text,
    is_compatible: judgement.verdict === "yes",
    compatibility: judgement.verdict,
    ...(limit === undefined ? {} : { requires_python: cleanText(limit, 200) }),
    compatibility_notes: [
      reasonOf(judgement, { limit, python }),
      ...(limits.size > 1 ? ["Files of this release differ in Requires-Python"] : []),
      ...yankNote(release),
      ...classifierNote(classifiers, { judgement, python }),
      ...(judgement.verdict === "yes" ? [] : betterNote(better, python)),
    ],
    classifiers: cut.items(classifiers, {
      field: "classifiers",
      most: MOST_CLASSIFIERS,
      how: "call get_package_info",
    }),
    ...(better === undefined ? {} : { newest_compatible_version: better.release.version.text }),
    ...cut.asField(),
  };
}

function reasonOf(
  { why }: FileJudgement,
  { limit, python }: { readonly limit: string | undefined; readonly python: PythonVersion },
): string {
  const asked = python.minorOnly
    ? `Python ${python.text} (its newest release)`
    : `Python ${python.text}`;
  const stated = `Requires-Python ${JSON.stringify(cleanText(limit ?? "", 200))}`;
  switch (why) {
    case "admitted":
      return `${stated} admits ${asked}`;
    case "unlimited":
      return `No Requires-Python is declared, so ${asked} is not refused; that is no promise`;
    case "refused":
      return `${stated} does not admit ${asked}`;
    case "tags":
      return `No file installs on CPython ${python.text}: there is no sdist, and every wheel is ` +
        "for another Python";
    case "unreadable":
      return `${stated} cannot be read as a version specifier, so nothing is known`;
    case "old files":
      return "No file installs: there are only eggs or installers of an old kind, which pip does not take";
    case "no files":
      return "The release has no files: nothing can be installed";
  }
}

function yankNote({ metadata, files }: ReleaseDocument): string[] {
  const { yanked, yanked_reason: reason } = yankOf(metadata.yank, files);
  if (!yanked) return [];
  return [`This release is yanked${reason === undefined ? "" : `: ${JSON.stringify(reason)}`}`];
}

function betterNote(better: CompatibleRelease | undefined, python: PythonVersion): string[] {
  if (better === undefined) {
    return [`No stable release that is not yanked is known to run on Python ${python.text}`];
  }
  const named = better.release.version.text;
  return [
    ...(better.declared ? [] : [
      `${named} is named only because it declares no Requires-Python; it may be older than ` +
      `Python ${python.text}`,
    ]),
    `${named} was chosen by Python alone; check_vulnerabilities tells what is known against it`,
  ];
}

/** Classifiers decide nothing; a note is due where they say less or something else. */
function classifierNote(
  classifiers: readonly string[],
  { judgement, python }: { readonly judgement: FileJudgement; readonly python: PythonVersion },
): string[] {
  const series = python.comparable.release.slice(0, 2).join(".");
  const named = classifiers.flatMap((text) => SERIES_CLASSIFIER.exec(text)?.[1] ?? []);
  if (named.includes(series)) {
    return judgement.verdict === "yes" ? [`Classifiers name Python ${series}`] : [
      `Classifiers name Python ${series}, but they decide nothing`,
    ];
  }
  return named.length === 0 || judgement.verdict !== "yes" ? [] : [
    `Classifiers do not name Python ${series} (a hint only: it may be untested or newer than the ` +
    "release)",
  ];
}

function renderCompatibility(answer: Compatibility): string {
  const { package_name, package_version, python_version, newest_compatible_version } = answer;
  const verdict = { yes: "compatible", no: "NOT compatible", unknown: "unknown" } as const;
  return lines(
    `# ${package_name} ${package_version} on Python ${python_version}: ${
      verdict[answer.compatibility]
    }`,
    field("Requires Python", answer.requires_python ?? "not stated"),
    bullets(answer.compatibility_notes),
    newest_compatible_version === undefined
      ? undefined
      : `Newest compatible release: ${newest_compatible_version}`,
    truncationLines(answer.truncated),
    sourcesLine(answer.data_sources),
  );
}
