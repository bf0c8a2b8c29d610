/** The whole server over the fake upstream on loopback, whose connections a test can break. @module */
import { type App, compose } from "../../src/compose.ts";
import { type Config, loadConfig } from "../../src/config/load.ts";
import type { OptionKey } from "../../src/config/options.ts";
import type { FakeUpstream } from "./fake_upstream.ts";
import { type FaultCase, FAULTS_NOW_MS, MAX_RESPONSE_BYTES } from "./fault_cases.ts";
import { serveBytes } from "./faulty_upstream.ts";
import { seededRandom } from "./seeded_random.ts";

/** The services as answers name them, by the paths that they have on the fake upstream. */
export const SERVICE_PATHS = {
  "pypi-json": /^\/pypi\//,
  "pypi-index": /^\/simple\//,
  "pypi-files": /^\/packages\//,
  "pypi-stats": /^\/stats\//,
  "osv": /^\/v1\//,
  "pypistats": /^\/api\/packages\//,
} as const;
/** As in `SourceOutcome.service`. */
export type Service = keyof typeof SERVICE_PATHS;

/** Settings as text, over those that all tests with faults share. */
export type Settings = Partial<Readonly<Record<OptionKey, string>>>;

/** An app whose clock and upstream a test moves. */
export interface AppOnLoopback extends AsyncDisposable {
  readonly app: App;
  /** Moves the clock of the app. */
  advance(byMs: number): void;
  /** Lays the fault over one service until `heal()`. */
  break(service: Service, fault: FaultCase["fault"]): void;
  heal(): Promise<void>;
}

/** Timeouts are long and nothing is tried again, unless `settings` say so. */
export function appOnLoopback(upstream: FakeUpstream, settings: Settings = {}): AppOnLoopback {
  let nowMs = FAULTS_NOW_MS;
  const broken = new Map<Service, AsyncDisposable & { readonly baseUrl: string }>();
  const heal = async () => {
    upstream.faults.clear();
    for (const connection of broken.values()) await connection[Symbol.asyncDispose]();
    broken.clear();
  };
  const app = compose(loopbackConfig(upstream.url, settings), {
    writeLog: () => {},
    clock: () => nowMs,
    random: seededRandom(1),
    fetch: (input, init) => {
      const { url } = new Request(input);
      const connection = broken.get(serviceOf(url));
      return fetch(
        connection === undefined ? input : url.replace(upstream.url, connection.baseUrl),
        init,
      );
    },
  });
  return {
    app,
    advance: (byMs) => nowMs += byMs,
    heal,
    break(service, fault) {
      if (fault === "refused") broken.set(service, closedPort());
      else if (fault === "reset") broken.set(service, serveBytes(""));
      else if (fault === "cut off") broken.set(service, serveBytes(startOfAnswer(service)));
      else upstream.faults.add({ fault, path: SERVICE_PATHS[service] });
    },
    async [Symbol.asyncDispose]() {
      app.close();
      await heal();
    },
  };
}

/** Settings for any upstream at `url`. */
export function loopbackConfig(url: string, settings: Settings = {}): Config {
  const shared: Settings = {
    pypiBaseUrl: url,
    indexUrl: `${url}/simple/`,
    filesBaseUrl: url,
    osvBaseUrl: url,
    pypistatsBaseUrl: url,
    maxResponseBytes: String(MAX_RESPONSE_BYTES),
    maxRetries: "0",
    rateLimitPerSecond: "1000",
    maxConcurrencyCount: "200",
    ...settings,
  };
  const flags = new Map(Object.entries(shared) as [OptionKey, string][]); // keys of `Settings`
  return loadConfig({ flags, variable: () => undefined, variableNames: undefined, files: [] })
    .config;
}

function serviceOf(url: string): Service {
  const { pathname } = new URL(url);
  for (const [service, path] of Object.entries(SERVICE_PATHS)) {
    if (path.test(pathname)) return service as Service; // a key of the table
  }
  throw new TypeError(`No service has ${pathname}`);
}

/** The right headers and a part of the body. */
function startOfAnswer(service: Service): string {
  const type = service === "pypi-index"
    ? "application/vnd.pypi.simple.v1+json"
    : "application/json";
  return `HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: 1000\r\n\r\n{"a":`;
}

function closedPort(): AsyncDisposable & { readonly baseUrl: string } {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const baseUrl = `http://127.0.0.1:${listener.addr.port}`;
  listener.close();
  return { baseUrl, [Symbol.asyncDispose]: () => Promise.resolve() };
}
