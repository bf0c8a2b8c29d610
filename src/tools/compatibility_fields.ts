/** The fields of `check_compatibility`, and what its three forms share. @module */
import * as z from "zod";
import type { NewestFitting } from "../domain/newest_fitting.ts";
import type { Release, ReleaseDocument } from "../domain/release.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { dataSourcesSchema } from "./data_sources.ts";
import { indexNotesSchema } from "./index_notes.ts";
import { yankOf } from "./release_fields.ts";
import { targetSchema } from "./target_fields.ts";
import { truncatedSchema, type Truncations } from "./truncation.ts";

const MOST_CLASSIFIERS = 30;
const PYTHON_CLASSIFIER = "Programming Language :: Python";
const SERIES_CLASSIFIER = /^Programming Language :: Python :: (\d+\.\d+)$/;

const installSchema = z.enum(["wheel", "source", "none", "unknown"]);

/** One Python on one platform, written as asked for; `newest_version_with_wheel` where this one has none. */
const cellSchema = z.object({
  python_version: z.string(),
  platform: z.string(),
  install: installSchema,
  file: z.string().optional(),
  reason: z.string(),
  newest_version_with_wheel: z.string().optional(),
  newest_compatible_version: z.string().optional(),
});

/** The whole answer. Of a matrix, what is above it describes all of its cells together. */
export const compatibilitySchema = z.object({
  package_name: z.string(),
  package_version: z.string(),
  python_version: z.string(),
  is_compatible: z.boolean(),
  compatibility: z.enum(["yes", "no", "unknown"]),
  target: targetSchema.optional(),
  install: installSchema.optional(),
  requires_python: z.string().optional(),
  compatibility_notes: z.array(z.string()),
  classifiers: z.array(z.string()),
  newest_compatible_version: z.string().optional(),
  newest_version_with_wheel: z.string().optional(),
  files: z.array(z.object({ filename: z.string(), verdict: z.string(), reason: z.string() }))
    .optional(),
  matrix: z.array(cellSchema).optional(),
  index_notes: indexNotesSchema,
  truncated: truncatedSchema,
  data_sources: dataSourcesSchema,
});

export type Compatibility = z.output<typeof compatibilitySchema>;
/** What the three forms make; the tool adds the rest. */
export type DescribedCompatibility = Omit<Compatibility, "data_sources" | "index_notes">;
export type CompatibilityCell = z.output<typeof cellSchema>;

/** Requires-Python of the release, or that of a file where the release tells none. */
export function limitOf(
  { metadata, files }: Pick<ReleaseDocument, "metadata" | "files">,
): string | undefined {
  return metadata.requiresPython ??
    files.find(({ requiresPython }) => requiresPython !== undefined)?.requiresPython;
}

/** What is told in every form. */
export function releaseFields(
  release: ReleaseDocument,
  cut: Truncations,
): Pick<Compatibility, "package_name" | "package_version" | "requires_python" | "classifiers"> {
  const limit = limitOf(release);
  return {
    package_name: release.name,
    package_version: release.metadata.version.text,
    ...(limit === undefined ? {} : { requires_python: cleanText(limit, 200) }),
    classifiers: cut.items(pythonClassifiers(release), {
      field: "classifiers",
      most: MOST_CLASSIFIERS,
      how: "call get_package_info",
    }),
  };
}

function pythonClassifiers({ metadata }: ReleaseDocument): readonly string[] {
  return metadata.classifiers.filter((text) => text.startsWith(PYTHON_CLASSIFIER));
}

/** Installers leave a yanked release alone unless it is pinned. */
export function yankNotes({ metadata, files }: ReleaseDocument): string[] {
  const { yanked, yanked_reason: reason } = yankOf(metadata.yank, files);
  if (!yanked) return [];
  const why = reason === undefined ? "" : `: ${JSON.stringify(reason)}`;
  return [`This release is yanked${why}; installers skip it unless it is pinned`];
}

/** Releases named instead that nothing refuses, which a release from before a Python does not either. */
export function undeclaredNotes(named: readonly NewestFitting[]): string[] {
  const doubtful = named.flatMap(({ wheel, either }) => [
    ...(either !== undefined && either !== wheel && isUndeclared(either) ? [either] : []),
    ...(wheel !== undefined && isUndeclared(wheel) && isGeneric(wheel) ? [wheel] : []),
  ]);
  return [...new Set(doubtful)].map(({ version }) => (
    `${cleanText(version.text, 64)} is named only because it declares no Requires-Python; it may ` +
    "be older than the Python asked for"
  ));
}

function isUndeclared({ files }: Release): boolean {
  return files.every(({ requiresPython }) => (requiresPython ?? "") === "");
}

/** No wheel tells a Python that it was built with. */
function isGeneric({ files }: Release): boolean {
  return files.every(({ kind, filename }) =>
    kind !== "wheel" || filename.endsWith("-none-any.whl")
  );
}

/** Whether only a build will tell the Requires-Python: there is no wheel, and the sdist calls it dynamic (PEP 643). */
export function isLimitOpen(release: ReleaseDocument): boolean {
  return limitOf(release) === undefined &&
    release.metadata.dynamic.some((name) => name.toLowerCase() === "requires-python") &&
    release.files.every(({ kind }) => kind !== "wheel");
}

/** Limits that differ from file to file, or that nobody knows yet. */
export function limitNotes(release: ReleaseDocument): string[] {
  const { metadata, files } = release;
  const limits = new Set(files.map((file) => file.requiresPython ?? metadata.requiresPython));
  return [
    ...(limits.size > 1 ? ["Files of this release differ in Requires-Python"] : []),
    ...(isLimitOpen(release)
      ? [
        "Requires-Python is unknown, which is not unlimited: the sdist calls it dynamic, so only " +
        "building it tells",
      ]
      : []),
  ];
}

/** Classifiers decide nothing; a note is due where they say less or something else. */
export function classifierNotes(
  release: ReleaseDocument,
  { series, isCompatible }: {
    /** `3.12`. */
    readonly series: string;
    readonly isCompatible: boolean;
  },
): string[] {
  const named = pythonClassifiers(release).flatMap((text) => (
    SERIES_CLASSIFIER.exec(text)?.[1] ?? []
  ));
  if (named.includes(series)) {
    return isCompatible
      ? [`Classifiers name Python ${series}`]
      : [`Classifiers name Python ${series}, but they decide nothing`];
  }
  return named.length === 0 || !isCompatible ? [] : [
    `Classifiers do not name Python ${series} (a hint only: it may be untested or newer than the ` +
    "release)",
  ];
}
