/** `check_compatibility` without a platform: does a release run on a Python, by what it declares? @module */
import type { Distribution, ProjectDocument, Release, ReleaseDocument } from "../domain/release.ts";
import {
  isPrereleaseVersion,
  type ReleaseVersion,
  sameRelease,
} from "../domain/release_version.ts";
import { checkRequiresPython, type PythonVersion } from "../domain/requires_python.ts";
import type { Target } from "../domain/target.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { WheelPython } from "../domain/wheel_python.ts";
import {
  classifierNotes,
  type DescribedCompatibility,
  isLimitOpen,
  limitNotes,
  limitOf,
  releaseFields,
  undeclaredNotes,
  yankNotes,
} from "./compatibility_fields.ts";
import { Truncations } from "./truncation.ts";

const PLATFORM_NOTE =
  "Judged by Python alone; with platform the answer says whether a wheel installs there";

/** What decided, and how. */
export interface FileJudgement {
  readonly verdict: "yes" | "no" | "unknown";
  readonly why:
    | "admitted" // a file's Requires-Python admits it
    | "unlimited" // no limit is declared
    | "refused" // every file's Requires-Python refuses it
    | "tags" // admitted, but no sdist and every wheel is for other Pythons
    | "dynamic" // only a build tells the limit
    | "unreadable" // Requires-Python is not a specifier
    | "old files" // neither wheel nor sdist: eggs and installers that no installer takes today
    | "unreadable name" // a wheel that might be for this Python
    | "no files";
  /** Nothing but an sdist is for this Python, on whatever platform. */
  readonly builds?: boolean;
}

/**
 * Installers choose among files, so one file that fits is enough: its Requires-Python (else that of
 * the release) must admit the Python, and its tags must not rule it out. Files whose Requires-
 * Python or name does not parse leave it unknown.
 */
export function judgePython(
  files: readonly Distribution[],
  requiresPython: string | undefined,
  wheels: WheelPython,
): FileJudgement {
  if (files.length === 0) return { verdict: "unknown", why: "no files" };
  const usable = files.filter(({ kind }) => kind === "wheel" || kind === "sdist");
  if (usable.length === 0) return { verdict: "no", why: "old files" };
  const limits = new Map<string | undefined, "yes" | "no" | "unknown">(); // few differ
  const admitted = (file: Distribution) => {
    const limit = file.requiresPython ?? requiresPython;
    const verdict = limits.get(limit) ?? checkRequiresPython(limit, wheels.python);
    limits.set(limit, verdict);
    return verdict;
  };
  const fitting = usable.filter((file) => admitted(file) === "yes");
  const installable = fitting.filter((file) => wheels.admits(file) === "yes");
  const best = installable.find(({ kind }) => kind === "wheel") ?? installable[0];
  if (best !== undefined) {
    const limited = (best.requiresPython ?? requiresPython ?? "") !== "";
    return {
      verdict: "yes",
      why: limited ? "admitted" : "unlimited",
      ...(best.kind === "sdist" ? { builds: true } : {}),
    };
  }
  if (fitting.some((file) => wheels.admits(file) === "unknown")) {
    return { verdict: "unknown", why: "unreadable name" };
  }
  if (usable.some((file) => admitted(file) === "unknown" && wheels.admits(file) !== "no")) {
    return { verdict: "unknown", why: "unreadable" };
  }
  return { verdict: "no", why: fitting.length > 0 ? "tags" : "refused" };
}

/**
 * The newest stable release, not yanked, that fits; newest first is the document's order. `than` is
 * the one that does not: its own document may refuse what the project's does not tell.
 */
function newestCompatible(
  releases: readonly Release[],
  wheels: WheelPython,
  { than }: { readonly than: ReleaseVersion },
): Release | undefined {
  for (const release of releases) {
    const { version } = release.version;
    if (version === undefined || isPrereleaseVersion(release.version)) continue;
    if (sameRelease(release.version, than)) continue;
    const files = release.files.filter(({ yank }) => yank === undefined);
    if (judgePython(files, undefined, wheels).verdict === "yes") return release;
  }
  return undefined;
}

/** Judged by Python alone: what is said holds on some platform, which one is not looked at. */
export function describePythonCompatibility(
  document: ProjectDocument,
  release: ReleaseDocument,
  { python, assumed }: Pick<Target, "python" | "assumed">,
): DescribedCompatibility {
  const { metadata, files } = release;
  const cut = new Truncations();
  const wheels = new WheelPython(python);
  const declared = judgePython(files, metadata.requiresPython, wheels);
  const judgement: FileJudgement = declared.why === "unlimited" && isLimitOpen(release)
    ? { ...declared, verdict: "unknown", why: "dynamic" }
    : declared;
  const isCompatible = judgement.verdict === "yes";
  const series = python.comparable.release.slice(0, 2).join(".");
  const better = isCompatible
    ? undefined
    : newestCompatible(document.releases, wheels, { than: metadata.version });
  return {
    ...releaseFields(release, cut),
    python_version: python.text,
    is_compatible: isCompatible,
    compatibility: judgement.verdict,
    compatibility_notes: [
      ...assumed,
      reasonOf(judgement, { limit: limitOf(release), python }),
      ...(judgement.builds === true ? [buildNote(release, python)] : []),
      ...limitNotes(release),
      ...yankNotes(release),
      ...classifierNotes(release, { series, isCompatible }),
      ...(isCompatible ? [] : betterNotes(better, python)),
      PLATFORM_NOTE,
    ],
    ...(better === undefined ? {} : { newest_compatible_version: better.version.text }),
    ...cut.asField(),
  };
}

/** Compatible by what is declared, but not what a caller who has no compiler hopes for. */
function buildNote({ files }: ReleaseDocument, python: PythonVersion): string {
  const lack = files.some(({ kind }) => kind === "wheel")
    ? `No wheel is for CPython ${python.text} on any platform`
    : "There is no wheel";
  return `${lack}, so it has to be built from source, which may need compilers and may fail`;
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
    case "dynamic":
      return `Whether ${asked} is admitted is not known before the sdist is built`;
    case "refused":
      return `${stated} does not admit ${asked}`;
    case "tags":
      return `No file installs on CPython ${python.text}: there is no sdist, and every wheel is ` +
        "for another Python";
    case "unreadable":
      return `${stated} cannot be read as a version specifier, so nothing is known`;
    case "unreadable name":
      return "The name of a wheel cannot be read, so what it is built for is not known, and nothing " +
        "else installs";
    case "old files":
      return "No file installs: there are only eggs or installers of an old kind, which pip does not take";
    case "no files":
      return "The release has no files: nothing can be installed";
  }
}

function betterNotes(better: Release | undefined, python: PythonVersion): string[] {
  if (better === undefined) {
    return [`No stable release that is not yanked is known to run on Python ${python.text}`];
  }
  return [
    ...undeclaredNotes([{ either: better }]),
    `${better.version.text} was chosen by Python alone; check_vulnerabilities tells what is known ` +
    "against it",
  ];
}
