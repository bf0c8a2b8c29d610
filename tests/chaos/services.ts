/** The services of the chaos run: the embedded upstream, each service behind a port of its own. @module */
import { createDemoUpstream } from "../../src/demo/demo_upstream.ts";
import { FACTS_DATE } from "../../src/demo/facts_date.ts";
import { FaultPoint } from "./fault_point.ts";

/** As answers name them, and what their answers call themselves. */
const CONTENT_TYPES = {
  "pypi-json": "application/json",
  "pypi-index": "application/vnd.pypi.simple.v1+json",
  "pypi-files": "application/octet-stream",
  "osv": "application/json",
  "pypistats": "application/json",
} as const;
/** As in `SourceOutcome.service`. */
export type ChaosService = keyof typeof CONTENT_TYPES;
/** In the order of the report. */
export const CHAOS_SERVICES = Object.keys(CONTENT_TYPES) as readonly ChaosService[]; // its keys

/** Running services; disposing of them closes every port. */
export interface Services extends AsyncDisposable {
  readonly points: Readonly<Record<ChaosService, FaultPoint>>;
  /** Where the program finds them. */
  readonly flags: readonly string[];
  /** Requests that the embedded upstream answered. */
  readonly requestCount: () => number;
}

/** All of them, whole. */
export function startServices(): Services {
  const late: { answer?: (request: Request) => Promise<Response> } = {};
  let requests = 0;
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {}, onError: () => new Response(null) },
    (request) => late.answer?.(request) ?? new Response(null, { status: 503 }),
  );
  const point = (service: ChaosService) =>
    new FaultPoint(() => server.addr.port, CONTENT_TYPES[service]);
  const points = {
    "pypi-json": point("pypi-json"),
    "pypi-index": point("pypi-index"),
    "pypi-files": point("pypi-files"),
    "osv": point("osv"),
    "pypistats": point("pypistats"),
  };
  const base = (service: ChaosService) => `http://127.0.0.1:${points[service].port}`;
  const demo = createDemoUpstream({
    baseUrls: {
      pypi: base("pypi-json"),
      files: base("pypi-files"),
      osv: base("osv"),
      pypistats: base("pypistats"),
    },
    clock: () => Date.parse(FACTS_DATE),
  });
  late.answer = (request) => {
    requests += 1;
    // JSON API and index are one site, here on two ports, so that each can fail alone.
    return demo.fetch(
      request.url.startsWith(base("pypi-index"))
        ? new Request(request.url.replace(base("pypi-index"), base("pypi-json")), request)
        : request,
    );
  };
  return {
    points,
    requestCount: () => requests,
    flags: [
      ...["--pypi-base-url", base("pypi-json"), "--index-url", `${base("pypi-index")}/simple/`],
      ...["--files-base-url", base("pypi-files"), "--osv-base-url", base("osv")],
      ...["--pypistats-base-url", base("pypistats")],
    ],
    async [Symbol.asyncDispose]() {
      await Promise.all(Object.values(points).map((each) => each[Symbol.asyncDispose]()));
      await server.shutdown();
    },
  };
}
