/** Requests per second over HTTP: ours, the SDK's stock handler with an equal tool, a bare `Deno.serve`. @module */
import { denoBench, type Measured, median, printTable } from "./bench_report.ts";
import { BenchAnswers, benchCall } from "./bench_answers.ts";
import { LoadConnection } from "./http_load.ts";
import { spawnHttp } from "../support/spawn_server.ts";

const CONNECTIONS = 16;
const WARM_MS = 1_500;
const SLICE_MS = 400;
const ROUNDS = 12; // short slices in turn, so that what else the machine does falls on all alike
const KINDS = ["ours", "stock", "bare"] as const;

const ERAS = ["2026-07-28", "2025-11-25"] as const;
type Era = typeof ERAS[number];

const META = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "bench", version: "1.0.0" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

function headersOf(era: Era): string {
  const common =
    "content-type: application/json\r\naccept: application/json, text/event-stream\r\n" +
    `mcp-protocol-version: ${era}\r\n`;
  if (era === "2025-11-25") return common;
  return `${common}mcp-method: tools/call\r\nmcp-name: get_package_versions\r\n`;
}

/** Keeps every connection busy for a while; answers a second. */
async function load(url: URL, era: Era, forMs: number): Promise<number> {
  const answers = new BenchAnswers();
  const headers = headersOf(era);
  const meta = era === "2026-07-28" ? META : undefined;
  let sent = 0;
  const startedAtMs = performance.now();
  const endsAtMs = startedAtMs + forMs;
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    const connection = await LoadConnection.open(url);
    while (performance.now() < endsAtMs) {
      const { status, text } = await connection.post(headers, benchCall(sent++, meta));
      if (status !== 200) throw new Error(`Cannot use answer: status ${status}, ${text}`);
      answers.check(text);
    }
    connection.close();
  }));
  return 1_000 * sent / (performance.now() - startedAtMs);
}

/** All three at once, asked in turn; the ratio is the median of the rounds' ratios. */
async function compare(era: Era): Promise<Measured[]> {
  const servers = await Promise.all(
    KINDS.map((kind) => spawnHttp(denoBench("bench_server.ts", kind, "http"))),
  );
  for (const { url } of servers) await load(url, era, WARM_MS);
  const rates: number[][] = servers.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { url }] of servers.entries()) {
      rates[index]?.push(await load(url, era, SLICE_MS));
    }
  }
  for (const server of servers) await server.stop();
  const stock = rates[KINDS.indexOf("stock")] ?? [];
  return KINDS.map((kind, index) => {
    const own = rates[index] ?? [];
    const ratios = own.map((rate, round) => rate / (stock[round] ?? NaN));
    return { what: `HTTP ${era}, ${kind}`, perSecond: median(own), ratio: median(ratios) };
  });
}

if (import.meta.main) {
  const measured: Measured[] = [];
  for (const era of ERAS) measured.push(...await compare(era));
  printTable(`get_package_versions, cached, ${CONNECTIONS} connections`, measured);
}
