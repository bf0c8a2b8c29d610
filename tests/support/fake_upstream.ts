/** The embedded upstream on loopback, with faults over it and a count of what it was asked. @module */
import {
  createDemoUpstream,
  type DemoBaseUrls,
  type DemoUpstream,
  type DemoUpstreamOptions,
} from "../../src/demo/demo_upstream.ts";
import { FACTS_DATE } from "../../src/demo/facts_date.ts";
import { Faults, type FaultService, serviceOf } from "./faults.ts";
import { syntheticProjects } from "./synthetic_projects.ts";

export interface FakeUpstreamOptions {
  /** Adds `bench-0` …, each with that many releases. */
  readonly synthetic?: { readonly projects: number; readonly releases: number };
  readonly osvPaging?: DemoUpstreamOptions["osvPaging"];
  /** What the index and the files host cannot do. */
  readonly abilities?: DemoUpstreamOptions["abilities"];
  /** Leave unknown requests to the test; otherwise they make the disposal fail. */
  readonly allowUnknown?: boolean;
}

/** A request as it came in, also when a fault answered it. */
export interface SeenRequest {
  readonly service: FaultService;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Headers;
}

/** Disposing of it closes the port, ends every hang, and throws if there were unknown requests. */
export interface FakeUpstream extends AsyncDisposable {
  /** Base address of every service, without a slash at the end. */
  readonly url: string;
  readonly baseUrls: DemoBaseUrls;
  readonly demo: DemoUpstream;
  readonly faults: Faults;
  /** In the order in which they came. */
  readonly seen: readonly SeenRequest[];
  /** Requests whose service and path match; everything without arguments. */
  count(filter?: { readonly service?: FaultService; readonly path?: RegExp }): number;
}

/** Serves on 127.0.0.1, on a port that was free. */
export function startFakeUpstream(options: FakeUpstreamOptions = {}): FakeUpstream {
  const seen: SeenRequest[] = [];
  const stopped = new AbortController();
  const late: { faults?: Faults } = {}; // the address is known only once the server listens
  const server = Deno.serve(
    {
      hostname: "127.0.0.1",
      port: 0,
      signal: stopped.signal,
      onListen: () => {},
      onError: () => new Response(null, { status: 500 }), // a fault, so nothing to report
    },
    (request) => {
      const { pathname, search } = new URL(request.url);
      const { method, headers } = request;
      seen.push({ service: serviceOf(request), method, path: pathname + search, headers });
      return late.faults?.fetch(request) ?? new Response("not ready\n", { status: 503 });
    },
  );
  const url = `http://127.0.0.1:${server.addr.port}`;
  const baseUrls = { pypi: url, files: url, osv: url, pypistats: url };
  const demo = createDemoUpstream({
    baseUrls,
    clock: () => Date.parse(FACTS_DATE),
    ...(options.osvPaging === undefined ? {} : { osvPaging: options.osvPaging }),
    ...(options.abilities === undefined ? {} : { abilities: options.abilities }),
    ...(options.synthetic === undefined
      ? {}
      : { moreProjects: syntheticProjects(options.synthetic) }),
  });
  const faults = new Faults((request) => demo.fetch(request));
  late.faults = faults;
  return {
    url,
    baseUrls,
    demo,
    faults,
    seen,
    count: (filter = {}) =>
      seen.filter(({ service, path }) =>
        (filter.service === undefined || filter.service === service) &&
        (filter.path === undefined || filter.path.test(path))
      ).length,
    async [Symbol.asyncDispose]() {
      faults.clear();
      stopped.abort();
      await server.finished;
      const [first, ...others] = demo.requests.unknown;
      if (first !== undefined && options.allowUnknown !== true) {
        throw new Error(`Fake upstream was asked for ${first} and ${others.length} more unknown`);
      }
    },
  };
}
