/** Kills a replica and Redis under load, brings both back, and says what it cost callers and upstreams. @module */
import { seededRandom } from "../support/seeded_random.ts";
import { type Callers, startCallers } from "./callers.ts";
import { type Cluster, type Killed, REPLICA_COUNT, startCluster } from "./cluster.ts";

/** How long, and how hard. */
export interface ScenarioOptions {
  readonly seed: number;
  readonly rounds: number;
  readonly callerCount: number;
  readonly pauseMs: number;
  /** How long callers go on in each phase, at least. */
  readonly phaseMs: number;
  /** Projects that each phase asks about for the first time. */
  readonly keyCount: number;
  readonly ratePerSecond: number;
  /** Told each row as it comes. */
  readonly onRow?: (row: Row) => void;
}

/** What one phase came to. */
export interface Row {
  readonly phase: string;
  readonly callCount: number;
  /** Calls that were not answered. */
  readonly failedCount: number;
  /** Of those, calls that were in flight on the replica that was killed. */
  readonly inFlightOnKilledCount: number;
  readonly upstreamCount: number;
  /** Most requests for one upstream address. */
  readonly mostForOne: number;
  /** Share of the calls by replica, in percent. */
  readonly shares: readonly number[];
  readonly remark: string;
}

/** What has to hold, with what was found. */
export interface Finding {
  readonly phase: string;
  readonly fault: string;
}

/** All phases, and everything that should not have been. */
export interface Outcome {
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
}

const PATIENCE_MS = 30_000;

/** Runs every phase `rounds` times. */
export async function runScenario(options: ScenarioOptions): Promise<Outcome> {
  const { rounds, ratePerSecond, keyCount, phaseMs } = options;
  const rateKeyCount = Math.ceil(ratePerSecond * (phaseMs / 1_000 + 2)) * 2;
  await using cluster = await startCluster({
    projects: rounds * (6 * keyCount + rateKeyCount),
    rateLimit: ratePerSecond,
  });
  await until(() => cluster.proxy.marks().every(({ isReady }) => isReady));
  const { url } = cluster.proxy;
  const random = seededRandom(options.seed);
  const callers = await startCallers(url, {
    count: options.callerCount,
    random,
    pauseMs: options.pauseMs,
  });
  const run = new Run(cluster, callers, options);
  for (let round = 0; round < rounds; round++) await oneRound(run, round % REPLICA_COUNT);
  await callers.stop();
  return { rows: run.rows, findings: run.findings };
}

async function oneRound(run: Run, victim: number): Promise<void> {
  const { cluster, options: { phaseMs, keyCount, ratePerSecond } } = run;
  const { proxy } = cluster;
  await run.phase("all up", { keyCount, mostForOne: 1 }, async () => {
    await wait(phaseMs);
    return "";
  });
  await run.phase("a replica is killed", { keyCount, mostForOne: 2 }, async (note) => {
    await wait(phaseMs / 4);
    const killed = await cluster.killReplica(victim);
    note(killed);
    await until(() => proxy.marks()[victim]?.isReady === false);
    const noticedMs = performance.now() - killed.goneAtMs;
    await wait(phaseMs);
    return `proxy notices after ${seconds(noticedMs)}`;
  });
  await run.phase("it is back", { keyCount, mostForOne: 1 }, async () => {
    const startedAtMs = performance.now();
    await cluster.startReplica(victim);
    await until(() => proxy.marks()[victim]?.isReady === true);
    const readyMs = performance.now() - startedAtMs;
    await wait(phaseMs);
    return `ready ${seconds(readyMs)} after its start`;
  });
  await run.phase("another one is stopped and started", { keyCount, mostForOne: 1 }, async () => {
    const rolled = (victim + 1) % REPLICA_COUNT;
    const startedAtMs = performance.now();
    await cluster.stopReplica(rolled);
    const stoppedMs = performance.now() - startedAtMs;
    await cluster.startReplica(rolled);
    await until(() => proxy.marks()[rolled]?.isReady === true);
    await wait(phaseMs / 2);
    return `ended after ${seconds(stoppedMs)}`;
  });
  await cluster.killRedis();
  const goneAtMs = performance.now();
  await run.phase("Redis is killed", { keyCount, mostForOne: REPLICA_COUNT }, async () => {
    await until(() => proxy.marks().every(({ status }) => status === "degraded"));
    const degradedMs = Math.max(...proxy.marks().map(({ sinceMs }) => sinceMs)) - goneAtMs;
    await wait(phaseMs);
    return `all degraded after ${seconds(degradedMs)}`;
  });
  await cluster.startRedis();
  const backAtMs = performance.now();
  await until(() => proxy.marks().every(({ status }) => status === "ok"));
  const okMs = Math.max(...proxy.marks().map(({ sinceMs }) => sinceMs)) - backAtMs;
  await run.phase("Redis is back", { keyCount, mostForOne: 1 }, async () => {
    await wait(phaseMs);
    return `all ok after ${seconds(okMs)}`;
  });
  const rateKeyCount = Math.ceil(ratePerSecond * (phaseMs / 1_000 + 2)) * 2;
  await run.phase(
    "more is asked than the rate",
    { keyCount: rateKeyCount, mostForOne: 1 },
    async () => {
      const before = cluster.upstream.count();
      const startedAtMs = performance.now();
      await wait(phaseMs);
      const sentCount = cluster.upstream.count() - before;
      const windowSeconds = (performance.now() - startedAtMs) / 1_000;
      const mostCount = Math.ceil(ratePerSecond * (windowSeconds + 1)); // a full bucket at the start
      run.expect(sentCount <= mostCount * 1.05, `${sentCount} sent, expected at most ${mostCount}`);
      return `${sentCount} in ${
        windowSeconds.toFixed(1)
      } s, one rate for all allows ${mostCount}, ` +
        `three rates ${mostCount * REPLICA_COUNT}`;
    },
  );
}

/** What a phase may cost. */
interface PhaseLimits {
  readonly keyCount: number;
  readonly mostForOne: number;
}

/** Counts what each phase costs. */
class Run {
  readonly rows: Row[] = [];
  readonly findings: Finding[] = [];
  #firstKey = 0;
  #phase = "";

  constructor(
    readonly cluster: Cluster,
    readonly callers: Callers,
    readonly options: ScenarioOptions,
  ) {}

  expect(isSo: boolean, fault: string): void {
    if (!isSo) this.findings.push({ phase: this.#phase, fault });
  }

  /** Callers ask about new projects while `task` runs, and have had all their answers when this resolves. */
  async phase(
    phase: string,
    { keyCount, mostForOne }: PhaseLimits,
    task: (note: (killed: Killed) => void) => Promise<string>,
  ): Promise<void> {
    this.#phase = phase;
    const { callers, cluster: { proxy, upstream } } = this;
    const before = {
      calls: callers.calls.length,
      passed: proxy.requests.length,
      seen: upstream.seen.length,
    };
    let killed: Killed | undefined;
    callers.ask(Array.from({ length: keyCount }, (_, index) => `bench-${this.#firstKey + index}`));
    this.#firstKey += keyCount;
    const remark = await task((it) => killed = it);
    await callers.rest();
    const calls = callers.calls.slice(before.calls);
    const failed = calls.filter(({ failure }) => failure !== undefined);
    const passed = proxy.requests.slice(before.passed);
    const lost = passed.filter(({ failure }) => failure !== undefined);
    const inFlight = lost.filter(({ replica, startedAtMs }) =>
      killed !== undefined && replica === killed.replica && startedAtMs <= killed.goneAtMs
    );
    const perAddress = new Map<string, number>();
    for (const { path } of upstream.seen.slice(before.seen)) {
      perAddress.set(path, (perAddress.get(path) ?? 0) + 1);
    }
    const row: Row = {
      phase,
      callCount: calls.length,
      failedCount: failed.length,
      inFlightOnKilledCount: inFlight.length,
      upstreamCount: upstream.seen.length - before.seen,
      mostForOne: Math.max(0, ...perAddress.values()),
      shares: Array.from({ length: REPLICA_COUNT }, (_, replica) =>
        Math.round(
          100 * passed.filter((one) => one.replica === replica).length /
            Math.max(1, passed.length),
        )),
      remark,
    };
    this.rows.push(row);
    this.options.onRow?.(row);
    this.expect(calls.length > 0, "nobody called");
    this.expect(
      failed.length === inFlight.length,
      `${failed.length} calls failed, of which ${inFlight.length} were in flight on the killed ` +
        `replica: ${failed[0]?.failure} ${lost[0]?.failure}`,
    );
    this.expect(row.mostForOne <= mostForOne, `${row.mostForOne} requests for one address`);
    const twice = [...perAddress.values()].filter((count) => count > 1).length;
    // A lock that died with its holder is free again after its time: what it was for is asked once more.
    if (killed !== undefined) {
      const mostCount = 2 * this.options.callerCount;
      this.expect(twice <= mostCount, `${twice} addresses were asked twice`);
    }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(isSo: () => boolean): Promise<void> {
  const startedAtMs = performance.now();
  while (!isSo()) {
    if (performance.now() - startedAtMs > PATIENCE_MS) throw new Error(`Not so in time: ${isSo}`);
    await wait(10);
  }
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}
