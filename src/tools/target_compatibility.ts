/** `check_compatibility` on one platform: what installs there, and what else would. @module */
import { chooseFile, type FileChoice } from "../domain/file_choice.ts";
import { type NewestFitting, newestFitting } from "../domain/newest_fitting.ts";
import type { ProjectDocument, Release, ReleaseDocument } from "../domain/release.ts";
import { describeTarget, type Target } from "../domain/target.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { wheelLack } from "../domain/wheel_lack.ts";
import { wheelMatrix } from "../domain/wheel_matrix.ts";
import {
  classifierNotes,
  type Compatibility,
  type DescribedCompatibility,
  limitNotes,
  releaseFields,
  undeclaredNotes,
  yankNotes,
} from "./compatibility_fields.ts";
import { rankFiles } from "./release_file_rows.ts";
import { pythonText, targetFields } from "./target_fields.ts";
import { Truncations } from "./truncation.ts";

const MOST_FILES = 30;
const MAX_TEXT_LENGTH = 200; // UTF-16 units

/** How a release installs on one target, in fields and words. */
export interface Installation {
  readonly install: "wheel" | "source" | "none" | "unknown";
  /** What an installer takes. */
  readonly file?: string;
  readonly reason: string;
  readonly choice: FileChoice;
}

/** @param options.pinned The caller named the release, so its yanked files count. */
export function installationOf(
  { files, metadata }: ReleaseDocument,
  target: Target,
  { pinned }: { readonly pinned: boolean },
): Installation {
  const { requiresPython } = metadata;
  const options = { pinned, ...(requiresPython === undefined ? {} : { requiresPython }) };
  const choice = chooseFile(files, target, options);
  const [cell] = wheelMatrix(files, [target], options);
  const install = cell?.installsFrom ?? "unknown";
  const file = choice.chosen?.file.filename;
  return {
    install,
    ...(file === undefined ? {} : { file: cleanText(file, MAX_TEXT_LENGTH) }),
    reason: cleanText(reasonOf(install, choice, target), MAX_TEXT_LENGTH),
    choice,
  };
}

/** About the file that is taken, else about what keeps the others from it. */
function reasonOf(install: Installation["install"], choice: FileChoice, target: Target): string {
  const ranked = rankFiles(choice);
  const refused = ranked.filter(({ verdict }) => verdict === "refused");
  switch (install) {
    case "wheel":
      return choice.chosen?.reason ?? "";
    case "source":
      return wheelLack(ranked, target);
    case "none": {
      const [nearest] = refused;
      if (nearest === undefined) return "the release has no files";
      const sdist = refused.find(({ file }) => file.kind === "sdist");
      if (sdist !== undefined) return sdist.reason;
      return nearest.file.kind === "wheel" ? wheelLack(ranked, target) : nearest.reason;
    }
    case "unknown":
      return ranked.find(({ verdict }) => verdict === "unknown")?.reason ?? "";
  }
}

/** What installs there instead: another release, which may be newer or older. */
export function alternatives(
  { install }: Pick<Installation, "install">,
  { wheel, either }: NewestFitting,
): Pick<Compatibility, "newest_version_with_wheel" | "newest_compatible_version"> {
  const isLacking = install === "none" || install === "unknown";
  return {
    ...(install === "wheel" || wheel === undefined
      ? {}
      : { newest_version_with_wheel: shown(wheel) }),
    ...(!isLacking || either === undefined ? {} : { newest_compatible_version: shown(either) }),
  };
}

/** Of the releases that fit those that the answer names. */
export function mentioned(
  { wheel, either }: NewestFitting,
  better: ReturnType<typeof alternatives>,
): NewestFitting {
  return {
    ...(wheel === undefined || better.newest_version_with_wheel === undefined ? {} : { wheel }),
    ...(either === undefined || better.newest_compatible_version === undefined ? {} : { either }),
  };
}

function shown({ version }: Release): string {
  return cleanText(version.text, MAX_TEXT_LENGTH);
}

/** The answer for one target, without its sources. */
export function describeTargetCompatibility(
  document: ProjectDocument,
  release: ReleaseDocument,
  { target, pinned }: { readonly target: Target; readonly pinned: boolean },
): DescribedCompatibility {
  const cut = new Truncations();
  const installation = installationOf(release, target, { pinned });
  const { install, choice } = installation;
  const isCompatible = install === "wheel" || install === "source";
  const other: NewestFitting = install === "wheel"
    ? {}
    : newestFitting(document.releases, [target], { than: release.metadata.version }).all;
  const better = alternatives(installation, other);
  const files = rankFiles(choice);
  return {
    ...releaseFields(release, cut),
    python_version: pythonText(target),
    is_compatible: isCompatible,
    compatibility: compatibilityOf([install], release),
    target: targetFields(target),
    install,
    compatibility_notes: [
      installNote(installation, target),
      ...limitNotes(release),
      ...yankNotes(release),
      ...classifierNotes(release, {
        series: target.python.comparable.release.slice(0, 2).join("."),
        isCompatible,
      }),
      ...betterNotes(install, better),
      ...undeclaredNotes([mentioned(other, better)]),
    ],
    ...better,
    files: cut.items(files, {
      field: "files",
      most: MOST_FILES,
      how: "call get_release_files",
    }).map(({ file, verdict, because }) => ({
      filename: cleanText(file.filename, MAX_TEXT_LENGTH),
      verdict,
      reason: cleanText(because, MAX_TEXT_LENGTH),
    })),
    ...cut.asField(),
  };
}

/** All must install; a release without files is not known to be refused anywhere. */
export function compatibilityOf(
  installs: readonly Installation["install"][],
  { files }: Pick<ReleaseDocument, "files">,
): Compatibility["compatibility"] {
  if (files.length === 0) return "unknown";
  if (installs.includes("none")) return "no";
  return installs.includes("unknown") ? "unknown" : "yes";
}

function installNote({ install, file, reason }: Installation, target: Target): string {
  const where = describeTarget(target);
  switch (install) {
    case "wheel":
      return `On ${where} installers take ${file}: ${reason}`;
    case "source":
      return `On ${where} ${file} is built from source, which may need compilers and may fail: ` +
        reason;
    case "none":
      return `On ${where} nothing installs: ${reason}`;
    case "unknown":
      return `Whether this installs on ${where} is unknown: ${reason}`;
  }
}

function betterNotes(
  install: Installation["install"],
  better: ReturnType<typeof alternatives>,
): string[] {
  if (install === "wheel") return [];
  const { newest_version_with_wheel: wheel, newest_compatible_version: either } = better;
  return [
    wheel === undefined
      ? "No other stable release that is not yanked has a wheel there"
      : `${wheel} is the newest stable release that has a wheel there; check_vulnerabilities ` +
        "tells what is known against it",
    ...(either === undefined || either === wheel
      ? []
      : [`${either} is the newest stable release that installs there at all, from source`]),
  ];
}
