/** OSV: `/v1/query`, `/v1/querybatch`, `/v1/vulns/<id>`. @module */
import { normalizeName } from "../../domain/name.ts";
import { toReleaseVersion } from "../../domain/release_version.ts";
import type { Answer } from "../answer.ts";
import { type Catalogue, namesVersion } from "../catalogue.ts";
import type { AdvisoryFacts } from "../facts/shape.ts";
import { osvRecord } from "./osv_record.ts";

/** How the upstream cuts its answers into pages; OSV promises no number. */
export interface OsvPaging {
  /** Records in one page of one query. */
  readonly pageCount: number;
  /** Whether the first page holds nothing but a token, as OSV's pages may after a timeout. */
  readonly tokenOnlyFirst: boolean;
}

const BATCH_LIMIT = 1000; // queries
const ID_LIMIT = 100; // characters
const INVALID_ARGUMENT = 3; // gRPC status codes, which grpc-gateway puts into the body
const NOT_FOUND = 5;

/** A refusal, with the text that OSV puts into `message`. */
class QueryError extends Error {}

/** One record, withdrawn ones included; ids are case-sensitive. */
export function osvRecordAnswer(id: string, catalogue: Catalogue): Answer {
  if (id.length > ID_LIMIT) return failure(400, INVALID_ARGUMENT, "ID is too long");
  const advisory = catalogue.advisories.get(id);
  if (advisory !== undefined) return jsonAnswer(200, osvRecord(advisory, catalogue));
  const others = [...catalogue.advisories.values()].filter(({ aliases }) => aliases?.includes(id));
  const names = new Set(others.flatMap((other) => [other.id, ...(other.aliases ?? [])]));
  names.delete(id);
  if (names.size === 0) return failure(404, NOT_FOUND, "Vulnerability not found");
  const listed = [...names].sort().join(" ");
  const message = `Vulnerability not found, but the following aliases were: ${listed}`;
  return failure(404, NOT_FOUND, message);
}

/** Full records of one page. */
export function osvQueryAnswer(text: string, catalogue: Catalogue, paging: OsvPaging): Answer {
  return answering(() => {
    const page = runQuery(readObject(JSON.parse(text)), catalogue, paging);
    return withoutEmpty(
      page.found.map((advisory) => osvRecord(advisory, catalogue)),
      page.next,
    );
  });
}

/** Ids and dates only, one result a query in the queries' order; one bad query fails them all. */
export function osvBatchAnswer(text: string, catalogue: Catalogue, paging: OsvPaging): Answer {
  return answering(() => {
    const { queries } = readObject(JSON.parse(text));
    if (!Array.isArray(queries)) throw new QueryError("invalid query");
    if (queries.length > BATCH_LIMIT) throw new QueryError("too many queries");
    const results = queries.map((query: unknown, index) => {
      try {
        const page = runQuery(readObject(query), catalogue, paging);
        return withoutEmpty(page.found.map(({ id, modified }) => ({ id, modified })), page.next);
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        throw new QueryError(`error in query at index ${index}: ${error.message}`);
      }
    });
    return { results };
  });
}

function answering(run: () => unknown): Answer {
  try {
    return jsonAnswer(200, run());
  } catch (error) {
    if (
      error instanceof QueryError || error instanceof SyntaxError || error instanceof URIError
    ) {
      return failure(400, INVALID_ARGUMENT, error.message);
    }
    throw error;
  }
}

/** `{}` when there is nothing to say. */
function withoutEmpty(vulns: readonly unknown[], next: string | undefined) {
  return {
    ...(vulns.length === 0 ? {} : { vulns }),
    ...(next === undefined ? {} : { next_page_token: next }),
  };
}

function runQuery(
  query: Record<string, unknown>,
  catalogue: Catalogue,
  paging: OsvPaging,
): { found: readonly AdvisoryFacts[]; next: string | undefined } {
  const wanted = readQuery(query);
  const matching = wanted === undefined ? [] : matchingAdvisories(wanted, catalogue);
  const token = query.page_token;
  if (paging.tokenOnlyFirst && token === undefined && matching.length > 0) {
    return { found: [], next: pageToken(0) };
  }
  const start = token === undefined ? 0 : readToken(token);
  const end = start + paging.pageCount;
  return {
    found: matching.slice(start, end),
    next: end < matching.length ? pageToken(end) : undefined,
  };
}

function matchingAdvisories(
  { name, version }: { name: string; version: string | undefined },
  catalogue: Catalogue,
): readonly AdvisoryFacts[] {
  const kept = (catalogue.advisoriesOf.get(name) ?? []).filter((advisory) => !advisory.withdrawn);
  if (version === undefined) return kept;
  const release = toReleaseVersion(version);
  return kept.filter((advisory) => namesVersion(advisory, release));
}

/** `undefined`: a purl of an ecosystem that is not ours, which OSV answers with nothing. */
function readQuery(query: Record<string, unknown>) {
  const target = query.package === undefined ? {} : readObject(query.package);
  const version = readText(query.version);
  const purl = readText(target.purl);
  const name = readText(target.name);
  const ecosystem = readText(target.ecosystem);
  if (purl !== undefined) {
    if (name !== undefined) throw new QueryError("name specified in a PURL query");
    if (ecosystem !== undefined) throw new QueryError("ecosystem specified in a PURL query");
    const [path = "", purlVersion] = purl.split(/[?#]/)[0]?.split("@") ?? [];
    if (purlVersion !== undefined && version !== undefined) {
      throw new QueryError("version specified in params and PURL query");
    }
    if (!path.startsWith("pkg:pypi/")) return undefined;
    const decoded = decodeURIComponent(path.slice("pkg:pypi/".length));
    const wanted = purlVersion === undefined ? version : decodeURIComponent(purlVersion);
    return { name: normalizeName(decoded), version: wanted };
  }
  if (name === undefined || (ecosystem === undefined && version === undefined)) {
    throw new QueryError("invalid query");
  }
  if (ecosystem !== undefined && ecosystem !== "PyPI") throw new QueryError("invalid ecosystem");
  return { name: normalizeName(name), version };
}

function readObject(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new QueryError("invalid query");
  }
  return { ...value };
}

function readText(value: unknown): string | undefined {
  if (value === undefined || value === "") return undefined;
  if (typeof value !== "string") throw new QueryError("invalid query");
  return value;
}

function pageToken(start: number): string {
  return btoa(`demo:${start}`);
}

function readToken(token: unknown): number {
  const start = typeof token === "string"
    ? /^demo:(\d+)$/.exec(decodeToken(token))?.[1]
    : undefined;
  if (start === undefined) throw new QueryError("invalid page token");
  return Number(start);
}

function decodeToken(token: string): string {
  try {
    return atob(token);
  } catch { // not base64, so not ours
    return "";
  }
}

function failure(status: number, code: number, message: string): Answer {
  return jsonAnswer(status, { code, message });
}

function jsonAnswer(status: number, body: unknown): Answer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}
