/** One load run: upstream, program and limit as processes on loopback, and what came of it. @module */
import { memoryTrend, MemoryWatch } from "../support/process_memory.ts";
import { PROTOCOL_VERSIONS } from "../support/mcp_client.ts";
import { seededRandom } from "../support/seeded_random.ts";
import { type ServerProcess, startModule, startProgram } from "../support/server_process.ts";
import { rawClient, sdkClient, type Swarm } from "./clients.ts";
import { type Latency, latencyOf, Tally } from "./tally.ts";
import type { UpstreamCounts } from "./upstream.ts";

/** What a run is asked for. */
export interface LoadOptions {
  readonly seconds: number;
  /** It goes on until there are so many answers and failures, however slow the machine. */
  readonly leastRequests: number;
  readonly clients: number;
  /** Share of the clients that are the SDK's own; the eras take turns. */
  readonly sdkClients: number;
  /** Share of upstream requests that meet a fault. */
  readonly faults: number;
  readonly seed: number;
  /** Whether memory must be flat; of a run of seconds nothing can be told. */
  readonly judgesMemory: boolean;
  readonly serverFlags: readonly string[];
  /** Header lines of every request, each with its end. */
  readonly headers: string;
}

/** What came of it; `violations` empty: good. */
export interface LoadResult {
  readonly options: LoadOptions;
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly verdicts: Tally["verdicts"];
  readonly wrong: Readonly<Record<string, number>>;
  readonly refusals: Readonly<Record<string, number>>;
  readonly byTool: Readonly<Record<string, Latency & { readonly count: number }>>;
  readonly latencyMs: Latency;
  readonly bare: { readonly requestsPerSecond: number; readonly latencyMs: Latency };
  readonly memory: {
    readonly peakBytes: number;
    readonly meanBytes: number;
    readonly growthBytes: number;
    readonly growthBoundBytes: number;
    /** A reading every second. */
    readonly everySecondBytes: readonly number[];
  };
  readonly upstream: UpstreamCounts;
  readonly violations: readonly string[];
}

/** What the program is given, so that the upstream's faults reach callers; flags of the run win. */
const SETTINGS = [
  ...["--rate-limit", "1000", "--max-concurrency", "256", "--max-retries", "1", "--timeout", "5"],
];
const PATIENCE_MS = 20_000; // a look-up may take 7.5 s, and a tool makes one after the other
const SAMPLED_BODIES = 500;
/** Memory is flat if the line through the last two thirds rises by less than the larger of both. */
const GROWTH_SHARE = 0.1;
const GROWTH_BYTES = 16 * 2 ** 20;

/** Runs it all; every process is ended. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { faults, seed, seconds } = options;
  const module = import.meta.resolve("./upstream.ts");
  const [upstream, bare] = await Promise.all([
    startModule(module, "--faults", String(faults), "--seed", String(seed)),
    startModule(import.meta.resolve("./bare.ts")),
  ]);
  await using _both = disposingOf(upstream, bare);
  await using program = await startProgram([
    ...upstreamFlags(upstream.url),
    ...SETTINGS,
    ...options.serverFlags,
  ]);
  const bodies: string[] = [];
  const random = seededRandom(seed);
  const tally = new Tally();
  const watch = new MemoryWatch(program.pid);
  const tookMs = await unleash(options, {
    url: program.url,
    tally,
    random,
    forMs: seconds * 1000,
    judged: true,
    sample: (body) => {
      // Every answer of the run is as likely to be among them.
      const at = tally.answerCount <= SAMPLED_BODIES
        ? bodies.length
        : Math.floor(random() * tally.answerCount);
      if (at < SAMPLED_BODIES) bodies[at] = body;
    },
  });
  const samples = watch.stop();
  const trend = memoryTrend(samples, 2 / 3);
  const counts: UpstreamCounts = await (await fetch(new URL("/-/counts", upstream.url))).json();

  await fetch(bare.url, { method: "PUT", body: JSON.stringify(bodies) });
  const bareTally = new Tally();
  const bareMs = await unleash({ ...options, sdkClients: 0 }, {
    url: bare.url,
    tally: bareTally,
    random: seededRandom(seed),
    forMs: Math.min(10_000, Math.max(1_000, seconds * 250)),
    judged: false,
  });
  const memory = {
    ...trend,
    growthBoundBytes: Math.max(GROWTH_BYTES, trend.meanBytes * GROWTH_SHARE),
    everySecondBytes: samples.filter((_, at) => at % 4 === 0).map(({ bytes }) => bytes),
  };
  return {
    options,
    requests: tally.answerCount,
    requestsPerSecond: Math.round(1000 * tally.answerCount / tookMs),
    verdicts: tally.verdicts,
    wrong: Object.fromEntries(tally.wrong),
    refusals: Object.fromEntries(tally.refusals),
    byTool: Object.fromEntries(
      [...tally.byTool].map(([tool, tookMs]) => [
        tool,
        { count: tookMs.length, ...latencyOf(tookMs) },
      ]),
    ),
    latencyMs: latencyOf(tally.latenciesMs),
    bare: {
      requestsPerSecond: Math.round(1000 * bareTally.answerCount / bareMs),
      latencyMs: latencyOf(bareTally.latenciesMs),
    },
    memory,
    upstream: counts,
    violations: violationsOf({ options, tally, memory, counts, program }),
  };
}

/** Where the program finds its upstreams. */
export function upstreamFlags(url: URL): readonly string[] {
  const base = url.origin;
  return [
    ...["--pypi-base-url", base, "--index-url", `${base}/simple/`, "--files-base-url", base],
    ...["--osv-base-url", base, "--pypistats-base-url", base],
  ];
}

async function unleash(
  { clients, sdkClients, headers, leastRequests }: LoadOptions,
  { forMs, ...swarm }: Omit<Swarm, "isOver" | "patienceMs" | "headers"> & { forMs: number },
): Promise<number> {
  const startedAtMs = performance.now();
  const all: Swarm = {
    ...swarm,
    headers,
    isOver: () =>
      performance.now() >= startedAtMs + forMs &&
      swarm.tally.answerCount + swarm.tally.verdicts.wrong >= leastRequests,
    patienceMs: PATIENCE_MS,
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => {
    const era = PROTOCOL_VERSIONS[index % PROTOCOL_VERSIONS.length] ?? PROTOCOL_VERSIONS[0];
    return index < sdkClients ? sdkClient(all, era) : rawClient(all, era);
  }));
  return performance.now() - startedAtMs;
}

function violationsOf({ options, tally, memory, counts, program }: {
  options: LoadOptions;
  tally: Tally;
  memory: LoadResult["memory"];
  counts: UpstreamCounts;
  program: ServerProcess;
}): string[] {
  const found: string[] = [];
  if (program.ended !== undefined) found.push(`the server ended: ${program.ended.log}`);
  if (tally.answerCount === 0) found.push("nothing was answered");
  for (const [reason, count] of tally.wrong) found.push(`${count} × ${reason}`);
  if (options.faults > 0 && counts.faults === 0) found.push("no fault was met");
  if (counts.unknown.length > 0) found.push(`the upstream does not know ${counts.unknown[0]}`);
  if (options.judgesMemory && memory.growthBytes > memory.growthBoundBytes) {
    found.push(`memory grew by ${Math.round(memory.growthBytes)} bytes in the last two thirds`);
  }
  return found;
}

function disposingOf(...processes: readonly AsyncDisposable[]): AsyncDisposable {
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(processes.map((each) => each[Symbol.asyncDispose]()));
    },
  };
}
