/** Processor time of a request over HTTP, which other programs on the machine disturb less than rates, by what stands before the door: nobody asked, tokens, tokens with every limit and the audit log. @module */
import { type Measured, printTable } from "./bench_report.ts";
import { LoadConnection } from "./http_load.ts";
import { processorMs } from "./process_cost.ts";
import { freePort } from "../support/free_port.ts";
import { hashOf } from "../support/hash_of.ts";
import { callFrame, headerLines } from "../support/mcp_frames.ts";
import { sourceCommand } from "../support/spawn_server.ts";

const TOKEN = "pypi-mcp-token-of-the-bench-0123456789";
const VERSION = "2026-07-28";
const CONNECTIONS = 16;
const WARM_MS = 1_500;
const SLICE_MS = 400;
const ROUNDS = 20;

const TOKENS = ["--auth-tokens", `bench=sha256:${await hashOf(TOKEN)}`];
const OPEN = ["serve", "--transport", "http", "--demo", "--log-level", "off"];
const KINDS: readonly (readonly [string, readonly string[]])[] = [
  ["open, no audit", ["--audit", "off"]],
  ["tokens", ["--audit", "off", ...TOKENS]],
  ["tokens and rate", ["--audit", "off", ...TOKENS, "--caller-rate", "100000"]],
  ["tokens, rate, audit", ["--audit", "on", ...TOKENS, "--caller-rate", "100000"]],
];

const CALL = { tool: "get_package_versions", args: { package_name: "jinja2" } };
const HEADERS = headerLines(VERSION, { method: "tools/call", name: CALL.tool }) +
  `authorization: Bearer ${TOKEN}\r\n`; // also where nobody asks for it, so that each server reads as much

/** Its log is not read: a silent server does not say where it listens. */
async function start(flags: readonly string[]) {
  const port = freePort();
  const { program, args } = sourceCommand(...OPEN, "--port", String(port), ...flags);
  const streams = { stdin: "null", stdout: "null", stderr: "null" } as const;
  const child = new Deno.Command(program, { args: [...args], ...streams }).spawn();
  const url = new URL(`http://127.0.0.1:${port}/mcp`);
  while (!await fetch(new URL("/health/live", url)).then((answer) => answer.text(), () => "")) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const stop = () => {
    child.kill("SIGTERM");
    return child.status;
  };
  return { url, stop, pid: child.pid };
}

/** Of all threads since the start; Linux only. */
async function load(url: URL, forMs: number): Promise<number> {
  let sent = 0;
  const endsAtMs = performance.now() + forMs;
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    const connection = await LoadConnection.open(url);
    while (performance.now() < endsAtMs) {
      const body = callFrame(VERSION, sent++, CALL);
      const { status, text } = await connection.post(HEADERS, body);
      if (status !== 200) throw new Error(`Cannot use answer: status ${status}, ${text}`);
    }
    connection.close();
  }));
  return sent;
}

if (import.meta.main) {
  const servers = await Promise.all(
    KINDS.map(([, flags]) => start(flags)),
  );
  for (const { url } of servers) await load(url, WARM_MS);
  const used = servers.map(() => ({ requests: 0, processorMs: 0 }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { url, pid }] of servers.entries()) {
      const sum = used[index];
      if (sum === undefined) continue;
      const beforeMs = processorMs(pid);
      sum.requests += await load(url, SLICE_MS);
      sum.processorMs += processorMs(pid) - beforeMs;
    }
  }
  for (const server of servers) await server.stop();
  const perSecond = used.map((sum) => 1_000 * sum.requests / sum.processorMs);
  const measured: Measured[] = KINDS.map(([what], index) => ({
    what,
    perSecond: perSecond[index] ?? NaN,
    ratio: (perSecond[index] ?? NaN) / (perSecond[0] ?? NaN),
  }));
  printTable(
    "HTTP, cached get_package_versions, a second of processor time, by access",
    measured,
    "no access rules",
  );
}
