/**
 * The embedded upstream: PyPI, its files host, OSV and pypistats in one function from `Request` to `Response`,
 * rendered from the facts in `facts/`. @module
 */
import type { Clock } from "../domain/clock.ts";
import { ALL_ABILITIES, type DemoAbilities } from "./abilities.ts";
import { type Answer, entityTag, matchesEntityTag } from "./answer.ts";
import { createCatalogue } from "./catalogue.ts";
import { ALL_ADVISORIES } from "./facts/all_advisories.ts";
import { ALL_PROJECTS } from "./facts/all_projects.ts";
import type { AdvisoryFacts, ProjectFacts } from "./facts/shape.ts";
import type { OsvPaging } from "./render/osv_api.ts";
import { type DemoRoute, RequestLog } from "./request_log.ts";
import { createRouter } from "./router.ts";

/** The services that the embedded upstream stands for. */
export type DemoService = "pypi" | "files" | "osv" | "pypistats";

/** Base address of each service; several may be one, as their paths do not collide. */
export type DemoBaseUrls = Readonly<Record<DemoService, string>>;

export interface DemoUpstreamOptions {
  /** Requests are recognised by them, and addresses inside answers begin with them. */
  readonly baseUrls: DemoBaseUrls;
  /** For the `Date` header. */
  readonly clock: Clock;
  /** Answers a request that is not known; by default a 599 that names it. */
  readonly onUnknown?: (request: Request) => Response | Promise<Response>;
  readonly osvPaging?: Partial<OsvPaging>;
  /** What it cannot do; by default it can do everything. */
  readonly abilities?: Partial<DemoAbilities>;
  /** Beside the facts, e.g. generated projects for benches. */
  readonly moreProjects?: readonly ProjectFacts[];
  readonly moreAdvisories?: readonly AdvisoryFacts[];
}

export interface DemoUpstream {
  /** Never touches the network. */
  fetch(request: Request): Promise<Response>;
  readonly requests: RequestLog;
}

/** Status for a request that the embedded upstream does not know; no real service sends it. */
export const UNKNOWN_REQUEST_STATUS = 599;
const OSV_PAGE_COUNT = 1000;

/** @throws {TypeError} If a base address is not absolute, or the facts name something twice. */
export function createDemoUpstream(options: DemoUpstreamOptions): DemoUpstream {
  const requests = new RequestLog();
  const route = createRouter({
    bases: readBases(options.baseUrls),
    catalogue: createCatalogue(
      [...ALL_PROJECTS, ...(options.moreProjects ?? [])],
      [...ALL_ADVISORIES, ...(options.moreAdvisories ?? [])],
    ),
    abilities: { ...ALL_ABILITIES, ...options.abilities },
    osvPaging: { pageCount: OSV_PAGE_COUNT, tokenOnlyFirst: false, ...options.osvPaging },
  });
  const refuse = options.onUnknown ?? refuseUnknown;
  return {
    requests,
    async fetch(request) {
      const routed = await route(request);
      if (routed === undefined) {
        requests.recordUnknown(describe(request));
        return await refuse(request);
      }
      requests.record(routed.route);
      return await toResponse(routed.answer, request, { ...routed, nowMs: options.clock() });
    },
  };
}

function readBases(urls: DemoBaseUrls): DemoBaseUrls {
  const trimmed = (service: DemoService) => new URL(urls[service]).href.replace(/\/+$/, "");
  return {
    pypi: trimmed("pypi"),
    files: trimmed("files"),
    osv: trimmed("osv"),
    pypistats: trimmed("pypistats"),
  };
}

async function toResponse(
  answer: Answer,
  request: Request,
  { route, nowMs }: { route: DemoRoute; nowMs: number },
): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.set("date", new Date(nowMs).toUTCString());
  let body = request.method === "HEAD" ? null : answer.bytes ?? answer.body;
  let { status } = answer;
  if (status === 200 && TAGGED_ROUTES.has(route)) {
    const tag = await entityTag(answer.body);
    headers.set("etag", tag);
    if (matchesEntityTag(request.headers.get("if-none-match"), tag)) {
      status = 304;
      body = null;
      headers.delete("content-type");
    }
  }
  return new Response(body, { status, headers });
}

/** Warehouse tags every 200 of these. */
const TAGGED_ROUTES: ReadonlySet<DemoRoute> = new Set<DemoRoute>([
  "json-project",
  "json-release",
  "index-root",
  "index-project",
  "storage-stats",
  "rss",
]);

function describe(request: Request): string {
  return `${request.method} ${request.url}`;
}

function refuseUnknown(request: Request): Response {
  return new Response(`Cannot answer ${describe(request)}: not known to the embedded upstream\n`, {
    status: UNKNOWN_REQUEST_STATUS,
    headers: { "content-type": "text/plain; charset=UTF-8" },
  });
}
