/** What OSV is asked: all pages of one query, all pages of a batch, one record. @module */
import type { Advisory } from "../../domain/advisory.ts";
import type { ProjectName } from "../../domain/name.ts";
import type { UpstreamCall } from "../../domain/source.ts";
import { UpstreamError } from "../../resilience/upstream_error.ts";
import type { GatherOutcome } from "../../resilience/gather.ts";
import type { UpstreamApi } from "../upstream_api.ts";
import {
  type AdvisoryReference,
  type AdvisoryReferencePage,
  decodeAdvisory,
  decodeBatch,
  decodePage,
} from "./wire_advisory.ts";

const JSON_TYPE = "application/json";

/** OSV admits 1000 queries a batch. */
export const MAX_BATCH_SIZE = 1_000;

/** More pages than any project has: 50 of at least 1000 records each, unless OSV's time limit cut them short. */
const MAX_PAGE_COUNT = 50;

/** Case-sensitive: `pypi` would be refused. No version: the whole history is matched here, by PEP 440. */
function queryFor(name: ProjectName, pageToken: string | undefined) {
  return { package: { ecosystem: "PyPI", name }, page_token: pageToken };
}

/**
 * Every record that names the project, all pages; not cached here, because only the whole list is worth keeping.
 * @throws {UpstreamError}
 */
export async function queryAdvisories(
  api: UpstreamApi,
  name: ProjectName,
  call: UpstreamCall,
): Promise<readonly Advisory[]> {
  const found: Advisory[] = [];
  const tokens = new PageTokens(api.service);
  do {
    const page = await api.read({
      method: "POST",
      path: "/v1/query",
      accept: JSON_TYPE,
      contentType: JSON_TYPE,
      body: queryFor(name, tokens.current),
      notFound: "failure",
      freshMs: 0,
      decode: decodePage,
    }, call);
    found.push(...page?.advisories ?? []);
    tokens.turn(page?.nextPageToken);
  } while (tokens.current !== undefined);
  return found;
}

/**
 * Which records name each project, all pages; one outcome a name, in their order. Only queries that got a token are
 * sent again, so a project with many records costs the others nothing.
 * @throws {UpstreamError} Where a whole batch fails, and `rejected` also where OSV refuses one of its queries.
 */
export async function queryReferences(
  api: UpstreamApi,
  names: readonly ProjectName[],
  call: UpstreamCall,
): Promise<readonly GatherOutcome<readonly AdvisoryReference[]>[]> {
  const queries = names.map((name) => ({
    name,
    found: [] as AdvisoryReference[],
    tokens: new PageTokens(api.service),
    error: undefined as unknown,
  }));
  let open = queries;
  do {
    const pages = await readBatch(api, {
      queries: open.map(({ name, tokens }) => queryFor(name, tokens.current)),
    }, call);
    open.forEach((query, index) => {
      const page = pages[index];
      query.found.push(...page?.references ?? []);
      try {
        query.tokens.turn(page?.nextPageToken);
      } catch (error) {
        query.error = error;
      }
    });
    open = open.filter(({ tokens, error }) => error === undefined && tokens.current !== undefined);
  } while (open.length > 0);
  return queries.map(({ found, error }) => error === undefined ? { value: found } : { error });
}

async function readBatch(
  api: UpstreamApi,
  body: { readonly queries: readonly unknown[] },
  call: UpstreamCall,
): Promise<readonly AdvisoryReferencePage[]> {
  const pages = await api.read({
    method: "POST",
    path: "/v1/querybatch",
    accept: JSON_TYPE,
    contentType: JSON_TYPE,
    body,
    notFound: "failure",
    freshMs: 0,
    decode: decodeBatch,
  }, call) ?? [];
  if (pages.length !== body.queries.length) {
    // Results belong to queries by their place: with one missing, nobody's are known.
    throw new UpstreamError({
      kind: "malformed",
      service: api.service,
      detail: `${body.queries.length} queries have ${pages.length} results`,
    });
  }
  return pages;
}

/** How a record is read: by anybody, or only as new as a batch said it is. */
export interface RecordRequest {
  readonly id: string;
  /** `false`: a kept copy will not do. */
  readonly mayBeKept: boolean;
}

/** One record; `undefined`: OSV has none of this id. @throws {UpstreamError} */
export function readRecord(
  api: UpstreamApi,
  { id, mayBeKept }: RecordRequest,
  call: UpstreamCall,
): Promise<Advisory | undefined> {
  return api.read({
    path: `/v1/vulns/${encodeURIComponent(id)}`,
    accept: JSON_TYPE,
    contentType: JSON_TYPE,
    notFound: "answer",
    decode: decodeAdvisory,
    ...(mayBeKept ? {} : { freshMs: 0 }),
  }, call);
}

/** Follows the tokens of one query: bounded, and no token twice, or a broken OSV would keep us for ever. */
class PageTokens {
  readonly #service: string;
  readonly #seen = new Set<string>();
  current: string | undefined;

  constructor(service: string) {
    this.#service = service;
  }

  turn(token: string | undefined): void {
    this.current = token;
    if (token === undefined) return;
    if (this.#seen.has(token)) throw this.#malformed("a page token came twice");
    this.#seen.add(token);
    if (this.#seen.size >= MAX_PAGE_COUNT) {
      throw this.#malformed(`more than ${MAX_PAGE_COUNT} pages`);
    }
  }

  #malformed(detail: string): UpstreamError {
    return new UpstreamError({ kind: "malformed", service: this.#service, detail });
  }
}
