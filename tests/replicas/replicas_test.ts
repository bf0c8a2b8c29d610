/** The short form of `deno task replicas`. @module */
import assert from "node:assert/strict";
import { redisTest } from "../support/redis_server.ts";
import { runScenario } from "./scenario.ts";

redisTest(
  "three replicas behind a proxy with one Redis lose only what was in flight on a killed one",
  async () => {
    const { rows, findings } = await runScenario({
      ...{ seed: 1, rounds: 1, callerCount: 10, pauseMs: 50, phaseMs: 300 },
      ...{ keyCount: 30, ratePerSecond: 100 },
    });
    assert.deepEqual(findings, []);
    for (const { phase, shares } of rows) {
      const expected = / is (?:killed|stopped)/.test(phase) && !phase.startsWith("Redis") ? 2 : 3;
      const busy = shares.filter((share) => share > 0).length;
      assert.ok(busy >= expected, `${phase}: ${shares.join("/")}`);
    }
  },
);
