import assert from "node:assert/strict";
import { createLog } from "../../../src/log.ts";
import type { PluginConnection, PluginTransportHost } from "../../../src/plugins/plugin_api.ts";
import { runTransports } from "../../../src/plugins/run_transports.ts";

const CONNECTION: PluginConnection = {
  send: () => Promise.resolve(),
  close: () => Promise.resolve(),
  closed: Promise.resolve(),
};

function run(
  serves: readonly ((host: PluginTransportHost) => unknown)[],
  signal = new AbortController().signal,
) {
  const logged: Record<string, unknown>[] = [];
  const callers: string[] = [];
  const log = createLog({
    level: "info",
    format: "json",
    write: (line) => logged.push(JSON.parse(line)),
    clock: () => 0,
  });
  const transports = serves.map((serve, index) => ({
    plugin: "acme",
    transport: { name: `t${index}`, serve },
  }));
  const open = (_: unknown, caller: string) => {
    callers.push(caller);
    return CONNECTION;
  };
  return { ended: runTransports(transports, { open, signal, log }), logged, callers };
}

Deno.test("runTransports() logs a transport that fails and leaves the others alone", async () => {
  const going = Promise.withResolvers<void>();
  const { ended, logged } = run([
    () => {
      throw new Error("at once");
    },
    () => Promise.reject(Object.create(null)),
    () => going.promise,
  ]);
  going.resolve();
  await ended;
  const failed = logged.filter(({ message }) => message === "Transport of a plug-in failed");
  assert.deepEqual(failed.map(({ transport }) => transport), ["t0", "t1"]);
  assert.match(String(failed[0]?.error), /at once/);
  assert.equal(
    logged.filter(({ message }) => message === "Transport of a plug-in ended").length,
    1,
  );
});

Deno.test("runTransports() does not call it a failure to be interrupted by the stop", async () => {
  const stop = new AbortController();
  const { ended, logged } = run([
    ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  ], stop.signal);
  stop.abort();
  await ended;
  assert.deepEqual(logged.map(({ level }) => level), ["info"]);
});

Deno.test("runTransports() names callers: the transport where it says nothing, cleaned and cut where it does", async () => {
  const { ended, callers } = run([({ connect }) => {
    connect(() => {});
    connect(() => {}, { caller: `a\u001b[31mb\n${"x".repeat(100)}` });
  }]);
  await ended;
  assert.equal(callers[0], "acme/t0");
  assert.match(callers[1] ?? "", /^ab x+…$/);
  assert.equal(callers[1]?.length, 64);
});

Deno.test("runTransports() calls a transport without `this`", async () => {
  const seen: unknown[] = [];
  const { ended } = run([function (this: unknown) {
    seen.push(this);
  }]);
  await ended;
  assert.deepEqual(seen, [undefined]);
});
