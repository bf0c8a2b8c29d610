/** Asks every client on two upstreams, the real one and the fake, and reports where they differ. @module */
import { ResponseCache } from "../../src/cache/response_cache.ts";
import { loadConfig } from "../../src/config/load.ts";
import { connectUpstreams } from "../../src/connect_upstreams.ts";
import { createDemoUpstream } from "../../src/demo/demo_upstream.ts";
import { FACTS_DATE } from "../../src/demo/facts_date.ts";
import type { Clock } from "../../src/domain/clock.ts";
import { createLog } from "../../src/log.ts";
import { createHostPolicies } from "../../src/resilience/host_policies.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { VERSION } from "../../src/version.ts";
import { diffExchanges, ExchangeRecorder } from "./exchanges.ts";
import { probeCall, PROBES } from "./probes.ts";

/** What is run, and on what. */
export interface LiveOptions {
  /** Reaches the services that are compared with the fake. */
  readonly fetch: typeof fetch;
  /** `PYPI_MCP_*` settings, e.g. base URLs; by default those of the real services. */
  readonly variable: (name: string) => string | undefined;
  /** To each host; the real ones are asked once a second. */
  readonly requestsPerSecond: number;
  /** Takes the report, line by line. */
  readonly write: (line: string) => void;
}

/** How it went. */
export interface LiveReport {
  /** Probes that the clients could not read, with the reason. */
  readonly failures: readonly string[];
  /** One line for each field, header or status in which the services differ from the fake. */
  readonly differences: readonly string[];
}

/** Serial: a probe begins when the one before has ended, on either side. */
export async function runLive(options: LiveOptions): Promise<LiveReport> {
  const { config } = loadConfig({
    flags: new Map(),
    variable: options.variable,
    variableNames: undefined,
    files: [],
  });
  const demo = createDemoUpstream({
    baseUrls: {
      pypi: config.pypiBaseUrl,
      files: config.filesBaseUrl,
      osv: config.osvBaseUrl,
      pypistats: config.pypistatsBaseUrl,
    },
    clock: () => Date.parse(FACTS_DATE),
  });
  const real = new ExchangeRecorder(options.fetch);
  const fake = new ExchangeRecorder((input, init) => demo.fetch(new Request(input, init)));
  const sides = [
    { name: "real", recorder: real, requestsPerSecond: options.requestsPerSecond },
    { name: "fake", recorder: fake, requestsPerSecond: 1_000 },
  ];
  const failures: string[] = [];
  for (const { name, recorder, requestsPerSecond } of sides) {
    const shutdown = new AbortController();
    const { sources } = connectUpstreams(
      // Each answer is stale at once, so that a second look-up of it is a conditional request.
      { ...config, cacheTtlMs: 1, cacheStaleMs: 0, cacheNegativeTtlMs: 0, maxRetries: 1 },
      {
        cache: new ResponseCache({ maxEntryCount: 100, maxSizeBytes: 64 * 1024 * 1024 }),
        hosts: createHostPolicies({
          rateLimitPerSecond: requestsPerSecond,
          concurrency: 1,
          queueLimit: 10,
          clock: Date.now,
          timers: systemTimers,
        }),
        clock: risingClock(),
        fetch: recorder.fetch,
        random: Math.random,
        timers: systemTimers,
        shutdown: shutdown.signal,
        log: createLog({ level: "error", format: "text", write: options.write, clock: Date.now }),
        userAgent: config.userAgent.replaceAll("{version}", VERSION),
      },
    );
    for (const probe of PROBES) {
      try {
        const told = await probe.run(sources, probeCall());
        if (name === "real") options.write(`ok    ${probe.name}: ${told}`);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        failures.push(`${name}: ${probe.name}: ${reason}`);
        options.write(`FAIL  ${failures.at(-1)}`);
      }
    }
    shutdown.abort();
  }
  const differences = diffExchanges(real.groups(), fake.groups());
  for (const line of differences) options.write(`diff  ${line}`);
  options.write(
    `${real.count} requests sent, ${failures.length} probes failed, ` +
      `${differences.length} differences from the fake`,
  );
  return { failures, differences };
}

/** Never tells the same time twice, so that nothing is fresh by chance. */
function risingClock(): Clock {
  let latestMs = 0;
  return () => latestMs = Math.max(Date.now(), latestMs + 2);
}
