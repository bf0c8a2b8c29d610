/** Faults of Redis: every answer stays complete and comes at local speed, and afterwards it is shared again. @module */
import { type RedisServer, startRedis } from "../support/redis_server.ts";
import { BOUNDS, type CellResult } from "./cell.ts";
import { FaultPoint } from "./fault_point.ts";
import { failuresOf, isComplete, type Told } from "./honesty.ts";
import { REDIS_FAULTS } from "./redis_faults.ts";
import { startServices } from "./services.ts";
import { processTarget, type Target } from "./target.ts";

/** Asked in turn, so that there is always one that no cache has. */
const PROJECTS = [
  ...["jinja2", "django", "requests", "flask", "numpy", "pandas", "fastapi", "click", "urllib3"],
  ...["certifi", "cryptography", "pydantic", "starlette", "httpx", "idna", "six", "werkzeug"],
];
const ROUNDS = 6;
/** With the store gone, a call may wait for a few commands (0.5 s each) until the circuit opens. */
const ANSWER_MS = 3_000;
/** When nobody asks the store any more. */
const LOCAL_MS = 1_000;

/** A fault, and its end. */
interface RedisEvent {
  readonly name: string;
  readonly lay: () => void | Promise<void>;
  readonly heal: () => void | Promise<void>;
}

/** One server, all faults that are wanted. */
export async function runRedisLane(
  only: string,
  serverFlags: readonly string[],
): Promise<readonly CellResult[]> {
  await using redis = await startRedis();
  await using point = new FaultPoint(() => redis.port, "");
  await using services = startServices();
  await using target = await processTarget(services, {
    // Copies that are old at once: every call asks the store, or would.
    serverFlags: [
      ...["--cache-ttl", "0.2", "--cache-stale", "0"],
      ...["--redis-url", `redis://127.0.0.1:${point.port}`],
      ...serverFlags,
    ],
    headers: {},
  });
  let turn = 0;
  const ask = async () => {
    const asked = [1, 2, 3].map(() => PROJECTS[turn++ % PROJECTS.length]);
    return await Promise.all(
      asked.map((name) => target.call("get_package_versions", { package_name: name })),
    );
  };
  const shared = async (): Promise<boolean> => {
    await redis.command("FLUSHALL");
    await ask();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return Number(await redis.command("DBSIZE")) > 0;
  };
  const killed: { server?: RedisServer } = {};
  const events: readonly RedisEvent[] = [
    // The connection that is there stays, and nothing comes any more.
    { name: "the process stops (SIGSTOP)", lay: () => redis.pause(), heal: () => redis.resume() },
    ...REDIS_FAULTS.map((fault) => ({
      name: fault.name,
      lay: () => point.break(fault),
      heal: () => point.heal(),
    })),
    {
      name: "killed, and back without its data",
      lay: () => redis.kill(),
      heal: async () => {
        killed.server = await startRedis({ port: redis.port });
      },
    },
  ].filter(({ name }) => name.includes(only));
  const results: CellResult[] = [];
  for (const event of events) results.push(await runRedisCell(event, { target, ask, shared }));
  await killed.server?.[Symbol.asyncDispose]();
  return results;
}

async function runRedisCell(
  { name, lay, heal }: RedisEvent,
  { target, ask, shared }: {
    readonly target: Target;
    readonly ask: () => Promise<readonly Told[]>;
    readonly shared: () => Promise<boolean>;
  },
): Promise<CellResult> {
  const violations: string[] = [];
  if (!await shared()) violations.push("nothing was shared before the fault");
  const before = target.memoryBytes();
  let peak = before ?? 0;
  const watch = setInterval(() => peak = Math.max(peak, target.memoryBytes() ?? 0), 100);
  const counts = { refused: 0, answered: 0 };
  let slowestMs = 0;
  let lastMs = 0;
  await lay();
  for (let round = 0; round < ROUNDS; round++) {
    const startedAtMs = performance.now();
    for (const told of await ask()) {
      counts[told.isError ? "refused" : "answered"] += 1;
      if (!isComplete(told)) violations.push(`not complete: ${failuresOf(told)}`);
    }
    lastMs = performance.now() - startedAtMs;
    slowestMs = Math.max(slowestMs, lastMs);
  }
  const readiness = await target.readiness();
  if (readiness !== "200 degraded") violations.push(`/health/ready says ${readiness}`);
  await heal();
  const healedAtMs = performance.now();
  let recoveryMs = 0;
  for (;;) {
    const isShared = await shared();
    recoveryMs = Math.round(performance.now() - healedAtMs);
    if (isShared || recoveryMs > BOUNDS.recoveryMs + 5_000) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  clearInterval(watch);
  const grownBytes = before === undefined ? undefined : Math.max(0, peak - before);
  if (slowestMs > ANSWER_MS) violations.push(`an answer took ${Math.round(slowestMs)} ms`);
  if (lastMs > LOCAL_MS) violations.push(`not at local speed: ${Math.round(lastMs)} ms`);
  if (recoveryMs > BOUNDS.recoveryMs) violations.push(`not shared after ${recoveryMs} ms`);
  if ((grownBytes ?? 0) > BOUNDS.memoryBytes) violations.push(`memory grew by ${grownBytes} bytes`);
  const gone = target.gone();
  if (gone !== undefined) violations.push(`the server ended: ${gone}`);
  return {
    ...{
      service: "redis",
      fault: name,
      seen: { [`complete; ready says ${readiness}`]: counts.answered },
    },
    ...counts,
    ...{ slowestMs: Math.round(slowestMs), recoveryMs, grownBytes },
    violations: [...new Set(violations)],
  };
}
