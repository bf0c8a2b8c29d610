import assert from "node:assert/strict";
import { createLog } from "../../../src/log.ts";
import { serveHttp } from "../../../src/server/http.ts";
import { createHttpApp } from "../../../src/server/http_app.ts";
import { plainGate } from "../../support/plain_gate.ts";

Deno.test({
  name: "serveHttp() stops, without a fault, although a client does not read its answer",
  sanitizeResources: false, // its connection is what is left behind
  sanitizeOps: false,
  async fn() {
    const log = createLog({ level: "off", format: "text", write() {}, clock: () => 0 });
    const endless = () =>
      new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
    const served = Promise.withResolvers<void>();
    const app = createHttpApp({
      doors: [{
        path: "/endless",
        access: "open",
        serve() {
          served.resolve();
          return new Response(endless());
        },
      }],
      gate: plainGate(),
      log,
      clock: () => 0,
    });
    const stop = new AbortController();
    const { url, finished } = serveHttp({
      ...{ app, log, version: "0", host: "127.0.0.1", port: 0 },
      stop: stop.signal,
      drainMs: 10,
    });
    const faults: unknown[] = [];
    const onError = (event: ErrorEvent) => {
      event.preventDefault();
      faults.push(event.error);
    };
    globalThis.addEventListener("error", onError);
    const { hostname, port } = new URL(url);
    const connection = await Deno.connect({ hostname, port: Number(port) });
    await connection.write(new TextEncoder().encode("GET /endless HTTP/1.1\r\nhost: a\r\n\r\n"));
    await served.promise;
    stop.abort();
    await finished;
    assert.deepEqual(faults, []);
    globalThis.removeEventListener("error", onError);
    connection.close();
  },
});
