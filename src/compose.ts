/** Builds the program from its settings: the only place where `fetch`, clock, chance and clients meet. @module */
import { ResponseCache } from "./cache/response_cache.ts";
import type { FrameCaller } from "./cli/demo.ts";
import { type Config, ConfigError } from "./config/load.ts";
import { createDemoUpstream } from "./demo/demo_upstream.ts";
import { QUARANTINED_EXAMPLE } from "./demo/examples.ts";
import { FACTS_DATE } from "./demo/facts_date.ts";
import type { Clock } from "./domain/clock.ts";
import { parseProjectName } from "./domain/name.ts";
import { SourceLog } from "./domain/source.ts";
import { createLog, type Log } from "./log.ts";
import type { Tool } from "./mcp/define_tool.ts";
import type { ToolResult } from "./mcp/tool_result.ts";
import { SERVER_INSTRUCTIONS } from "./prompts/instructions.ts";
import { PROMPTS } from "./prompts/registry.ts";
import { Debounce } from "./resilience/debounce.ts";
import { createHostPolicies, type HostRate } from "./resilience/host_policies.ts";
import { systemTimers } from "./resilience/timers.ts";
import { type ResourceDependencies, RESOURCES } from "./resources/registry.ts";
import { createServerFactory, type ServerFactory } from "./server/create_server.ts";
import { type HttpOptions, type HttpServer, serveHttp } from "./server/http.ts";
import { openInProcess } from "./server/in_process.ts";
import { invokeTool } from "./server/invoke_tool.ts";
import { serveStdio } from "./server/stdio.ts";
import { debounced } from "./tools/debounced.ts";
import { toolsOf } from "./tools/registry.ts";
import { connectUpstreams } from "./connect_upstreams.ts";
import { VERSION } from "./version.ts";

/** pypistats.org takes 30 requests a minute from one address, and 5 in one second. */
const SLOW_HOSTS: ReadonlyMap<string, HostRate> = new Map([
  ["pypistats.org", { ratePerSecond: 0.4, burstCount: 5 }],
]);

/** How answers name the embedded upstream. */
const STAND_IN = `embedded facts of ${FACTS_DATE.slice(0, 10)}`;

/** What the outside gives: tests give other things. */
export interface Surroundings {
  /** Takes one line for stderr, without its line feed. */
  readonly writeLog: (line: string) => void;
  /** In place of the network; `--demo` wins over it. */
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly random?: () => number;
}

/** The program, ready to serve, call or show. */
export interface App {
  readonly log: Log;
  readonly instructions: string;
  readonly tools: readonly Tool<ResourceDependencies>[];
  readonly factory: ServerFactory;
  /** Calls one tool as a client's call would. */
  invoke(name: string, args: Readonly<Record<string, unknown>>): Promise<ToolResult>;
  /** Speaks MCP frames to the server in this process. */
  connect(): Promise<FrameCaller>;
  /** Serves on the transport of the settings until `stop` is aborted or the client is gone. */
  serve(stop: AbortSignal): Promise<void>;
  /** A project that the embedded upstream has quarantined, for the tour. */
  readonly quarantined: string;
  /** Ends background work. */
  close(): void;
}

/** @throws Nothing: the settings have been checked. */
export function compose(config: Config, surroundings: Surroundings): App {
  const clock = clockOf(config, surroundings);
  const log = createLog({
    level: config.logLevel,
    format: config.logFormat,
    write: (line) => surroundings.writeLog(line.trimEnd()),
    clock: surroundings.clock ?? Date.now, // what happens here happens now, also on facts of another day
  });
  const shutdown = new AbortController();
  const cache = new ResponseCache({
    maxEntryCount: config.cacheTtlMs === 0 ? 0 : config.cacheMaxEntryCount,
    maxSizeBytes: config.cacheMaxBytes,
  });
  const hosts = createHostPolicies({
    rateLimitPerSecond: config.rateLimitPerSecond,
    slowHosts: SLOW_HOSTS,
    concurrency: config.maxConcurrencyCount,
    queueLimit: config.queueLimitCount,
    clock,
    timers: systemTimers,
  });
  const upstreams = connectUpstreams(config, {
    cache,
    hosts,
    log,
    clock,
    fetch: fetchOf(config, surroundings, clock),
    random: surroundings.random ?? Math.random,
    timers: systemTimers,
    shutdown: shutdown.signal,
    userAgent: config.userAgent.replaceAll("{version}", VERSION),
    // Facts of one day must not pass for what the real services say now.
    standIn: config.demo ? STAND_IN : undefined,
  });
  const startedAtMs = clock();
  const deps: ResourceDependencies = {
    ...upstreams.sources,
    clock,
    features: {
      vulnerabilityCheck: config.enableVulnerabilityCheck,
      stats: config.enableStats,
      search: config.enableSearch,
    },
    state: {
      version: VERSION,
      startedAtMs,
      upstreams: upstreams.states,
      cache: upstreams.cacheState,
    },
    debounced: debounced(
      new Debounce({ delayMs: config.debounceMs, clock, timers: systemTimers }),
    ),
  };
  const tools = toolsOf(config.toolsets);
  const factory = createServerFactory<ResourceDependencies>({
    identity: { name: config.serverName, version: VERSION, title: "Python packages" },
    instructions: SERVER_INSTRUCTIONS,
    tools,
    resources: RESOURCES,
    prompts: PROMPTS,
    deps,
    log,
    clock,
  });
  let calls = 0;
  return {
    log,
    instructions: SERVER_INSTRUCTIONS,
    tools,
    factory,
    quarantined: QUARANTINED_EXAMPLE,
    async invoke(name, args) {
      const tool = tools.find((candidate) => candidate.name === name);
      if (tool === undefined) throw new RangeError(`No tool is called ${name}`);
      calls += 1;
      return await invokeTool(tool, args, deps, {
        signal: shutdown.signal,
        log,
        requestId: `call-${calls}`,
        clock,
      });
    },
    connect: () =>
      openInProcess(factory, {
        protocolVersion: "2025-11-25",
        clientInfo: { name: "pypi-mcp", version: VERSION },
      }),
    async serve(stop) {
      const warming = warm(config.warmPackages, deps, { log, signal: shutdown.signal });
      warming.catch((error) => log.error("Could not warm the cache", { error }));
      const announceStandIn = () => {
        if (config.demo) log.warning(`Answering from ${STAND_IN}, not from the network (--demo)`);
      };
      if (config.transport === "stdio") {
        announceStandIn();
        await serveStdio({
          factory,
          log,
          stop,
          maxLineBytes: config.maxRequestBytes,
          drainMs: config.shutdownGraceMs,
        });
      } else {
        const { finished } = listen({
          factory,
          log,
          clock,
          stop,
          version: VERSION,
          host: config.host,
          port: config.port,
          allowedHosts: config.allowedHosts,
          allowedOrigins: config.allowedOrigins,
          maxRequestBytes: config.maxRequestBytes,
          drainMs: config.shutdownGraceMs,
        });
        announceStandIn();
        await finished;
      }
      shutdown.abort();
    },
    close: () => shutdown.abort(),
  };
}

/** @throws {ConfigError} If the address cannot be had. */
function listen(options: HttpOptions): HttpServer {
  const { host, port } = options;
  const refusal = (reason: string) =>
    new ConfigError([`Cannot listen on ${host} port ${port}: ${reason}`]);
  if (!mayUse(host.includes(":") ? `[${host}]` : host, port)) {
    throw refusal("the program may not listen there");
  }
  try {
    return serveHttp(options);
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) throw refusal("another program listens there");
    throw refusal(error instanceof Error ? error.message : String(error));
  }
}

/** Whether the permission is there already: asking the platform for what is not would be a question on the terminal. */
function mayUse(hostname: string, port: number | string): boolean {
  const host = `${hostname}:${port}`; // with its port: a permission for one port is none for all
  return Deno.permissions.querySync({ name: "net", host }).state === "granted";
}

/** On the embedded upstream time begins on the day of its facts, so that their ages never change. */
function clockOf(config: Config, { clock = Date.now }: Surroundings): Clock {
  if (!config.demo) return clock;
  const offsetMs = Date.parse(FACTS_DATE) - clock();
  return () => clock() + offsetMs;
}

function fetchOf(config: Config, surroundings: Surroundings, clock: Clock): typeof fetch {
  if (!config.demo) return surroundings.fetch ?? permittedFetch;
  const demo = createDemoUpstream({
    baseUrls: {
      pypi: config.pypiBaseUrl,
      files: config.filesBaseUrl,
      osv: config.osvBaseUrl,
      pypistats: config.pypistatsBaseUrl,
    },
    clock,
  });
  return (input, init) => demo.fetch(new Request(input, init));
}

/** `fetch`, but a host that the program may not reach is an error, not a question on the terminal. */
async function permittedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const { protocol, hostname, port } = new URL(input instanceof Request ? input.url : input);
  if (!mayUse(hostname, port === "" ? PORTS[protocol] ?? "" : port)) {
    throw new Deno.errors.NotCapable(`Cannot reach ${hostname}: the program may not use that host`);
  }
  return await fetch(input, init);
}

/** What a URL without a port means. */
const PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/** Reads projects into the cache behind the start, one by one: callers come first. A failure is logged, nothing else. */
async function warm(
  names: readonly string[],
  deps: ResourceDependencies,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  for (const text of names) {
    const name = parseProjectName(text);
    const call = { signal, sources: new SourceLog() };
    const asked = await Promise.allSettled([
      deps.projects.project(name, call),
      deps.index.indexPage(name, call),
      ...(deps.features.vulnerabilityCheck ? [deps.advisories.advisoriesFor(name, call)] : []),
    ]);
    if (signal.aborted) return;
    if (asked[0].status === "fulfilled" && asked[0].value === undefined) {
      log.warning("Could not warm the cache", {
        project: name,
        reason: "no index has a release of it",
      });
    }
    for (const outcome of asked) {
      if (outcome.status === "fulfilled") continue;
      const { reason: error } = outcome;
      const reason = error instanceof Error ? error.message : String(error);
      log.warning("Could not warm the cache", { project: name, reason });
    }
  }
}
