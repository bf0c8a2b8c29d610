/** Who may call, on a real socket: what a server answers to hostile and to slow clients. @module */
import assert from "node:assert/strict";
import { compose } from "../../src/compose.ts";
import { loadConfig } from "../../src/config/load.ts";
import { hashOf } from "../support/hash_of.ts";
import { accessServer } from "../support/access_server.ts";
import { callRequest } from "../support/call_request.ts";
import { issuerServer } from "../support/issuer_server.ts";

const TOKEN = "pypi-mcp-token-of-ann-0123456789";

/** Sends bytes as they are, and reads until the server closes the connection, or no longer than it takes to tell. */
async function raw(url: URL, text: string, patienceMs = 1_000): Promise<string> {
  const connection = await Deno.connect({ hostname: url.hostname, port: Number(url.port) });
  const timer = setTimeout(() => connection.close(), patienceMs);
  let answer = "";
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(65_536);
  let isClosed = false;
  try {
    await connection.write(new TextEncoder().encode(text));
    for (let count = await connection.read(buffer); count !== null;) {
      answer += decoder.decode(buffer.subarray(0, count));
      count = await connection.read(buffer);
    }
    isClosed = true;
  } catch {
    // closed by the timer, or reset by the server
  }
  clearTimeout(timer);
  if (isClosed) connection.close();
  return answer;
}

function statuses(answer: string): number[] {
  return [...answer.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map((match) => Number(match[1]));
}

Deno.test("a server with tokens answers probes to everybody, and the rest to who shows one", async () => {
  await using server = await accessServer({
    port: "0",
    authTokens: `ann=sha256:${await hashOf(TOKEN)}`,
  });
  const { url, audited } = server;
  const probe = await fetch(new URL("/health/live", url), { headers: { host: "probe.example" } });
  assert.equal(probe.status, 200);
  await probe.body?.cancel();
  for (
    const path of ["/mcp", "/health", "/health/live/", "/nothing", "//mcp"]
  ) {
    const response = await fetch(new URL(url.origin + path));
    assert.equal(response.status, 401, path);
    assert.deepEqual(Object.keys(await response.json()), ["error"]);
  }
  const unknown = await fetch(new URL("/nothing", url), {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  assert.equal(unknown.status, 404);
  await unknown.body?.cancel();
  assert.equal(audited.length, 5);
  assert.ok(!JSON.stringify(audited).includes(TOKEN));
});

Deno.test("a head that two servers could read in two ways never opens a second request", async (t) => {
  await using server = await accessServer({ port: "0" });
  const { url } = server;
  const head = `POST /mcp HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/json\r\n`;
  const smuggled = `GET /health/live HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`;
  const rows: readonly (readonly [string, string])[] = [
    [
      "a length and chunks",
      `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ["two lengths that differ", `${head}Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde`],
    ["a list of lengths", `${head}Content-Length: 3, 3\r\n\r\nabc`],
    ["a length with a sign", `${head}Content-Length: +3\r\n\r\nabc`],
    ["another coding", `${head}Transfer-Encoding: xchunked\r\n\r\nabc`],
    ["chunks that are not last", `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ["a folded line", `${head}X-A: a\r\n b\r\nContent-Length: 0\r\n\r\n`],
    ["a blank before the colon", `${head}Content-Length : 0\r\n\r\n`],
    ["a NUL", `${head}X-A: a\0b\r\nContent-Length: 0\r\n\r\n`],
    [
      "chunks in HTTP/1.0",
      `POST /mcp HTTP/1.0\r\nHost: ${url.host}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
  ];
  for (const [name, text] of rows) {
    await t.step(name, async () => {
      const [first, ...others] = statuses(await raw(url, text + smuggled, 300));
      assert.equal(first, 400);
      // Deno 2.5 reads chunks to their end, which is where RFC 9112 puts it, and the next request after them.
      if (name !== "a length and chunks") assert.deepEqual(others, []);
    });
  }
  await t.step("one length, told twice", async () => {
    const text = `${head}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`;
    const [first, ...others] = statuses(await raw(url, text, 300));
    assert.ok(first === 400 || first === 406, String(first)); // Deno 2.5 makes one of them
    assert.deepEqual(others, []);
  });
  await t.step("bare line feeds, which are read as line ends", async () => {
    const text = `GET /health/live HTTP/1.1\nHost: ${url.host}\n\n`;
    assert.deepEqual(statuses(await raw(url, text, 300)), [200]);
  });
  await t.step("two hosts", async () => {
    const text = `GET /mcp HTTP/1.1\r\nHost: ${url.host}\r\nHost: evil.example\r\n\r\n`;
    const [first] = statuses(await raw(url, text, 300));
    assert.ok(first === 400 || first === 403, String(first));
  });
  await t.step("headers beyond every bound", async () => {
    for (const [count, size] of [[80, 10], [200, 10], [1, 20_000], [1, 1_000_000]] as const) {
      const lines = Array.from({ length: count }, (_, n) => `X-${n}: ${"a".repeat(size)}\r\n`);
      const text = `GET /mcp HTTP/1.1\r\nHost: ${url.host}\r\n${lines.join("")}\r\n`;
      const [first] = statuses(await raw(url, text, 1_000));
      assert.ok(first === 431 || first === 400, `${count} of ${size}: ${first}`);
    }
  });
});

Deno.test("a body that does not come is given up", async () => {
  await using server = await accessServer({ port: "0", requestTimeoutMs: "1" });
  const { url } = server;
  const head = `POST /mcp HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/json\r\n` +
    "Accept: application/json, text/event-stream\r\n";
  const answers = await Promise.all([
    raw(url, `${head}Content-Length: 100\r\n\r\n{`, 3_000),
    raw(url, `${head}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`, 3_000),
  ]);
  for (const answer of answers) {
    assert.match(answer, /^HTTP\/1\.1 408 /);
    assert.match(answer, /must come within 1 seconds/);
    assert.match(answer, /^connection: close/im);
  }
});

Deno.test("beyond the requests that are served at once a server says 503, and serves again after them", async () => {
  await using server = await accessServer({ port: "0", maxConcurrentCount: "2" });
  const { url } = server;
  const call = (ms: number) => fetch(url, callRequest("wait", { ms }));
  const held = [call(400), call(400)];
  let refused: Response;
  do {
    refused = await fetch(url);
    await refused.body?.cancel();
  } while (refused.status !== 503); // until both have arrived
  assert.equal(refused.headers.get("retry-after"), "1");
  for (const answer of await Promise.all(held)) {
    assert.equal(answer.status, 200);
    await answer.body?.cancel();
  }
  const after = await call(1);
  assert.equal(after.status, 200);
  await after.body?.cancel();
});

Deno.test("each message of a batch is a request of its caller's rate", async () => {
  await using server = await accessServer({
    port: "0",
    callerRatePerSecond: "0.1",
    callerBurstCount: "5",
  });
  const send = async (count: number) => {
    const call = (id: number) => ({
      jsonrpc: "2.0",
      id,
      method: "tools/call",
      params: { name: "wait", arguments: { ms: 1 } },
    });
    const response = await fetch(server.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": "2025-03-26",
      },
      body: JSON.stringify(Array.from({ length: count }, (_, id) => call(id))),
    });
    await response.body?.cancel();
    return [response.status, response.headers.has("retry-after")];
  };
  assert.deepEqual(await send(3), [200, false]);
  assert.deepEqual(await send(3), [429, true]);
  assert.deepEqual(
    server.audited.map(({ outcome, reason }) => reason ?? outcome),
    ["ok", "ok", "ok", "too many requests"],
  );
});

Deno.test("a server with an issuer tells where tokens come from, and takes them", async () => {
  await using both = await issuerServer({ oauthScopes: "read" });
  const { server: { url }, issuer } = both;
  for (const path of ["", "/mcp"]) {
    const place = new URL(`/.well-known/oauth-protected-resource${path}`, url);
    const { resource, authorization_servers } = await (await fetch(place)).json();
    assert.deepEqual([resource, authorization_servers], ["https://mcp.example/mcp", [issuer.url]]);
  }
  const ask = async (token: string) => {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    await response.body?.cancel();
    return response;
  };
  assert.equal((await ask(await issuer.sign())).status, 405, "let in: a GET has no stream here");
  const expired = await ask(await issuer.sign({ expiresAtS: 1 }));
  assert.equal(expired.status, 401);
  assert.match(
    expired.headers.get("www-authenticate") ?? "",
    /error="invalid_token", resource_metadata="https:\/\/mcp\.example\/\.well-known\/oauth-protected-resource\/mcp"/,
  );
  assert.equal((await ask(await issuer.sign({ scope: "write" }))).status, 403);
});

Deno.test("a program without the parts of access does not serve HTTP", async () => {
  const { config } = loadConfig({
    flags: new Map([["transport", "http"], ["port", "0"], ["demo", "true"], ["logLevel", "off"]]),
    variable: () => undefined,
    variableNames: [],
    files: [],
  });
  const app = compose(config, { writeLog: () => {} });
  await assert.rejects(app.serve(new AbortController().signal), /nothing checks requests/);
  app.close();
});
