/** Requests per second over HTTP: ours, the SDK's stock handler with an equal tool, a bare `Deno.serve`. @module */
import { denoBench, type Measured, median, printTable } from "./bench_report.ts";
import { BenchAnswers, benchCall } from "./bench_answers.ts";
import { LoadConnection } from "./http_load.ts";
import { spawnHttp } from "../support/spawn_server.ts";

const CONNECTIONS = 16;
const WARM_MS = 1_000;
const MEASURE_MS = 2_000;
const ROUNDS = 2;

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

/** Keeps every connection busy for a while; the first part only warms up. */
async function load(url: URL, era: Era): Promise<number> {
  const answers = new BenchAnswers();
  const headers = headersOf(era);
  const meta = era === "2026-07-28" ? META : undefined;
  let sent = 0;
  let done = 0;
  const endsAtMs = performance.now() + WARM_MS + MEASURE_MS;
  const measureFromMs = performance.now() + WARM_MS;
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    const connection = await LoadConnection.open(url);
    for (let nowMs = performance.now(); nowMs < endsAtMs; nowMs = performance.now()) {
      const { status, text } = await connection.post(headers, benchCall(sent++, meta));
      if (status !== 200) throw new Error(`Cannot use answer: status ${status}, ${text}`);
      answers.check(text);
      if (performance.now() >= measureFromMs) done += 1;
    }
    connection.close();
  }));
  return done / (MEASURE_MS / 1_000);
}

if (import.meta.main) {
  const measured: Measured[] = [];
  for (const era of ERAS) {
    const rates = new Map<string, number[]>([["ours", []], ["stock", []], ["bare", []]]);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [kind, found] of rates) {
        const server = await spawnHttp(denoBench("bench_server.ts", kind, "http"));
        found.push(await load(server.url, era));
        await server.stop();
      }
    }
    const stock = median(rates.get("stock") ?? []);
    for (const [kind, found] of rates) {
      const perSecond = median(found);
      measured.push({ what: `HTTP ${era}, ${kind}`, perSecond, ratio: perSecond / stock });
    }
  }
  printTable(`get_package_versions, cached, ${CONNECTIONS} connections`, measured);
}
