/** Meanings of the fields of answers about what is installed. @module */
import {
  below,
  type FieldMeanings,
  INSTALL,
  NORMALIZED,
  RELEASE_TYPE,
  REQUIREMENT,
  REQUIRES_PYTHON,
  SEVERITY,
  VERDICT,
  YANKED,
  YANKED_REASON,
} from "./shared.ts";

const SIDE: FieldMeanings = {
  version: "as PyPI spells it",
  type: RELEASE_TYPE,
  upload_time: "when its first file was uploaded, UTC; absent where that is not told",
  yanked: YANKED,
  yanked_reason: YANKED_REASON,
  requires_python: REQUIRES_PYTHON,
  dependencies_count: "how many direct requirements it has, those behind extras included; " +
    "absent: unknown",
  vulnerabilities_count: "how many known vulnerabilities it has; absent: unknown",
  is_malicious: "true where it is reported as malware; else absent",
};
const CHANGED_ADVISORY: FieldMeanings = {
  id: "of the advisory, e.g. `GHSA-…`",
  severity: SEVERITY,
  malicious: "true where it reports malware; else absent",
  summary: "one line of the advisory; absent where it has none",
};

/** Of `compare_versions`. */
export const COMPARISON: FieldMeanings = {
  package_name: NORMALIZED,
  version1: "the release that the step starts from",
  ...below("version1", SIDE),
  version2: "the release that it leads to",
  ...below("version2", SIDE),
  comparison: "their order by PEP 440",
  "comparison.result": "what `version2` is in comparison: `newer`, `older`, or the `same` release",
  "comparison.newer_version": "the newer one; absent where they are the same",
  "comparison.is_upgrade": "whether the step leads to a newer release",
  "comparison.is_downgrade": "whether it leads to an older one",
  requires_python_changed: "whether the two admit different Pythons",
  requirements: "direct requirements that the step changes",
  "requirements.status": "`unknown` where the requirements of one could not be read; the lists " +
    "are then empty and say nothing",
  "requirements.unknown_reason": "why; absent where the status is known",
  "requirements.added": "requirements that only `version2` has",
  "requirements.removed": "requirements that only `version1` has",
  "requirements.changed": "requirements that both have, otherwise",
  "requirements.changed[].name": "the project that is required",
  "requirements.changed[].from": "the requirement of `version1`",
  "requirements.changed[].to": "the requirement of `version2`",
  advisories: "known vulnerabilities that the step gains or loses",
  "advisories.status": "`unknown` where the advisories could not be read; the lists then hold " +
    "what an old copy tells, or nothing",
  "advisories.unknown_reason": "why; absent where the status is known",
  "advisories.gained": "those that affect only `version2`",
  ...below("advisories.gained[]", CHANGED_ADVISORY),
  "advisories.fixed": "those that affect only `version1`",
  ...below("advisories.fixed[]", CHANGED_ADVISORY),
  "advisories.undecided": "ids of those that cannot be compared with one of the two",
  releases_between_count: "how many releases lie between the two",
  releases_between: "these releases, newest first, yanked ones included",
};

const NEWEST_WITH_WHEEL = "the newest other stable release that has a wheel there; absent where " +
  "this one has, or none has";
const NEWEST_COMPATIBLE = "the newest other stable release that installs there at all; absent " +
  "where this one does, or none does";

/** Of `check_compatibility`. */
export const COMPATIBILITY: FieldMeanings = {
  package_name: NORMALIZED,
  package_version: "the release that is judged",
  python_version: "the Python that it is judged for; of a matrix all of them",
  is_compatible: "whether `compatibility` is `yes`",
  compatibility: "whether it installs, from a wheel or from source; without a platform: " +
    "whether that Python is admitted; of a matrix: whether it installs in every cell",
  install: `${INSTALL}; only with one Python on one platform`,
  requires_python: REQUIRES_PYTHON,
  compatibility_notes: "what was judged and why, in words",
  classifiers: "classifiers on Python; they are hints and decide nothing",
  newest_compatible_version: `${NEWEST_COMPATIBLE}; of a matrix: in every cell`,
  newest_version_with_wheel: `${NEWEST_WITH_WHEEL}; of a matrix: for every cell`,
  files: "every file of the release on that platform, the one that is taken first; only with one " +
    "Python on one platform",
  "files[].filename": "its name",
  "files[].verdict": VERDICT,
  "files[].reason": "why it is taken or not, in words",
  matrix: "one cell for each Python on each platform; only where several were asked for",
  "matrix[].python_version": "as it was asked for",
  "matrix[].platform": "as it was asked for",
  "matrix[].install": INSTALL,
  "matrix[].file": "the file that is taken; absent where none is known to be",
  "matrix[].reason": "why, in words",
  "matrix[].newest_version_with_wheel": NEWEST_WITH_WHEEL,
  "matrix[].newest_compatible_version": NEWEST_COMPATIBLE,
};

const TAG = "of a wheel; a set is joined by dots; absent of other files";

/** Of `get_release_files`. */
export const RELEASE_FILES: FieldMeanings = {
  package_name: NORMALIZED,
  version: "the release",
  requires_python: REQUIRES_PYTHON,
  yanked: YANKED,
  yanked_reason: YANKED_REASON,
  install: INSTALL,
  chosen: "name of the file that an installer takes; absent where none is known to install",
  file_count: "how many files the release has",
  files: "the file that is taken first, then those that fit too, then the others, nearest first",
  "files[].filename": "its name",
  "files[].type": "`wheel`, `sdist`, or an older kind such as `egg`",
  "files[].verdict": VERDICT,
  "files[].reason": "why it is taken, or why another is, in words",
  "files[].python_tag": `Pythons, e.g. \`cp313\`; ${TAG}`,
  "files[].abi_tag": `binary interfaces, e.g. \`abi3\`; ${TAG}`,
  "files[].platform_tag": `platforms, e.g. \`win_amd64\`; ${TAG}`,
  "files[].build": "the build number of a wheel; absent where it has none",
  "files[].size": "in bytes; absent where it is not told",
  "files[].sha256": "its hash in hexadecimal; absent where the index gives none",
  "files[].upload_time": "UTC; absent where it is not told",
  "files[].requires_python": "Pythons that this file admits; absent where it states none",
  "files[].yanked": "whether this file was taken back",
  "files[].yanked_reason": YANKED_REASON,
  "files[].has_metadata": "whether its metadata can be read without it (PEP 658); absent where " +
    "the index does not tell",
  "files[].url": "where it is downloaded from; only where 12 files or fewer are asked for",
  "files[].provenance_url":
    "where its provenance is (PEP 740), which is not verified; only where " +
    "12 files or fewer are asked for and the index names one",
};

const APPLYING: FieldMeanings = {
  ...REQUIREMENT,
  applies: "`yes`, `no` or `unknown` on the target; absent where none was asked for",
  decided_by: "of `no`: the part of the marker that is false there; of `unknown`: what would " +
    "have to be known; else absent",
};

/** Of `get_dependencies`. */
export const DEPENDENCIES: FieldMeanings = {
  package_name: NORMALIZED,
  version: "the release",
  dependencies_status: "`unknown` where no source is certain: what is listed all the same may " +
    "differ from what is installed",
  dependencies_source: "where the requirements were read",
  unknown_reason: "why they are unknown",
  total_dependencies: "how many requirements there are, those behind extras included; absent: " +
    "unknown",
  applying: "how many requirements apply on the target, those of chosen extras included; only " +
    "where a target or extras were asked for",
  "applying.yes": "those that apply",
  "applying.no": "those that do not",
  "applying.unknown": "those that cannot be decided",
  runtime_dependencies: "requirements that need no extra",
  ...below("runtime_dependencies[]", APPLYING),
  available_extras: "names of the extras that the release offers",
  optional_count: "how many requirements stand behind extras",
  optional_dependencies: "requirements by extra, with the same fields as `runtime_dependencies`; " +
    "only with `include_extras` or `extras`",
  unparsed_dependencies: "requirements that are written wrongly, as they stand there",
  requires_python: REQUIRES_PYTHON,
  notes: "what else to know about that target, in words",
};

/** Of `inspect_requirements`. */
export const INSPECTION: FieldMeanings = {
  format: "the format that was read, e.g. `requirements.txt`, or `unknown`",
  format_guessed: "true where the content told it, not the name; else absent",
  entry_count: "how many requirements the file has",
  pinned_count: "how many of them admit one release, archive or commit only",
  error_count: "how many problems are errors",
  warning_count: "how many problems are warnings",
  requires_python: "Pythons that the project admits, where the file states it",
  entries: "requirements, in the order of the file",
  "entries[].kind": "`requirement`, `constraint`, `locked` (chosen by a lock file), or a place: " +
    "`editable`, `path`, `url`, `vcs`",
  "entries[].name": "the project, normalised; absent where the file gives a place only",
  "entries[].version_spec": "versions that are admitted; empty: every version",
  "entries[].pinned": "whether it admits one release, archive or commit only",
  "entries[].group":
    "the part of the file it belongs to, e.g. `runtime`, `extra:dev`, `group:test`",
  "entries[].extras": "extras that are asked for; absent where none are",
  "entries[].environment_marker": "where it is required; absent: everywhere",
  "entries[].url": "where it is taken from, without credentials; absent: from an index",
  "entries[].hashes": "how many hashes are given; absent where none are",
  "entries[].line": "line of the file, from 1; absent where it is not known",
  problems: "what is wrong, the worst first",
  "problems[].severity": "`error` (stops an installer), `warning`, or `note`",
  "problems[].kind":
    "`invalid`, `unsupported`, `too-large`, `conflict`, `duplicate`, `spelling`, " +
    "`unreachable-marker`, `missing-hash`, `unpinned-place` or `unpinned`",
  "problems[].message": "what is wrong, in words",
  "problems[].line": "line of the file, from 1; absent where it is not known",
  "problems[].entry": "the requirement as written; absent where several are meant",
  not_read: "other files that this one names; they were not read",
  indexes: "package indexes that the file names, without credentials",
  notes: "options of the file, and what else to know of it",
};
