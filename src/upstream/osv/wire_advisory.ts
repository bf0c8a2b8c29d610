/** OSV records and query pages: wire shape -> domain, of which PyPI's part is kept. @module */
import * as z from "zod";
import type {
  Advisory,
  Affected,
  AffectedRange,
  CvssVector,
  Severity,
} from "../../domain/advisory.ts";
import { type ProjectName, tryParseProjectName } from "../../domain/name.ts";
import { decodeJson } from "../decode_json.ts";
import {
  presentText,
  presentTexts,
  presentTime,
  presentUrl,
  requireLabel,
  TEXT_LIMIT,
  wireProse,
} from "../wire_text.ts";

const wireTexts = z.array(z.string()).nullish();

/** Without its vectors an advisory is of unknown severity, which is no reason to lose it. */
const wireSeverities = z.array(z.object({ type: z.string(), score: z.string() }))
  .nullish().catch(undefined);

const wireEvent = z.object({
  introduced: z.string().optional(),
  fixed: z.string().optional(),
  last_affected: z.string().optional(),
  limit: z.string().optional(),
});

/** What decides whether a release is affected must have its type, or the whole answer is `malformed`. */
const wireAffected = z.object({
  package: z.object({
    ecosystem: z.string().optional(),
    name: z.string().optional(),
    purl: z.string().optional(),
  }).optional(), // absent where only a repository is named
  versions: wireTexts,
  ranges: z.array(z.object({
    type: z.string().optional(),
    events: z.array(wireEvent).nullish(),
  })).nullish(),
  severity: wireSeverities,
});

const wireAdvisory = z.object({
  id: z.string().min(1).max(200),
  modified: wireProse,
  published: wireProse,
  withdrawn: z.string().nullish(),
  aliases: wireTexts,
  related: wireTexts,
  upstream: wireTexts,
  summary: wireProse,
  details: wireProse,
  severity: wireSeverities,
  affected: z.array(wireAffected).nullish(),
  references: z.array(z.object({ type: wireProse, url: wireProse })).nullish().catch(undefined),
  database_specific: z.object({ severity: wireProse }).optional().catch(undefined),
});

/**
 * `{}` where there is none; a page may hold a token only. Something else without either, such as a proxy's
 * `{"error": …}` with status 200, is not OSV's word that there are no records.
 */
function pageOf<Item extends z.ZodType>(item: Item) {
  return z.looseObject({ vulns: z.array(item).nullish(), next_page_token: z.string().nullish() })
    .refine((page) => "vulns" in page || "next_page_token" in page || isEmpty(page));
}

function isEmpty(page: object): boolean {
  return Object.keys(page).length === 0;
}

const wirePage = pageOf(wireAdvisory);

const wireBatch = z.object({
  results: z.array(pageOf(z.object({ id: z.string().min(1).max(200), modified: wireProse }))),
});

/** One page of a query. */
export interface AdvisoryPage {
  readonly advisories: readonly Advisory[];
  /** Absent on the last page. */
  readonly nextPageToken?: string;
}

/** What a batch tells about one of its queries: which records there are, not what they say. */
export interface AdvisoryReferencePage {
  readonly references: readonly AdvisoryReference[];
  readonly nextPageToken?: string;
}

export interface AdvisoryReference {
  readonly id: string;
  readonly modifiedAt?: string;
}

/** `GET /v1/vulns/<id>`. @throws {UpstreamError} `malformed` */
export function decodeAdvisory(text: string): Advisory {
  return toAdvisory(decodeJson(text, wireAdvisory));
}

/** `POST /v1/query`. @throws {UpstreamError} `malformed` */
export function decodePage(text: string): AdvisoryPage {
  const wire = decodeJson(text, wirePage);
  return {
    advisories: (wire.vulns ?? []).map(toAdvisory),
    nextPageToken: wire.next_page_token || undefined,
  };
}

/** `POST /v1/querybatch`: one page a query, in the order of the queries. @throws {UpstreamError} `malformed` */
export function decodeBatch(text: string): readonly AdvisoryReferencePage[] {
  return decodeJson(text, wireBatch).results.map((result) => ({
    references: (result.vulns ?? []).map(({ id, modified }) => ({
      id,
      modifiedAt: presentTime(modified),
    })),
    nextPageToken: result.next_page_token || undefined,
  }));
}

function toAdvisory(wire: z.output<typeof wireAdvisory>): Advisory {
  return {
    id: requireLabel(wire.id),
    aliases: presentTexts(wire.aliases),
    related: [...new Set([...presentTexts(wire.related), ...presentTexts(wire.upstream)])],
    summary: presentText(wire.summary, TEXT_LIMIT.summary),
    details: presentText(wire.details, TEXT_LIMIT.details, { multiline: true }),
    publishedAt: presentTime(wire.published),
    modifiedAt: presentTime(wire.modified),
    // A time that we cannot read must not make a withdrawn record count again.
    withdrawnAt: presentTime(wire.withdrawn) ?? presentText(wire.withdrawn),
    severities: toVectors(wire.severity),
    databaseSeverity: DATABASE_SEVERITIES.get(
      wire.database_specific?.severity?.toUpperCase() ?? "",
    ),
    affected: (wire.affected ?? []).flatMap(toAffected),
    references: (wire.references ?? []).flatMap(({ type, url }) => {
      const clean = presentUrl(url);
      return clean === undefined ? [] : [{ type: presentText(type) ?? "WEB", url: clean }];
    }),
  };
}

/** None for other ecosystems and for text that can name no project, so that nobody can ask about it. */
function toAffected(wire: z.output<typeof wireAffected>): readonly Affected[] {
  const project = projectOf(wire.package);
  if (project === undefined) return [];
  const versions = presentTexts(wire.versions);
  // Commits say nothing about versions.
  const ranges = (wire.ranges ?? []).filter(({ type }) => type !== "GIT").map(toRange);
  const onlyPurl = versions.length === 0 && ranges.length === 0 && project.version !== undefined;
  return [{
    name: project.name,
    versions: onlyPurl ? [project.version] : versions,
    ranges,
    severities: toVectors(wire.severity),
  }];
}

function toRange(
  { events }: { readonly events?: readonly z.output<typeof wireEvent>[] | null | undefined },
): AffectedRange {
  return {
    events: (events ?? []).map((event) => ({
      introduced: presentText(event.introduced),
      fixed: presentText(event.fixed),
      lastAffected: presentText(event.last_affected),
      limit: presentText(event.limit),
    })),
  };
}

/** Others (`Ubuntu`) are bands of other ecosystems, no vectors. */
const VECTOR_TYPES = ["CVSS_V2", "CVSS_V3", "CVSS_V4"] as const;

function toVectors(wire: z.output<typeof wireSeverities>): readonly CvssVector[] {
  return (wire ?? []).flatMap(({ type, score }) => {
    const known = VECTOR_TYPES.find((vectorType) => vectorType === type);
    const vector = presentText(score);
    return known === undefined || vector === undefined ? [] : [{ type: known, vector }];
  });
}

/** GitHub says MODERATE for what CVSS calls medium. */
const DATABASE_SEVERITIES: ReadonlyMap<string, Severity> = new Map([
  ["NONE", "none"],
  ["LOW", "low"],
  ["MODERATE", "medium"],
  ["MEDIUM", "medium"],
  ["HIGH", "high"],
  ["CRITICAL", "critical"],
]);

interface NamedProject {
  readonly name: ProjectName;
  readonly version?: string;
}

/** OSV: ecosystems are compared with their case; `PyPI:…` is PyPI with a suffix. */
function projectOf(
  wire: z.output<typeof wireAffected>["package"],
): NamedProject | undefined {
  if (wire?.ecosystem === undefined || wire.name === undefined) return projectOfPurl(wire?.purl);
  if (wire.ecosystem !== "PyPI" && !wire.ecosystem.startsWith("PyPI:")) return undefined;
  const name = tryParseProjectName(wire.name);
  return name === undefined ? undefined : { name };
}

const PURL = /^pkg:\/{0,2}pypi\/([^/@?#]{1,300})(?:@([^/?#]{1,300}))?(?:[?#]|$)/i;

function projectOfPurl(purl: string | undefined): NamedProject | undefined {
  const parts = PURL.exec((purl ?? "").slice(0, 1_000));
  if (parts === null) return undefined;
  const name = tryParseProjectName(decodePercent(parts[1] ?? ""));
  if (name === undefined) return undefined;
  return { name, version: presentText(decodePercent(parts[2] ?? "")) };
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not percent-encoded after all
  }
}
