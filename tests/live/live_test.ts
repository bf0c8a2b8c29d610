/** The live runner itself, on loopback: against the fake as it is, and against one that differs from it. */
import assert from "node:assert/strict";
import { createDemoUpstream } from "../../src/demo/demo_upstream.ts";
import { FACTS_DATE } from "../../src/demo/facts_date.ts";
import { PROBES } from "./probes.ts";
import { runLive } from "./run_live.ts";

const SENT_VARY = "x-sent-vary";

/** Deno's server (2.5) marks what it might compress with a Vary header; here it is as the fake sent it. */
const fetchAsSent: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const headers = new Headers(response.headers);
  const vary = headers.get(SENT_VARY) ?? "";
  headers.delete(SENT_VARY);
  headers.delete("vary");
  if (vary !== "") headers.set("vary", vary);
  return new Response(response.body, { status: response.status, headers });
};

/** The fake on a port of its own; `change` may replace an answer. */
async function runOnLoopback(
  change: (request: Request, response: Response) => Response | Promise<Response>,
) {
  let answer = (_request: Request): Response | Promise<Response> => new Response(null);
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request) => answer(request),
  );
  const base = `http://127.0.0.1:${server.addr.port}`;
  const demo = createDemoUpstream({
    baseUrls: { pypi: base, files: base, osv: base, pypistats: base },
    clock: () => Date.parse(FACTS_DATE),
  });
  answer = async (request) => {
    const response = await change(request, await demo.fetch(request));
    response.headers.set(SENT_VARY, response.headers.get("vary") ?? "");
    return response;
  };
  const variables = new Map([
    ["PYPI_MCP_PYPI_BASE_URL", base],
    ["PYPI_MCP_INDEX_URL", `${base}/simple/`],
    ["PYPI_MCP_FILES_BASE_URL", base],
    ["PYPI_MCP_OSV_BASE_URL", base],
    ["PYPI_MCP_PYPISTATS_BASE_URL", base],
  ]);
  const lines: string[] = [];
  try {
    const report = await runLive({
      fetch: fetchAsSent,
      variable: (name) => variables.get(name),
      requestsPerSecond: 1_000,
      write: (line) => lines.push(line),
    });
    return { ...report, lines };
  } finally {
    await server.shutdown();
  }
}

Deno.test("runLive() asks every client and finds no difference between the fake and itself", async () => {
  const { failures, differences, lines } = await runOnLoopback((_request, response) => response);
  assert.deepEqual(failures, []);
  assert.deepEqual(differences, []);
  assert.equal(lines.filter((line) => line.startsWith("ok ")).length, PROBES.length);
  assert.match(lines.at(-1) ?? "", /^\d+ requests sent, 0 probes failed, 0 differences/);
});

Deno.test("runLive() names each field, header, type and status that differs", async () => {
  const { failures, differences } = await runOnLoopback(async (request, response) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/pypi/requests/json" && response.status === 200) {
      const body = await response.json();
      body.info.brand_new = true;
      body.info.summary = 5;
      delete body.last_serial;
      return Response.json(body, { headers: { "x-brand-new": "1" } });
    }
    if (pathname === "/stats/") return new Response("<p>soon</p>", { status: 503 });
    return response;
  });
  const told = differences.join("\n");
  for (
    const expected of [
      /^GET \/pypi\/\*\/json 200: field info\.brand_new is missing in the fake$/m,
      /^GET \/pypi\/\*\/json 200: field info\.summary is number, the fake's string$/m,
      /^GET \/pypi\/\*\/json 200: field last_serial is only in the fake$/m,
      /^GET \/pypi\/\*\/json 200: header x-brand-new is missing in the fake$/m,
      /^GET \/pypi\/\*\/json 200: header x-pypi-last-serial is only in the fake$/m,
      /^GET \/pypi\/\*\/json 304: only the fake answered so$/m,
      /^GET \/stats\/ 503: the fake never answered so$/m,
    ]
  ) assert.match(told, expected);
  assert.ok(failures.some((failure) => failure.startsWith("real: pypi-stats: storage: ")));
  assert.equal(failures.length, 1);
});

Deno.test("test:live says loudly that it was skipped, unless PYPI_MCP_LIVE=1", async () => {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", "--allow-env", "tests/live/main.ts"],
    cwd: new URL("../../", import.meta.url),
    env: { PYPI_MCP_LIVE: "0" },
  }).output();
  assert.equal(code, 0);
  assert.match(new TextDecoder().decode(stderr), /SKIPPED/);
});
