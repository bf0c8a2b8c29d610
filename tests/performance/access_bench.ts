/** Processor time of a request over HTTP, which other programs on the machine disturb less than rates, by what stands before the door: nobody asked, tokens, tokens with every limit and the audit log. @module */
import { type Measured, printTable } from "./bench_report.ts";
import { LoadConnection } from "./http_load.ts";
import { sourceCommand } from "../support/spawn_server.ts";

const TOKEN = "pypi-mcp-token-of-the-bench-0123456789";
const CONNECTIONS = 16;
const WARM_MS = 1_500;
const SLICE_MS = 400;
const ROUNDS = 20;

const HASH = Array.from(
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(TOKEN))),
  (byte) => byte.toString(16).padStart(2, "0"),
).join("");
const TOKENS = ["--auth-tokens", `bench=sha256:${HASH}`];
const OPEN = ["serve", "--transport", "http", "--demo", "--log-level", "off"];
const KINDS: readonly (readonly [string, readonly string[]])[] = [
  ["open, no audit", ["--audit", "off"]],
  ["tokens", ["--audit", "off", ...TOKENS]],
  ["tokens and rate", ["--audit", "off", ...TOKENS, "--caller-rate", "100000"]],
  ["tokens, rate, audit", ["--audit", "on", ...TOKENS, "--caller-rate", "100000"]],
];

const META = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "bench", version: "1.0.0" },
  "io.modelcontextprotocol/clientCapabilities": {},
};
const HEADERS =
  "content-type: application/json\r\naccept: application/json, text/event-stream\r\n" +
  "mcp-protocol-version: 2026-07-28\r\nmcp-method: tools/call\r\nmcp-name: get_package_versions\r\n" +
  `authorization: Bearer ${TOKEN}\r\n`; // also where nobody asks for it, so that each server reads as much

/** Its log is not read: a silent server does not say where it listens. */
async function start(flags: readonly string[]) {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
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
async function processorMs(pid: number): Promise<number> {
  const text = await Deno.readTextFile(`/proc/${pid}/stat`);
  const [, , , , , , , , , , , user = "", system = ""] = text.slice(text.lastIndexOf(")") + 2)
    .split(" ");
  return (Number(user) + Number(system)) * 10; // in hundredths of a second
}

async function load(url: URL, forMs: number): Promise<number> {
  let sent = 0;
  const endsAtMs = performance.now() + forMs;
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    const connection = await LoadConnection.open(url);
    while (performance.now() < endsAtMs) {
      const body = JSON.stringify({
        jsonrpc: "2.0",
        id: sent++,
        method: "tools/call",
        params: {
          name: "get_package_versions",
          arguments: { package_name: "jinja2" },
          _meta: META,
        },
      });
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
      const beforeMs = await processorMs(pid);
      sum.requests += await load(url, SLICE_MS);
      sum.processorMs += await processorMs(pid) - beforeMs;
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
