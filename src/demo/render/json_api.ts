/** PyPI's JSON API: `/pypi/<project>/json` and `/pypi/<project>/<version>/json`. @module */
import type { AdvisoryFacts, FileFacts } from "../facts/shape.ts";
import type { Answer } from "../answer.ts";
import { sortedJson } from "../answer.ts";
import {
  type Catalogue,
  type DemoProject,
  type DemoRelease,
  namesVersion,
  shownRelease,
} from "../catalogue.ts";
import { fileKind, filePath } from "./file_address.ts";
import { classifiersOf, descriptionText, extrasOf, licenseOf } from "./shared_metadata.ts";

/** What the renderer needs besides the project. */
export interface JsonApiContext {
  readonly catalogue: Catalogue;
  /** Bases of the addresses in the documents, without a slash at the end. */
  readonly pypiUrl: string;
  readonly filesUrl: string;
}

/** 404 as the JSON API sends it. */
export const JSON_NOT_FOUND: Answer = {
  status: 404,
  headers: { "content-type": "application/json", vary: "Accept-Encoding" },
  body: `{"message": "Not Found"}`,
};

/** The project's document, or 404 for one that is quarantined or has no release. */
export function projectDocument(project: DemoProject, context: JsonApiContext): Answer {
  const shown = shownRelease(project);
  if (shown === undefined || project.facts.status === "quarantined") return JSON_NOT_FOUND;
  const releases = Object.fromEntries(
    project.releases.map((release) => [release.version.text, filesOf(project, release, context)]),
  );
  return documentAnswer(project, { ...releaseParts(project, shown, context), releases });
}

/** One release's document: the same without `releases`. */
export function releaseDocument(
  project: DemoProject,
  release: DemoRelease,
  context: JsonApiContext,
): Answer {
  if (project.facts.status === "quarantined") return JSON_NOT_FOUND;
  return documentAnswer(project, releaseParts(project, release, context));
}

function documentAnswer(project: DemoProject, body: unknown): Answer {
  return {
    status: 200,
    headers: {
      "content-type": "application/json",
      "cache-control": "max-age=900, public",
      vary: "Accept-Encoding",
      "x-pypi-last-serial": String(project.facts.serial ?? 0),
    },
    body: sortedJson(body),
  };
}

function releaseParts(project: DemoProject, release: DemoRelease, context: JsonApiContext) {
  const advisories = context.catalogue.advisoriesOf.get(project.name) ?? [];
  return {
    info: infoOf(project, release, context),
    last_serial: project.facts.serial ?? 0,
    ownership: { organization: project.facts.organization ?? null, roles: [] },
    urls: filesOf(project, release, context),
    vulnerabilities: advisories
      .filter((advisory) => namesVersion(advisory, release.version))
      .map(listedAdvisory),
  };
}

function infoOf(project: DemoProject, release: DemoRelease, context: JsonApiContext) {
  const { facts } = project;
  const { requiresDist, requiresPython } = release.series;
  const projectUrl = `${context.pypiUrl}/project/${facts.name}/`;
  const extras = extrasOf(release, requiresDist ?? []);
  const license = licenseOf(project, release);
  return {
    author: facts.author ?? null,
    author_email: null,
    bugtrack_url: null,
    classifiers: classifiersOf(project, release),
    description: descriptionText(project),
    description_content_type: "text/markdown",
    docs_url: null,
    download_url: null,
    downloads: { last_day: -1, last_month: -1, last_week: -1 },
    dynamic: null,
    home_page: facts.homePage ?? null,
    keywords: facts.keywords ?? null,
    license: license.text ?? null,
    license_expression: license.expression ?? null,
    license_files: null,
    maintainer: facts.maintainer ?? null,
    maintainer_email: null,
    name: facts.name,
    package_url: projectUrl,
    platform: null,
    project_url: projectUrl,
    project_urls: facts.projectUrls ?? null,
    provides_extra: extras.length === 0 ? null : extras,
    release_url: `${projectUrl}${release.version.text}/`,
    requires_dist: requiresDist === null || requiresDist.length === 0 ? null : requiresDist,
    requires_python: requiresPython ?? null,
    summary: facts.summary,
    version: release.version.text,
    yanked: release.yanked !== undefined,
    yanked_reason: release.yanked === undefined || release.yanked === "" ? null : release.yanked,
  };
}

function filesOf(project: DemoProject, release: DemoRelease, context: JsonApiContext) {
  return release.files.map((file) => fileOf(file, { project, release, context }));
}

function fileOf(
  file: FileFacts,
  { project, release, context }: {
    project: DemoProject;
    release: DemoRelease;
    context: JsonApiContext;
  },
) {
  const [filename, size, uploadedAt, sha256, blake2b] = file;
  return {
    comment_text: null,
    digests: blake2b === undefined ? { sha256 } : { blake2b_256: blake2b, sha256 },
    downloads: -1,
    filename,
    has_sig: false,
    ...fileKind(filename),
    requires_python: release.series.requiresPython ?? null,
    size,
    upload_time: uploadedAt.replace(/(?:\.\d+)?Z$/, ""),
    upload_time_iso_8601: uploadedAt,
    url: context.filesUrl + filePath(file, project),
    yanked: release.yanked !== undefined,
    yanked_reason: release.yanked === undefined || release.yanked === "" ? null : release.yanked,
  };
}

function listedAdvisory(advisory: AdvisoryFacts) {
  const fixedIn = (advisory.ranges ?? []).flatMap(([, fixed]) => fixed === undefined ? [] : fixed);
  return {
    aliases: advisory.aliases ?? [],
    details: advisory.details,
    fixed_in: fixedIn,
    id: advisory.id,
    link: `https://osv.dev/vulnerability/${advisory.id}`,
    source: "osv",
    summary: advisory.summary ?? null,
    withdrawn: advisory.withdrawn ?? null,
  };
}
