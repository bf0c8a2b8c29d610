import assert from "node:assert/strict";
import { runHealth } from "../../../src/cli/health.ts";
import { createPaint } from "../../../src/cli/paint.ts";
import { UsageError } from "../../../src/cli/usage_error.ts";

function setting(answer: (url: string) => Promise<Response>, aborted = false) {
  const asked: string[] = [];
  const printed: string[] = [];
  const complained: string[] = [];
  const run = (host: string, port = 8000) =>
    runHealth({
      config: { host, port },
      signal: aborted ? AbortSignal.abort() : new AbortController().signal,
      fetch: (input) => {
        asked.push(String(input));
        return answer(String(input));
      },
    }, {
      out: (text) => void printed.push(text),
      error: (text) => void complained.push(text),
      paint: createPaint(false),
    });
  return { run, asked, printed, complained };
}

Deno.test("runHealth() asks this machine for the readiness of what the settings serve", async (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ["127.0.0.1", "http://127.0.0.1:8000/health/ready"],
    ["0.0.0.0", "http://127.0.0.1:8000/health/ready"],
    ["::", "http://[::1]:8000/health/ready"],
    ["::1", "http://[::1]:8000/health/ready"],
  ];
  for (const [host, url] of rows) {
    await t.step(host, async () => {
      const { run, asked, printed } = setting(() =>
        Promise.resolve(Response.json({ status: "degraded" }))
      );
      assert.equal(await run(host), 0);
      assert.deepEqual([asked, printed], [[url], ['{"status":"degraded"}']]);
    });
  }
});

Deno.test("runHealth() exits 1 where nobody is ready, and says why", async (t) => {
  const fails = (error: Error) => () => Promise.reject(error);
  const rows: readonly (readonly [string, () => Promise<Response>, boolean, RegExp])[] = [
    ["stopping", () => Promise.resolve(new Response("stopping", { status: 503 })), false, /^stop/],
    ["refused", fails(new TypeError("refused")), false, /nobody answers$/],
    ["slow", fails(new Error("aborted")), true, /no answer in time$/],
    ["forbidden", fails(new Deno.errors.NotCapable("no")), false, /may not use that host$/],
  ];
  for (const [name, answer, aborted, message] of rows) {
    await t.step(name, async () => {
      const { run, printed, complained } = setting(answer, aborted);
      assert.equal(await run("127.0.0.1"), 1);
      assert.deepEqual(printed, []);
      assert.match(complained.join(), message);
    });
  }
});

Deno.test("runHealth() wants to know the port", async () => {
  const { run } = setting(() => Promise.reject(new Error("must not be asked")));
  await assert.rejects(run("127.0.0.1", 0), UsageError);
});
