import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { SingleFlight } from "../../../src/resilience/single_flight.ts";

function setUp() {
  const flights = new SingleFlight<string>();
  const started: {
    signal: AbortSignal;
    land: (text: string) => void;
    crash: (error: unknown) => void;
  }[] = [];
  const start = (signal: AbortSignal) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    started.push({ signal, land: resolve, crash: reject });
    return promise;
  };
  const join = (signal = new AbortController().signal, key = "k") =>
    flights.join(key, { signal, start });
  return { flights, started, join };
}

Deno.test("SingleFlight starts one flight for one key and hands its end to all", async () => {
  const { flights, started, join } = setUp();
  const callers = [join(), join(), join()];
  const other = join(undefined, "other");
  assert.equal(started.length, 2);
  started[0]?.land("landed");
  started[1]?.crash(new Error("x"));
  assert.deepEqual(await Promise.all(callers), ["landed", "landed", "landed"]);
  await assert.rejects(other, { message: "x" });
  assert.deepEqual([flights.has("k"), flights.has("other")], [false, false]);
  join();
  assert.equal(started.length, 3);
});

Deno.test("SingleFlight lets one leave and flies on", async () => {
  const { started, join } = setUp();
  const leaver = new AbortController();
  const leaving = join(leaver.signal);
  const staying = join();
  leaver.abort("gone");
  await assert.rejects(leaving, (reason) => reason === "gone");
  assert.equal(started[0]?.signal.aborted, false);
  started[0]?.land("landed");
  assert.equal(await staying, "landed");
});

Deno.test("SingleFlight stops the flight when the last one leaves, and a newcomer gets a new one", async () => {
  const { flights, started, join } = setUp();
  const [first, second] = [new AbortController(), new AbortController()];
  const leaving = [join(first.signal), join(second.signal)];
  first.abort("one");
  second.abort("two");
  await assert.rejects(leaving[0] ?? assert.fail(), (reason) => reason === "one");
  await assert.rejects(leaving[1] ?? assert.fail(), (reason) => reason === "two");
  assert.deepEqual([started[0]?.signal.aborted, started[0]?.signal.reason], [true, "two"]);
  assert.equal(flights.has("k"), false);
  const newcomer = join();
  started[0]?.crash("two"); // the old flight's end does not free the new one's key
  started[1]?.land("second flight");
  assert.equal(await newcomer, "second flight");
});

Deno.test("SingleFlight makes an abort after landing harmless", async () => {
  const { started, join } = setUp();
  const caller = new AbortController();
  const joined = join(caller.signal);
  started[0]?.land("landed");
  await joined;
  await Promise.resolve();
  assert.equal(getEventListeners(caller.signal, "abort").length, 0);
  caller.abort("late");
  assert.equal(started[0]?.signal.aborted, false);
});

Deno.test("SingleFlight refuses a caller that has left", async () => {
  const { started, join } = setUp();
  await assert.rejects(join(AbortSignal.abort("gone")), (reason) => reason === "gone");
  assert.equal(started.length, 0);
});
