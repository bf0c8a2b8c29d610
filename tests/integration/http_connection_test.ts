/** The HTTP server on a real socket: what only connections show. @module */
import assert from "node:assert/strict";
import { createLog } from "../../src/log.ts";
import type { ConnectionLimits } from "../../src/server/connection_guard.ts";
import { serveHttp } from "../../src/server/http.ts";
import { createHttpApp } from "../../src/server/http_app.ts";
import { usualDoors } from "../../src/server/http_doors.ts";
import { fixtureFactory } from "../protocol/fixture_server.ts";
import { PROTOCOL_VERSIONS } from "../support/mcp_client.ts";
import { callRequest } from "../support/call_request.ts";
import { plainGate } from "../support/plain_gate.ts";

function startServer(limits: ConnectionLimits | undefined, drainMs = 20_000) {
  const lines: Record<string, unknown>[] = [];
  const waiting: (() => void)[] = [];
  const log = createLog({
    level: "info",
    format: "json",
    write(line) {
      lines.push(JSON.parse(line));
      for (const wake of waiting.splice(0)) wake();
    },
    clock: Date.now,
  });
  const stop = new AbortController();
  const server = serveHttp({
    app: createHttpApp({
      doors: usualDoors({ factory: fixtureFactory(log), log, maxRequestBytes: 1_000 }),
      gate: plainGate(),
      log,
      clock: Date.now,
    }),
    log,
    version: "1.0.0",
    host: "127.0.0.1",
    port: 0,
    stop: stop.signal,
    limits,
    drainMs,
  });
  const logged = async (test: (line: Record<string, unknown>) => boolean) => {
    while (!lines.some(test)) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return { server, stop: () => stop.abort(), lines, logged };
}

/** Sends bytes as they are and reads until the answer's JSON has come. */
async function raw(url: string, request: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const connection = await Deno.connect({ hostname, port: Number(port) });
  await connection.write(new TextEncoder().encode(request));
  let answer = "";
  for await (const text of connection.readable.pipeThrough(new TextDecoderStream())) {
    answer += text;
    if (answer.trimEnd().endsWith("}")) break; // the server may keep the connection open
  }
  return answer;
}

const LIMITS: ConnectionLimits = {
  ...{ headMs: 10_000, idleMs: 75_000, sendMs: 30_000, maxCount: 100, maxAddressCount: 100 },
  shareOf: (address) => address,
};

for (const limits of [undefined, LIMITS]) {
  const subject = limits === undefined ? "serveHttp()" : "serveHttp() behind its guard";
  const start = (drainMs?: number) => startServer(limits, drainMs);

  Deno.test(`${subject} says in its first line where it listens`, async () => {
    const { server, stop, lines } = start();
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/mcp$/);
    assert.equal(lines[0]?.message, `pypi-mcp 1.0.0 listening on ${server.url}`);
    stop();
    await server.finished;
  });

  Deno.test(`${subject} refuses a foreign Host and a missing one on the wire`, async () => {
    const { server, stop } = start();
    for (const host of ["host: evil.example\r\n", ""]) {
      const answer = await raw(server.url, `GET /mcp HTTP/1.0\r\n${host}\r\n`);
      assert.match(answer, /^HTTP\/1\.[01] 403 /);
    }
    stop();
    await server.finished;
  });

  Deno.test(`${subject} refuses a body over the bound while it is still coming`, async () => {
    const { server, stop } = start();
    const { host } = new URL(server.url);
    const answer = await raw(
      server.url,
      `POST /mcp HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n` +
        `transfer-encoding: chunked\r\nconnection: close\r\n\r\n7d0\r\n${" ".repeat(2_000)}\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 413 /);
    assert.match(answer, /"message":"Payload Too Large/);
    stop();
    await server.finished;
  });

  for (const version of PROTOCOL_VERSIONS) {
    Deno.test(`${subject} tells the tool when a client of ${version} is gone`, async () => {
      const { server, stop, logged } = start();
      const controller = new AbortController();
      const init = callRequest("wait", { ms: 30_000 }, version);
      const answer = fetch(server.url, { ...init, signal: controller.signal });
      const echo = await fetch(server.url, callRequest("echo", { text: "hi" }, version));
      await echo.body?.cancel(); // the earlier request is in flight by now
      controller.abort();
      await assert.rejects(answer);
      await logged((line) => line.tool === "wait" && line.outcome === "aborted");
      stop();
      await server.finished;
    });

    Deno.test(`${subject} answers what is in flight for ${version} before it stops`, async () => {
      const { server, stop } = start();
      const answer = fetch(server.url, callRequest("wait", { ms: 200 }, version));
      const echo = await fetch(server.url, callRequest("echo", { text: "hi" }, version));
      await echo.body?.cancel();
      stop();
      const { result } = await (await answer).json();
      assert.deepEqual(result.structuredContent, { waited: true });
      await server.finished;
      await assert.rejects(fetch(server.url), "it listens no more");
    });
  }

  for (const version of PROTOCOL_VERSIONS) {
    Deno.test(`${subject} does not wait for ever for a call of ${version} when it stops`, async () => {
      const { server, stop, logged } = start(50);
      const answer = fetch(server.url, callRequest("wait", { ms: 30_000 }, version));
      const echo = await fetch(server.url, callRequest("echo", { text: "hi" }, version));
      await echo.body?.cancel();
      stop();
      assert.equal((await answer).status, 499);
      await server.finished;
      await logged((line) => line.tool === "wait" && line.outcome === "aborted");
    });
  }

  Deno.test(`${subject} tells who keeps a connection that it ends, while a call is finished`, async () => {
    const { server, stop } = start();
    const version = "2025-11-25";
    const answer = fetch(server.url, callRequest("wait", { ms: 300 }, version));
    const { hostname, port } = new URL(server.url);
    const connection = await Deno.connect({ hostname, port: Number(port) });
    const ask = `GET /health/ready HTTP/1.1\r\nhost: ${hostname}:${port}\r\n\r\n`;
    const reader = connection.readable.pipeThrough(new TextDecoderStream()).getReader();
    const read = async (until: RegExp) => {
      let text = "";
      while (!until.test(text)) {
        const { value, done } = await reader.read();
        if (done) break;
        text += value;
      }
      return text;
    };
    await connection.write(new TextEncoder().encode(ask));
    assert.doesNotMatch(await read(/\}/), /connection: close/i);
    stop();
    await connection.write(new TextEncoder().encode(ask));
    const last = await read(/never/); // until the server closes the connection
    assert.match(last, /^HTTP\/1\.1 503 [^]*connection: close[^]*"stopping"/i);
    assert.equal((await answer).status, 200);
    await (await answer).body?.cancel();
    await server.finished;
    await reader.cancel();
  });

  Deno.test(`${subject} leaves behind who never finishes sending`, async () => {
    const { server, stop } = start(50);
    const { hostname, port, host } = new URL(server.url);
    const connection = await Deno.connect({ hostname, port: Number(port) });
    await connection.write(new TextEncoder().encode(
      `POST /mcp HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n` +
        "content-length: 100\r\n\r\n{",
    ));
    const live = await fetch(new URL("/health/live", server.url));
    await live.body?.cancel(); // the half request has arrived by now
    stop();
    await server.finished;
    await assert.rejects(fetch(server.url), "it listens no more");
    connection.close();
  });
}
