/**
 * What the guard of slow clients costs: a cached call, large answers, and new connections, each with and without it. As
 * a program with `on` or `off` it serves the large answers. @module
 */
import { createLog } from "../../src/log.ts";
import { serveHttp } from "../../src/server/http.ts";
import type { HttpApp } from "../../src/server/http_app.ts";
import { type HttpProcess, spawnHttp } from "../support/spawn_server.ts";
import { denoBench, median } from "./bench_report.ts";
import { load } from "./http_bench.ts";
import { LoadConnection } from "./http_load.ts";
import { processorMs } from "./process_cost.ts";

const CONNECTIONS = 16;
const WARM_MS = 2_500;
const SLICE_MS = 500;
const ROUNDS = 16; // short slices in turn, so that what else the machine does falls on all alike
const LARGE_BYTES = 8 * 1_048_576;
const LARGE_AT_ONCE = 4;

/** One turn: in what is counted, and the server's processor time for one of it. */
interface Turn {
  readonly perSecond: number;
  readonly processorUs: number;
}
type Load = (server: HttpProcess, forMs: number) => Promise<Turn>;

const calls: Load = (server, forMs) =>
  load(server, { era: "2026-07-28", connections: CONNECTIONS, forMs });

/** MiB of answers. */
const large: Load = (server, forMs) =>
  counted(server, forMs, LARGE_AT_ONCE, async (endsAtMs) => {
    let mib = 0;
    const connection = await LoadConnection.open(server.url);
    do {
      const { status } = await connection.post("", "");
      if (status !== 200) throw new Error(`Cannot use answer: status ${status}`);
      mib += LARGE_BYTES / 1_048_576;
    } while (performance.now() < endsAtMs);
    connection.close();
    return mib;
  });

/** Connections for one small answer each. */
const connections: Load = (server, forMs) =>
  counted(server, forMs, CONNECTIONS, async (endsAtMs) => {
    let count = 0;
    for (; performance.now() < endsAtMs; count++) {
      const connection = await LoadConnection.open(server.url);
      await connection.post("content-type: application/json\r\n", "");
      connection.close();
    }
    return count;
  });

async function counted(
  { pid }: HttpProcess,
  forMs: number,
  atOnce: number,
  run: (endsAtMs: number) => Promise<number>,
): Promise<Turn> {
  const startedAtMs = performance.now();
  const usedBeforeMs = processorMs(pid);
  const counts = await Promise.all(
    Array.from({ length: atOnce }, () => run(startedAtMs + forMs)),
  );
  const count = counts.reduce((sum, one) => sum + one, 0);
  return {
    perSecond: 1_000 * count / (performance.now() - startedAtMs),
    processorUs: 1_000 * (processorMs(pid) - usedBeforeMs) / count,
  };
}

async function compare(
  what: string,
  ask: Load,
  commands: readonly [string, ReturnType<typeof denoBench>][],
): Promise<void> {
  const servers = await Promise.all(commands.map(([, command]) => spawnHttp(command)));
  for (const server of servers) await ask(server, WARM_MS);
  const turns: Turn[][] = servers.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, server] of servers.entries()) {
      turns[index]?.push(await ask(server, SLICE_MS));
    }
  }
  for (const server of servers) await server.stop();
  console.log(`\n${what}\n\n| guard | per second | ratio | processor, µs each | ratio |`);
  console.log("|---|---:|---:|---:|---:|");
  const middle = (index: number, of: keyof Turn) => median((turns[index] ?? []).map((t) => t[of]));
  for (const [index, [name]] of commands.entries()) {
    const rates = (turns[index] ?? []).map(({ perSecond }, round) =>
      perSecond / (turns[0]?.[round]?.perSecond ?? NaN)
    );
    console.log(
      `| ${name} | ${Math.round(middle(index, "perSecond"))} | ${median(rates).toFixed(2)} | ` +
        `${Math.round(middle(index, "processorUs"))} | ` +
        `${(middle(0, "processorUs") / middle(index, "processorUs")).toFixed(2)} |`,
    );
  }
}

/** Serves the same large answer to everybody. */
async function serveLarge(isGuarded: boolean): Promise<void> {
  const body = new Uint8Array(LARGE_BYTES);
  const done = () => Promise.resolve();
  const app: HttpApp = {
    async handle(request) {
      await request.body?.cancel();
      return new Response(body);
    },
    ...{ drain() {}, inFlightCount: 0, finish: done, close: done },
  };
  const limits = {
    ...{ headMs: 10_000, idleMs: 75_000, sendMs: 30_000, maxCount: 4096, maxAddressCount: 512 },
    shareOf: () => "everybody",
  };
  const log = createLog({ level: "info", format: "text", write: console.error, clock: Date.now });
  const { finished } = serveHttp({
    ...{ app, log, version: "1.0.0", host: "127.0.0.1", port: 0 },
    limits: isGuarded ? limits : undefined,
    stop: new AbortController().signal,
  });
  await finished;
}

if (import.meta.main) {
  const [mode] = Deno.args;
  if (mode !== undefined) {
    await serveLarge(mode === "on");
  } else {
    const program = [
      ["off", denoBench("bench_server.ts", "ours", "http")],
      ["on", denoBench("bench_server.ts", "guarded", "http")],
    ] as [string, ReturnType<typeof denoBench>][];
    await compare(`get_package_versions, cached, ${CONNECTIONS} connections`, calls, program);
    await compare("A connection for each request, refused at once", connections, program);
    await compare("Answers of 8 MiB, in MiB", large, [
      ["off", denoBench("connection_guard_bench.ts", "off")],
      ["on", denoBench("connection_guard_bench.ts", "on")],
    ]);
  }
}
