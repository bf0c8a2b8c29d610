/** Documents of the JSON API: wire shape -> domain. @module */
import * as z from "zod";
import { normalizeName, type ProjectName } from "../../domain/name.ts";
import type {
  ListedAdvisory,
  Ownership,
  ProjectDocument,
  Release,
  ReleaseDocument,
  ReleaseMetadata,
} from "../../domain/release.ts";
import { compareReleaseVersions, toReleaseVersion } from "../../domain/release_version.ts";
import { decodeJson, malformed } from "../decode_json.ts";
import {
  presentText,
  presentTexts,
  presentTime,
  presentUrl,
  requireLabel,
  TEXT_LIMIT,
  wireCount,
  wireProse,
} from "../wire_text.ts";
import { toDistribution, toYank, wireFile } from "./wire_distribution.ts";

/** Lists of texts are null where the metadata has no such field. */
const wireTexts = z.array(z.string()).nullish();

/**
 * Only the fields that we read. Old documents lack many keys, so each is optional but the version.
 * What the answer's safety hangs on (yanks, requirements, Requires-Python) must have its type;
 * prose of another type counts as not told.
 */
const wireMetadata = z.object({
  name: z.string().optional(),
  version: z.string().min(1),
  summary: wireProse,
  description: wireProse,
  description_content_type: wireProse,
  author: wireProse,
  author_email: wireProse,
  maintainer: wireProse,
  maintainer_email: wireProse,
  license: wireProse,
  license_expression: wireProse,
  license_files: wireTexts.catch(undefined),
  home_page: wireProse,
  project_urls: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  package_url: wireProse,
  project_url: wireProse,
  release_url: wireProse,
  classifiers: wireTexts.catch(undefined),
  keywords: z.union([z.string(), z.array(z.string())]).nullish().catch(undefined),
  requires_python: z.string().nullish(),
  requires_dist: wireTexts,
  provides_extra: wireTexts,
  dynamic: wireTexts,
  yanked: z.boolean().nullish(),
  yanked_reason: wireProse,
});

/** PyPI's copy of OSV; an advisory without id or of another shape fails the document. */
const wireAdvisory = z.object({
  id: z.string().min(1),
  source: wireProse,
  link: wireProse,
  aliases: wireTexts,
  summary: wireProse,
  details: wireProse,
  fixed_in: wireTexts,
  withdrawn: z.string().nullish(),
});

const wireOwnership = z.object({
  organization: wireProse,
  roles: z.array(z.object({ role: z.string(), user: z.string() })).nullish(),
}).nullish().catch(undefined);

const wireRelease = z.object({
  info: wireMetadata,
  urls: z.array(wireFile).optional(),
  vulnerabilities: z.array(wireAdvisory).nullish(),
  ownership: wireOwnership,
  last_serial: wireCount,
});
/** `releases` is in the order of text, not of versions (`0.10` before `0.2`): its order means nothing. */
const wireProject = wireRelease.extend({ releases: z.record(z.string(), z.array(wireFile)) });

/**
 * `GET /pypi/<project>/json`.
 * @throws {UpstreamError} `malformed`, if the text is no such document, or one of another project.
 */
export function decodeProject(text: string, asked: ProjectName): ProjectDocument {
  const wire = decodeJson(text, wireProject);
  const releases: Release[] = Object.entries(wire.releases).map(([version, files]) => ({
    version: toReleaseVersion(requireLabel(version)),
    files: files.map(toDistribution),
  }));
  releases.sort((a, b) =>
    // Equal versions in two spellings (requests: 0.12.1, 0.12.01) are two releases, in the order of their texts.
    compareReleaseVersions(b.version, a.version) || (a.version.text < b.version.text ? -1 : 1)
  );
  return {
    ...toReleaseDocument(wire, asked, filesOf(wire.releases, wire.info.version)),
    releases,
  };
}

/** Own keys only: a version called `constructor` is not found on every object. */
function filesOf<File>(
  releases: Readonly<Record<string, File>>,
  version: string,
): File | undefined {
  return Object.hasOwn(releases, version) ? releases[version] : undefined;
}

/**
 * `GET /pypi/<project>/<version>/json`.
 * @throws {UpstreamError} `malformed`, if the text is no such document, or one of another project.
 */
export function decodeRelease(text: string, asked: ProjectName): ReleaseDocument {
  return toReleaseDocument(decodeJson(text, wireRelease), asked, undefined);
}

function toReleaseDocument(
  wire: z.output<typeof wireRelease>,
  asked: ProjectName,
  filesOfRelease: z.output<typeof wireFile>[] | undefined,
): ReleaseDocument {
  if (wire.info.name !== undefined && normalizeName(wire.info.name.trim()) !== asked) {
    throw malformed("the document is about another project");
  }
  const files = wire.urls ?? filesOfRelease;
  if (files === undefined) throw malformed("urls is missing");
  return {
    name: asked,
    metadata: toMetadata(wire.info, asked),
    files: files.map(toDistribution),
    advisories: (wire.vulnerabilities ?? []).map(toListedAdvisory),
    advisoriesUnknown: wire.vulnerabilities ? undefined : true,
    ownership: toOwnership(wire.ownership),
    lastSerial: wire.last_serial,
  };
}

function toMetadata(wire: z.output<typeof wireMetadata>, asked: ProjectName): ReleaseMetadata {
  const prose = { multiline: true };
  return {
    displayName: presentText(wire.name) ?? asked,
    version: toReleaseVersion(requireLabel(wire.version)),
    summary: presentText(wire.summary, TEXT_LIMIT.summary),
    description: presentText(wire.description, TEXT_LIMIT.description, prose),
    descriptionContentType: presentText(wire.description_content_type),
    author: presentText(wire.author),
    authorEmail: presentText(wire.author_email, TEXT_LIMIT.summary),
    maintainer: presentText(wire.maintainer),
    maintainerEmail: presentText(wire.maintainer_email, TEXT_LIMIT.summary),
    license: presentText(wire.license, TEXT_LIMIT.license, prose),
    licenseExpression: presentText(wire.license_expression),
    licenseFiles: presentTexts(wire.license_files),
    homePage: presentUrl(wire.home_page),
    projectUrls: toProjectUrls(wire.project_urls),
    packageUrl: presentUrl(wire.package_url),
    projectUrl: presentUrl(wire.project_url),
    releaseUrl: presentUrl(wire.release_url),
    classifiers: presentTexts(wire.classifiers),
    keywords: toKeywords(wire.keywords),
    requiresPython: presentText(wire.requires_python),
    // null means "none or unknown"; only a list means that the index knows.
    requiresDist: wire.requires_dist
      ? presentTexts(wire.requires_dist, TEXT_LIMIT.requirement)
      : undefined,
    providesExtra: presentTexts(wire.provides_extra),
    dynamic: presentTexts(wire.dynamic),
    yank: toYank(wire.yanked, wire.yanked_reason),
  };
}

/** Entries whose URL is not an `http` or `https` one (`UNKNOWN`, `javascript:`) are left out. */
function toProjectUrls(
  wire: Readonly<Record<string, unknown>> | null | undefined,
): ReleaseMetadata["projectUrls"] {
  return Object.entries(wire ?? {}).flatMap(([label, url]) => {
    const cleanLabel = presentText(label);
    const clean = typeof url === "string" ? presentUrl(url) : undefined;
    return clean === undefined || cleanLabel === undefined ? [] : [[cleanLabel, clean] as const];
  });
}

/** Publishers separate keywords by commas or, where there is no comma, by blanks. */
export function toKeywords(wire: string | readonly string[] | null | undefined): readonly string[] {
  if (typeof wire !== "string") return presentTexts(wire);
  const text = presentText(wire, TEXT_LIMIT.details) ?? "";
  return presentTexts(text.includes(",") ? text.split(",") : text.split(/\s/));
}

function toListedAdvisory(wire: z.output<typeof wireAdvisory>): ListedAdvisory {
  return {
    id: requireLabel(wire.id),
    source: presentText(wire.source) ?? "osv",
    aliases: presentTexts(wire.aliases),
    summary: presentText(wire.summary, TEXT_LIMIT.summary),
    details: presentText(wire.details, TEXT_LIMIT.details, { multiline: true }),
    fixedIn: presentTexts(wire.fixed_in),
    link: presentUrl(wire.link),
    // Any text but "" means withdrawn; a time that we cannot read must not make it count again.
    withdrawnAt: presentTime(wire.withdrawn) ?? presentText(wire.withdrawn),
  };
}

function toOwnership(wire: z.output<typeof wireOwnership>): Ownership | undefined {
  if (wire === undefined || wire === null) return undefined;
  const roles = (wire.roles ?? []).map(({ user, role }) => ({
    user: presentText(user) ?? "",
    role: presentText(role) ?? "",
  })).filter(({ user }) => user !== "");
  const rank = ({ role }: { role: string }) => role === "Owner" ? 0 : 1;
  return {
    organization: presentText(wire.organization),
    roles: roles.sort((a, b) => rank(a) - rank(b)),
  };
}
