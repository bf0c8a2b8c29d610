/** Which renderer answers a request: base address, method and path. @module */
import { normalizeName } from "../domain/name.ts";
import type { DemoAbilities } from "./abilities.ts";
import { type Answer, htmlPage, plainText } from "./answer.ts";
import { type Catalogue, findRelease } from "./catalogue.ts";
import { createFilesRouter } from "./files_router.ts";
import { AnswerMemo } from "./memo.ts";
import { indexPage, indexRoot, wantsIndexJson } from "./render/index_api.ts";
import { JSON_NOT_FOUND, projectDocument, releaseDocument } from "./render/json_api.ts";
import {
  osvBatchAnswer,
  type OsvPaging,
  osvQueryAnswer,
  osvRecordAnswer,
} from "./render/osv_api.ts";
import { pypistatsAnswer } from "./render/pypistats.ts";
import { projectsFeed, releasesFeed, updatesFeed } from "./render/rss.ts";
import { storageAnswer } from "./render/storage_stats.ts";
import type { DemoRoute } from "./request_log.ts";

/** Everything that an answer depends on besides the request. */
export interface RouterContext {
  /** Without slashes at the end. */
  readonly bases: Readonly<Record<"pypi" | "files" | "osv" | "pypistats", string>>;
  readonly catalogue: Catalogue;
  readonly abilities: DemoAbilities;
  readonly osvPaging: OsvPaging;
}

/** An answer and the kind of request it belongs to. */
export interface Routed {
  readonly route: DemoRoute;
  readonly answer: Answer;
}

/** `undefined`: the request is not known, which is not the same as 404. */
export type Router = (request: Request) => Promise<Routed | undefined>;

/** The path below a service's base (it begins with a slash), split and decoded, beside the request. */
interface Target {
  readonly request: Request;
  readonly path: string;
  readonly query: URLSearchParams;
}
/** The context, and what was rendered in it already. */
interface RoutingContext extends RouterContext {
  readonly memo: AnswerMemo;
}
type ServiceRouter = (target: Target) => Routed | undefined | Promise<Routed | undefined>;

export function createRouter(options: RouterContext): Router {
  const context = { ...options, memo: new AnswerMemo() };
  const routeFiles = createFilesRouter(context);
  const services: readonly (readonly [base: string, route: ServiceRouter])[] = [
    [context.bases.pypi, (target) => routePypi(target, context)],
    [context.bases.files, (target) => routeFiles(target)],
    [context.bases.osv, (target) => routeOsv(target, context)],
    [context.bases.pypistats, (target) => routePypistats(target, context)],
  ];
  return async (request) => {
    const url = new URL(request.url);
    const address = url.origin + url.pathname;
    for (const [base, route] of services) {
      if (!address.startsWith(`${base}/`)) continue;
      const path = address.slice(base.length);
      const routed = await route({ request, path, query: url.searchParams });
      if (routed !== undefined) return routed;
    }
    return undefined;
  };
}

async function routePypi(target: Target, context: RoutingContext): Promise<Routed | undefined> {
  const { request, path } = target;
  const { catalogue, bases, abilities } = context;
  if (request.method !== "GET" && request.method !== "HEAD") return undefined;
  const accept = request.headers.get("accept");
  const json = abilities.indexJson && wantsIndexJson(accept);
  const parts = segments(path);
  if (parts === undefined) return undefined;
  if (path === "/stats/") {
    return { route: "storage-stats", answer: storageAnswer(catalogue, accept) };
  }
  if (path === "/simple/") return { route: "index-root", answer: indexRoot(catalogue, { json }) };
  if (parts[0] === "simple" && parts.length === 2) {
    const answer = await answerIndexPage(parts[1] ?? "", { ...target, json, context });
    return { route: "index-project", answer };
  }
  if (parts[0] === "rss") return routeFeeds(parts, context);
  if (parts[0] !== "pypi" || parts.at(-1) !== "json") return undefined;
  const [, name = "", version = ""] = parts;
  if (!abilities.jsonApi && parts.length >= 3 && parts.length <= 4) {
    const route = parts.length === 3 ? "json-project" : "json-release";
    return { route, answer: plainText(404, "404 Not Found") };
  }
  if (parts.length === 3) {
    return { route: "json-project", answer: await answerJson(name, context) };
  }
  if (parts.length !== 4) return undefined;
  const project = catalogue.projects.get(normalizeName(name));
  const release = project === undefined ? undefined : findRelease(project, version);
  let answer: Answer = JSON_NOT_FOUND;
  if (project !== undefined && release !== undefined) {
    const address = `${bases.pypi}/pypi/${project.name}/${encodeURIComponent(version)}/json`;
    answer = name === project.name
      ? releaseDocument(project, release, documentContext(context))
      : movedTo(address);
  }
  return { route: "json-release", answer };
}

async function answerJson(name: string, context: RoutingContext): Promise<Answer> {
  const project = context.catalogue.projects.get(normalizeName(name));
  if (project === undefined) return JSON_NOT_FOUND;
  if (name !== project.name) return movedTo(`${context.bases.pypi}/pypi/${project.name}/json`);
  const render = () => projectDocument(project, documentContext(context));
  return await context.memo.get("document", project, render);
}

async function answerIndexPage(
  name: string,
  { path, json, context }: Target & { json: boolean; context: RoutingContext },
): Promise<Answer> {
  const project = context.catalogue.projects.get(normalizeName(name));
  const filesUrl = context.bases.files;
  if (!path.endsWith("/")) return movedTo(`${context.bases.pypi}${path}/`);
  if (project === undefined) return plainText(404, "404 Not Found");
  if (name !== project.name) return movedTo(`${context.bases.pypi}/simple/${project.name}/`);
  const { coreMetadata } = context.abilities;
  const render = () => indexPage(project, { filesUrl, json, coreMetadata });
  return await context.memo.get(json ? "page-json" : "page-html", project, render);
}

function routeFeeds(parts: readonly string[], context: RouterContext): Routed | undefined {
  const { catalogue, bases } = context;
  const [, first, name = "", last] = parts;
  if (parts.length === 2 && first === "updates.xml") {
    return { route: "rss", answer: updatesFeed(catalogue, bases.pypi) };
  }
  if (parts.length === 2 && first === "packages.xml") {
    return { route: "rss", answer: projectsFeed(catalogue, bases.pypi) };
  }
  if (parts.length !== 4 || first !== "project" || last !== "releases.xml") return undefined;
  const project = catalogue.projects.get(normalizeName(name));
  const answer = project === undefined || project.facts.status === "quarantined"
    ? htmlPage(404, "Page Not Found (404) · PyPI", "<h1>404</h1>")
    : releasesFeed(project, bases.pypi);
  return { route: "rss", answer };
}

async function routeOsv({ request, path }: Target, context: RouterContext) {
  const { catalogue, osvPaging } = context;
  if (request.method === "POST" && path === "/v1/query") {
    const answer = osvQueryAnswer(await request.text(), catalogue, osvPaging);
    return { route: "osv-query", answer } as const;
  }
  if (request.method === "POST" && path === "/v1/querybatch") {
    const answer = osvBatchAnswer(await request.text(), catalogue, osvPaging);
    return { route: "osv-querybatch", answer } as const;
  }
  const parts = segments(path);
  if (request.method !== "GET" || parts?.length !== 3 || !path.startsWith("/v1/vulns/")) {
    return undefined;
  }
  return { route: "osv-vulns", answer: osvRecordAnswer(parts[2] ?? "", catalogue) } as const;
}

function routePypistats({ request, path, query }: Target, { catalogue }: RouterContext) {
  const [api, packages, name = "", kind = "", ...rest] = segments(path) ?? [];
  if (request.method !== "GET" || api !== "api" || packages !== "packages" || rest.length > 0) {
    return undefined;
  }
  const answer = pypistatsAnswer(name, kind, query, catalogue);
  return answer === undefined ? undefined : { route: "pypistats", answer } as const;
}

function documentContext({ catalogue, bases }: RouterContext) {
  return { catalogue, pypiUrl: bases.pypi, filesUrl: bases.files };
}

function movedTo(location: string): Answer {
  return { status: 301, headers: { location, "content-type": "text/plain" }, body: "" };
}

/** Decoded parts of a path, slashes at the ends left out; `undefined` where it cannot be decoded. */
function segments(path: string): readonly string[] | undefined {
  try {
    return path.split("/").filter((part) => part !== "").map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
