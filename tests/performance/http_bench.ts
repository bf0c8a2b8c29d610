/**
 * A cached call over HTTP: ours, ours with tokens, metrics and audit, the SDK's stock handler with an equal tool, and a
 * bare `Deno.serve`. Client and servers share the machine, so the bare server is held back by its client more than the
 * others are; what a request costs the server's process in processor time is not. @module
 */
import { BenchAnswers, benchCall } from "./bench_answers.ts";
import { denoBench, median } from "./bench_report.ts";
import { LoadConnection } from "./http_load.ts";
import { processorMs } from "./process_cost.ts";
import { TEAM_TOKEN } from "./bench_server.ts";
import type { ProtocolVersion } from "../support/mcp_client.ts";
import { ENVELOPE, headerLines } from "../support/mcp_frames.ts";
import { type HttpProcess, spawnHttp } from "../support/spawn_server.ts";

const CONNECTIONS = 16;
const WARM_MS = 2_500;
const SLICE_MS = 500;
const ROUNDS = 12; // short slices in turn, so that what else the machine does falls on all alike
const CHECKED_EVERY = 16; // answers: to check them all costs more than to make them
const KINDS = ["ours", "team", "stock", "bare"] as const;
const TITLES = {
  ours: "pypi-mcp",
  team: "pypi-mcp, tokens, metrics, audit",
  stock: "stock",
  bare: "bare",
} as const;

const VERSIONS: readonly ProtocolVersion[] = ["2026-07-28", "2025-11-25"]; // in the order of the report

function headersOf(version: ProtocolVersion): string {
  return headerLines(version, { method: "tools/call", name: "get_package_versions" }) +
    `authorization: Bearer ${TEAM_TOKEN}\r\n`;
}

/** One turn. */
interface Turn {
  readonly perSecond: number;
  readonly processorUs: number;
  readonly latenciesMs: readonly number[];
}

/** Keeps every connection busy for a while. */
export async function load(
  { url, pid }: HttpProcess,
  { era, forMs, connections }: { era: ProtocolVersion; forMs: number; connections: number },
): Promise<Turn> {
  const answers = new BenchAnswers();
  const headers = headersOf(era);
  const meta = era === "2026-07-28" ? ENVELOPE : undefined;
  const latenciesMs: number[] = [];
  let sent = 0;
  const startedAtMs = performance.now();
  const usedBeforeMs = processorMs(pid);
  await Promise.all(Array.from({ length: connections }, async () => {
    const connection = await LoadConnection.open(url);
    for (let now = performance.now(); now < startedAtMs + forMs;) {
      const id = sent++;
      const answer = await connection.post(headers, benchCall(id, meta));
      if (answer.status !== 200) {
        throw new Error(`Cannot use answer: status ${answer.status}, ${answer.text}`);
      }
      if (id % CHECKED_EVERY === 0) answers.check(answer.text);
      const doneAtMs = performance.now();
      latenciesMs.push(doneAtMs - now);
      now = doneAtMs;
    }
    connection.close();
  }));
  return {
    perSecond: 1_000 * sent / (performance.now() - startedAtMs),
    processorUs: 1_000 * (processorMs(pid) - usedBeforeMs) / sent,
    latenciesMs,
  };
}

/** All at once, asked in turn; a ratio is the median of the rounds' ratios. */
async function compare(era: ProtocolVersion): Promise<void> {
  const servers = await Promise.all(
    KINDS.map((kind) => spawnHttp(denoBench("bench_server.ts", kind, "http"))),
  );
  const one = { era, connections: CONNECTIONS };
  for (const server of servers) await load(server, { ...one, forMs: WARM_MS });
  const turns: Turn[][] = servers.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, server] of servers.entries()) {
      turns[index]?.push(await load(server, { ...one, forMs: SLICE_MS }));
    }
  }
  for (const server of servers) await server.stop();
  const of = (kind: typeof KINDS[number]) => turns[KINDS.indexOf(kind)] ?? [];
  const ratio = (kind: typeof KINDS[number], other: typeof KINDS[number]) =>
    median(of(kind).map(({ perSecond }, round) => perSecond / (of(other)[round]?.perSecond ?? NaN)))
      .toFixed(2);
  console.log(`\nget_package_versions, cached, HTTP ${era}, ${CONNECTIONS} connections\n`);
  console.log(
    "| what | per second | against stock | of bare | processor, µs a call | p50 ms | p99 ms |",
  );
  console.log("|---|---:|---:|---:|---:|---:|---:|");
  for (const kind of KINDS) {
    const perSecond = Math.round(median(of(kind).map((turn) => turn.perSecond)));
    const processorUs = Math.round(median(of(kind).map((turn) => turn.processorUs)));
    const latencies = of(kind).flatMap(({ latenciesMs }) => latenciesMs).sort((a, b) => a - b);
    const at = (share: number) => latencies[Math.floor(latencies.length * share)]?.toFixed(1);
    console.log(
      `| ${TITLES[kind]} | ${perSecond} | ${ratio(kind, "stock")} | ${ratio(kind, "bare")} | ` +
        `${processorUs} | ${at(0.5)} | ${at(0.99)} |`,
    );
  }
  const processor = (kind: typeof KINDS[number]) =>
    median(of(kind).map(({ processorUs }) => processorUs));
  const share = (kind: typeof KINDS[number], other: typeof KINDS[number]) =>
    (processor(other) / processor(kind)).toFixed(2);
  console.log(
    `\nWith tokens, metrics and audit ${ratio("team", "ours")} of the rate without, by processor ` +
      `time ${share("team", "ours")}; of the bare server's, by processor time, ` +
      `${share("ours", "bare")}.`,
  );
}

if (import.meta.main) { for (const version of VERSIONS) await compare(version); }
