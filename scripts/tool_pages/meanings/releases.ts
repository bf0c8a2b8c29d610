/** Meanings of the fields of answers about a project and its releases. @module */
import {
  below,
  type FieldMeanings,
  INDEX_FIELDS,
  NORMALIZED,
  RELEASE_TYPE,
  REQUIREMENT,
  REQUIRES_PYTHON,
  SIZE_FORMATTED,
  UPLOADED,
  YANKED,
  YANKED_REASON,
} from "./shared.ts";

/** Of `get_package_info`. */
export const PACKAGE_INFO: FieldMeanings = {
  name: "the project's name as its publisher writes it",
  normalized_name: NORMALIZED,
  version: "the release that the answer is about, as PyPI spells it",
  version_type: RELEASE_TYPE,
  summary: "one line by its publisher",
  description: "the README, cut at 8000 characters; only with `include_description`",
  author: "as the metadata state it",
  author_email: "as the metadata state it",
  maintainer: "as the metadata state it",
  maintainer_email: "as the metadata state it",
  license: "an SPDX expression in canonical form where it is one, else what is stated",
  license_source: "where the licence is stated: as an SPDX `expression`, in a `classifier`, or " +
    "as free `text`; `unknown` where nowhere",
  home_page: "as the metadata state it; most projects use `project_urls`",
  project_urls: "the publisher's links, each by its label",
  package_url: "the project's page on PyPI",
  project_url: "the project's page on PyPI",
  release_url: "the page of this release on PyPI",
  classifiers: "the publisher's classifiers, e.g. `Programming Language :: Python :: 3.13`",
  keywords: "the publisher's keywords",
  requires_python: REQUIRES_PYTHON,
  dependencies_status: "`unknown` where no source tells the requirements: an empty list is then " +
    "not the same as none",
  dependencies: "direct requirements of the release, those behind extras last",
  ...below("dependencies[]", REQUIREMENT),
  unparsed_dependencies: "requirements that are written wrongly, as they stand there",
  extras: "names of the extras that the release offers",
  yanked: YANKED,
  yanked_reason: YANKED_REASON,
  upload_time: "when the first file of the release was uploaded, UTC",
  project_status: "what the index says of the whole project: `active`, `archived` (no more " +
    "releases are expected), `deprecated`, `quarantined` (suspected malware), or `unknown`",
  project_status_reason: "why, in the index's words",
  organization: "the organization on PyPI that owns the project",
  roles: "who may publish; absent where PyPI does not tell",
  "roles[].user": "a name on PyPI",
  "roles[].role": "`Owner` or `Maintainer`",
  latest_stable: "the newest stable release that is not yanked",
  latest_prerelease: "the newest pre-release that is not yanked, even where a stable one is newer",
  total_versions: "how many releases the project has, yanked ones included",
  vulnerabilities_status: "`unknown` where PyPI did not tell: an empty list is then not the same " +
    "as none",
  vulnerabilities: "known vulnerabilities of exactly this release",
  "vulnerabilities[].id": "of the advisory, e.g. `GHSA-…` or `PYSEC-…`",
  "vulnerabilities[].aliases": "other names of the same vulnerability, e.g. its CVE",
  "vulnerabilities[].malicious": "true where the release is reported as malware; else absent",
  "vulnerabilities[].summary": "one line of the advisory; absent where it has none",
  "vulnerabilities[].fixed_in": "releases that mend it, ascending",
  "vulnerabilities[].link": "the advisory's page; absent where none is told",
  vulnerabilities_source: "whose list that is, and what it lacks",
  file_count: "how many files the release has",
  files: "the files; only with `include_files`",
  "files[].filename": "its name",
  "files[].url": "where it is downloaded from",
  "files[].size": "in bytes; absent where it is not told",
  "files[].size_formatted": `${SIZE_FORMATTED}; absent where the size is`,
  "files[].type": "`wheel`, `sdist`, or an older kind such as `egg`",
  "files[].python_version": "which Python it is for, e.g. `py3`, `cp312`, or `source`; absent " +
    "where it is not told",
  "files[].upload_time": "UTC; absent where it is not told",
  "files[].yanked": "whether this file was taken back",
  "files[].sha256": "its hash in hexadecimal; absent where the index gives none",
  ...INDEX_FIELDS,
};

/** Of `get_package_versions`. */
export const PACKAGE_VERSIONS: FieldMeanings = {
  package_name: NORMALIZED,
  total_versions: "how many releases the project has",
  matching_versions: "how many of them the arguments admit, over all pages",
  returned_versions: "how many of them this page lists",
  latest_version: "the newest stable release that is not yanked; where there is none, what PyPI " +
    "calls the newest",
  latest_stable: "the newest stable release that is not yanked",
  latest_prerelease: "the newest pre-release that is not yanked, even where a stable one is newer",
  versions: "releases, newest first in the order of PEP 440",
  "versions[].version": "as PyPI spells it",
  "versions[].type": RELEASE_TYPE,
  "versions[].is_latest": "whether it is `latest_version`",
  "versions[].upload_time": UPLOADED,
  "versions[].yanked": YANKED,
  "versions[].yanked_reason": YANKED_REASON,
  "versions[].requires_python": "Pythons that it admits; absent where it states none, or its " +
    "files differ",
  "versions[].file_count": "how many files it has; 0 where all were deleted",
  "versions[].file_kinds": "kinds of its files, e.g. `sdist`, `wheel`",
  next_cursor: "give it as `cursor` to get the next page; absent on the last page",
  ...INDEX_FIELDS,
};

const MOMENT: FieldMeanings = {
  version: "the release",
  uploaded_at: "when its first file was uploaded, UTC",
};

/** Of `get_release_activity`. */
export const RELEASE_ACTIVITY: FieldMeanings = {
  package_name: NORMALIZED,
  total_releases: "how many releases the project has",
  undated_releases: "how many of them have no known upload time, and count for nothing below",
  recent_releases: "how many were uploaded within the window",
  window_days: "the window, in days before now",
  first_release: "the oldest by upload time",
  ...below("first_release", MOMENT),
  latest_release: "the newest by upload time, which need not be the highest version",
  ...below("latest_release", MOMENT),
  latest_release_age_days: "whole days since then",
  release_cadence_days: "median of the days between releases",
  mean_cadence_days: "mean of the same days",
  cadence_classification: "`fast`, `regular`, `slow` or `stalled`, by `cadence_rule`; " +
    "`insufficient-data`, or `none` without any release",
  cadence_rule: "the rule of the classification, in words",
  releases: "the latest releases, by upload time",
  ...below("releases[]", MOMENT),
  "releases[].type": RELEASE_TYPE,
  "releases[].size": "bytes of all its files; absent where the size of one is not told",
  "releases[].yanked": YANKED,
  "releases[].file_count": "how many files it has",
  "releases[].package_types": "kinds of its files, e.g. `sdist`, `wheel`",
};

/** Of `search_packages`. */
export const SEARCH: FieldMeanings = {
  query: "the query that was read",
  searched: "what was looked at, and what was not, in words",
  exact_name: "the look-up of exactly that name; absent where the query is no project name",
  "exact_name.name": "the name that was looked up, normalised",
  "exact_name.status": "`found`, `no releases` (the name is taken), `not found`, `quarantined`, " +
    "or `unknown` where the index could not be asked",
  total_results: "how many hits there are; `results` lists as many as `limit` admits",
  results: "hits, the best first",
  "results[].name": "the project, normalised",
  "results[].score": "how well the name fits, up to 1, which is exactly that name",
  "results[].reason": "why it is a hit, in words",
  "results[].popularity_rank": "its place among the most downloaded projects; absent where it is " +
    "not among those listed",
  "results[].version":
    "its newest stable release, or what PyPI calls the newest; only of the name " +
    "that was looked up",
  "results[].summary": "the publisher's one line; only of the name that was looked up",
};
