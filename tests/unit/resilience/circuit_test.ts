/** cockatiel reads the global clock, so this file turns it with fake timers. */
import assert from "node:assert/strict";
import { install } from "@sinonjs/fake-timers";
import { AttemptFailure, type AttemptFault } from "../../../src/resilience/attempt_failure.ts";
import { Circuit } from "../../../src/resilience/circuit.ts";

const { signal } = new AbortController();

async function withTime(
  test: (time: ReturnType<typeof install>, circuit: Circuit) => Promise<void>,
) {
  const time = install({ toFake: ["Date"], now: 1_000_000 });
  try {
    await test(time, new Circuit({ failureCount: 3, breakMs: 1_000, clock: Date.now }));
  } finally {
    time.uninstall();
  }
}
const succeed = (circuit: Circuit) => circuit.run(() => Promise.resolve("done"), signal);
async function fail(circuit: Circuit, fault: unknown, by: AbortSignal = signal) {
  await assert.rejects(circuit.run(() => Promise.reject(fault), by), (thrown) => thrown === fault);
}
async function open(circuit: Circuit) {
  for (let count = 0; count < 3; count++) {
    await fail(circuit, new AttemptFailure({ kind: "unavailable", status: 503 }));
  }
  assert.equal(circuit.state, "open");
}
const isOpen = (error: unknown) =>
  error instanceof AttemptFailure && error.fault.kind === "circuit_open" && !error.transient;

Deno.test("Circuit opens for what shows a host in trouble, and for nothing else", async (t) => {
  const rows: [fault: AttemptFault, state: string][] = [
    [{ kind: "unreachable" }, "open"],
    [{ kind: "timeout" }, "open"],
    [{ kind: "unavailable", status: 500 }, "open"],
    [{ kind: "malformed", status: 200, networkFault: true }, "open"],
    [{ kind: "rate_limited", status: 429 }, "closed"],
    [{ kind: "rejected", status: 403 }, "closed"],
    [{ kind: "rejected" }, "closed"],
    [{ kind: "malformed", status: 200 }, "closed"],
  ];
  for (const [fault, state] of rows) {
    await t.step(
      `${fault.kind} ${fault.status ?? ""}: ${state}`,
      () =>
        withTime(async (_time, circuit) => {
          for (let count = 0; count < 3; count++) await fail(circuit, new AttemptFailure(fault));
          assert.equal(circuit.state, state);
        }),
    );
  }
});

Deno.test("Circuit counts failures in a row", () =>
  withTime(async (_time, circuit) => {
    const fault = new AttemptFailure({ kind: "timeout" });
    for (let count = 0; count < 5; count++) {
      await fail(circuit, fault);
      await fail(circuit, fault);
      await succeed(circuit);
    }
    assert.equal(circuit.state, "closed");
  }));

Deno.test("Circuit does not stay open for as long as the clock was set back", () =>
  withTime(async (time, circuit) => {
    await open(circuit);
    time.setSystemTime(1_000_000 - 86_400_000);
    assert.equal(await succeed(circuit), "done");
    assert.equal(circuit.state, "closed");
  }));

Deno.test("Circuit does not ask while it is open", () =>
  withTime(async (time, circuit) => {
    await open(circuit);
    time.tick(999);
    let asked = false;
    const task = () => Promise.resolve(asked = true);
    await assert.rejects(circuit.run(task, signal), isOpen);
    assert.equal(asked, false);
  }));

Deno.test("Circuit tells that its break is over although nobody asks", async (t) => {
  for (
    const [name, ms, state] of [
      ["just before", 999, "open"],
      ["at its end", 1_000, "half-open"],
      ["a day later", 86_400_000, "half-open"],
      ["the clock was set back", -1, "half-open"],
    ] as const
  ) {
    await t.step(name, () =>
      withTime(async (time, circuit) => {
        await open(circuit);
        time.setSystemTime(1_000_000 + ms);
        assert.equal(circuit.state, state);
      }));
  }
  await t.step("each break anew", () =>
    withTime(async (time, circuit) => {
      await open(circuit);
      time.tick(1_500);
      await fail(circuit, new AttemptFailure({ kind: "timeout" }));
      time.tick(999);
      assert.equal(circuit.state, "open");
      time.tick(1);
      assert.equal(circuit.state, "half-open");
    }));
});

Deno.test("Circuit lets one try after the break, closes on success and opens again on failure", () =>
  withTime(async (time, circuit) => {
    await open(circuit);
    time.tick(1_000);
    await fail(circuit, new AttemptFailure({ kind: "timeout" }));
    assert.equal(circuit.state, "open");
    await assert.rejects(succeed(circuit), isOpen);
    time.tick(1_000);
    const { promise, resolve } = Promise.withResolvers<string>();
    const probe = circuit.run(() => promise, signal);
    assert.equal(circuit.state, "half-open");
    const leaver = new AbortController();
    const waiting = circuit.run(() => Promise.resolve("second"), signal);
    const leaving = circuit.run(() => Promise.resolve("never"), leaver.signal);
    leaver.abort("gone");
    await assert.rejects(leaving, (reason) => reason === "gone");
    resolve("first");
    assert.deepEqual([await probe, await waiting], ["first", "second"]);
    assert.equal(circuit.state, "closed");
  }));

Deno.test("Circuit stays open when the try proved nothing", async (t) => {
  const rows: [name: string, fault: unknown, state: string][] = [
    ["the caller left", "gone", "open"],
    ["our own queue was full", new AttemptFailure({ kind: "rejected" }), "open"],
    ["429 is an answer", new AttemptFailure({ kind: "rate_limited", status: 429 }), "closed"],
    ["garbage is an answer", new AttemptFailure({ kind: "malformed" }), "closed"],
  ];
  for (const [name, fault, state] of rows) {
    await t.step(name, () =>
      withTime(async (time, circuit) => {
        await open(circuit);
        time.tick(1_000);
        await fail(circuit, fault);
        assert.equal(circuit.state, state);
      }));
  }
});
