import assert from "node:assert/strict";
import { WaitTally } from "../../../src/telemetry/wait_tally.ts";

Deno.test("WaitTally adds up waits by host", () => {
  const waits = new WaitTally();
  waits.add("pypi.org", 3);
  waits.add("pypi.org", 5);
  waits.add("api.osv.dev", 0);
  const told = [...waits.hosts()].map(([host, { count, sumSeconds }]) => [host, count, sumSeconds]);
  assert.deepEqual(told, [["pypi.org", 2, 0.008], ["api.osv.dev", 1, 0]]);
});
