/** Builds the program from its settings: the only place where `fetch`, clock, chance and clients meet. @module */
import { ResponseCache } from "./cache/response_cache.ts";
import type { FrameCaller } from "./cli/demo.ts";
import type { Config } from "./config/load.ts";
import { connectUpstreams } from "./connect_upstreams.ts";
import { QUARANTINED_EXAMPLE } from "./demo/examples.ts";
import { FACTS_DATE } from "./demo/facts_date.ts";
import { demoFetch } from "./demo_fetch.ts";
import type { Clock } from "./domain/clock.ts";
import { createLog, type Log, type WriteLine } from "./log.ts";
import { LOCAL_CALLER } from "./mcp/call_observer.ts";
import type { Tool } from "./mcp/define_tool.ts";
import type { ToolResult } from "./mcp/tool_result.ts";
import { SERVER_INSTRUCTIONS } from "./prompts/instructions.ts";
import { PROMPTS } from "./prompts/registry.ts";
import { Debounce } from "./resilience/debounce.ts";
import { createHostPolicies } from "./resilience/host_policies.ts";
import type { Rate } from "./resilience/shared_rate.ts";
import { systemTimers } from "./resilience/timers.ts";
import { type ResourceDependencies, RESOURCES } from "./resources/registry.ts";
import { createServerFactory, type ServerFactory } from "./server/create_server.ts";
import { invokeTool } from "./server/invoke_tool.ts";
import type { StdioStreams } from "./server/stdio_streams.ts";
import { within } from "./server/waiting.ts";
import { debounced } from "./tools/debounced.ts";
import { toolsOf } from "./tools/registry.ts";
import { permittedFetch } from "./permitted.ts";
import { serveApp } from "./serve_app.ts";
import type { Internals, TeamParts } from "./team_parts.ts";
import { VERSION } from "./version.ts";
import { warmCache } from "./warm_cache.ts";

/** pypistats.org takes 30 requests a minute from one address, and 5 in one second. */
const SLOW_HOSTS: ReadonlyMap<string, Rate> = new Map([
  ["pypistats.org", { ratePerSecond: 0.4, burstCount: 5 }],
]);

/** How answers name the embedded upstream. */
const STAND_IN = `embedded facts of ${FACTS_DATE.slice(0, 10)}`;

/** What the outside gives: tests give other things. */
export interface Surroundings {
  /** Takes one line for stderr, without its line feed. */
  readonly writeLog: WriteLine;
  /** From `loadTeamParts()`; absent: none of them, and no HTTP. */
  readonly parts?: TeamParts;
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
  /** Serves on the transport of the settings until `stop` is aborted or the client is gone; stdio on `streams`, where given. */
  serve(stop: AbortSignal, streams?: StdioStreams): Promise<void>;
  /** A project that the embedded upstream has quarantined, for the tour. */
  readonly quarantined: string;
  /** Ends background work. */
  close(): void;
}

/** @throws Nothing: the settings have been checked. */
export function compose(config: Config, surroundings: Surroundings): App {
  const clock = clockOf(config, surroundings);
  const { parts = {} } = surroundings;
  const log = createLog({
    level: config.logLevel,
    format: config.logFormat,
    write: (line, level) => surroundings.writeLog(line.trimEnd(), level),
    clock: surroundings.clock ?? Date.now, // what happens here happens now, also on facts of another day
    fields: parts.telemetry?.logFields,
  });
  const shutdown = new AbortController();
  const cache = new ResponseCache({
    maxEntryCount: config.cacheTtlMs === 0 ? 0 : config.cacheMaxEntryCount,
    maxSizeBytes: config.cacheMaxBytes,
  });
  const { onLimiterWait } = parts.telemetry ?? {};
  const hosts = createHostPolicies({
    rateLimitPerSecond: config.rateLimitPerSecond,
    slowHosts: SLOW_HOSTS,
    concurrency: config.maxConcurrencyCount,
    queueLimit: config.queueLimitCount,
    clock,
    timers: systemTimers,
    turns: parts.shared?.turns,
    ...(onLimiterWait === undefined ? {} : { onLimiterWait }),
  });
  const random = surroundings.random ?? Math.random;
  const upstreamFetch = config.demo
    ? demoFetch(config, clock)
    : surroundings.fetch ?? permittedFetch(fetch);
  const upstreams = connectUpstreams(config, {
    cache,
    shared: parts.shared?.tier({ clock, random }),
    hosts,
    log,
    clock,
    fetch: upstreamFetch,
    random,
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
  const plugins = parts.plugins?.open(upstreams.open);
  const tools = [...toolsOf(config.toolsets), ...plugins?.tools ?? []];
  const resources = [...RESOURCES, ...plugins?.resources ?? []];
  const prompts = [...PROMPTS, ...plugins?.prompts ?? []];
  const observers = [...parts.telemetry?.observers ?? [], ...parts.access?.observers ?? []];
  const factory = createServerFactory<ResourceDependencies>({
    identity: { name: config.serverName, version: VERSION, title: "Python packages" },
    instructions: SERVER_INSTRUCTIONS,
    tools,
    resources,
    prompts,
    deps,
    log,
    clock,
    observers,
  });
  const internals: Internals = {
    config,
    version: VERSION,
    ...{ log, clock, random, fetch: upstreamFetch, timers: systemTimers },
    writeLog: surroundings.writeLog,
    ...{ deps, tools, resources, prompts, factory, shutdown: shutdown.signal },
    upstreamStates: upstreams.hostStates,
    surroundings: { log, clock, observers },
  };
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
        caller: LOCAL_CALLER,
        observers,
        clock,
      });
    },
    async connect() {
      const { openInProcess } = await import("./server/in_process.ts");
      return await openInProcess(factory, {
        protocolVersion: "2025-11-25",
        clientInfo: { name: "pypi-mcp", version: VERSION },
      });
    },
    async serve(stop, streams) {
      const warming = warmCache(config.warmPackages, deps, { log, signal: shutdown.signal });
      warming.catch((error) => log.error("Could not warm the cache", { error }));
      let transports: Promise<void> | undefined;
      const onReady = () => {
        transports = parts.plugins?.serve(internals, AbortSignal.any([stop, shutdown.signal]));
        if (config.demo) log.warning(`Answering from ${STAND_IN}, not from the network (--demo)`);
      };
      await serveApp({ internals, parts, stop, streams, onReady, warmed: warming });
      shutdown.abort();
      await within(config.shutdownGraceMs, transports ?? Promise.resolve());
      await parts.shared?.close();
    },
    close: () => shutdown.abort(),
  };
}

/** On the embedded upstream time begins on the day of its facts, so that their ages never change. */
function clockOf(config: Config, { clock = Date.now }: Surroundings): Clock {
  if (!config.demo) return clock;
  const offsetMs = Date.parse(FACTS_DATE) - clock();
  return () => clock() + offsetMs;
}
