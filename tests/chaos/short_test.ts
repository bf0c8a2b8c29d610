/** The chaos run, short and seeded: for the gate. `deno task chaos` is the long one. @module */
import assert from "node:assert/strict";
import { seededRandom } from "../support/seeded_random.ts";
import { BOUNDS, runCell } from "./cell.ts";
import { CHAOS_FAULTS } from "./chaos_faults.ts";
import { CLOCK_JUMPS, runClockJump } from "./clock_jumps.ts";
import { falseClaims, type Told } from "./honesty.ts";
import { CHAOS_SERVICES, type ChaosService, startServices } from "./services.ts";
import { innerTarget } from "./target.ts";

const SAMPLED = 8;
/** Most of a cell's time is waiting, but more of them at once leave a busy machine no time for their limits. */
const SIDE_BY_SIDE = 4;
/** Asked once, these make too few attempts to open a circuit, which would take its 10 s to close. */
const SELDOM_READ: readonly ChaosService[] = ["pypi-files", "pypistats"];
/** None of these faults hangs, so that a longer limit costs nothing: a machine that is busy has time to begin. */
const PATIENT = { timeoutMs: "10" };
/** No circuit is open, so nothing has to be waited for but the machine. */
const SHORT = { ...BOUNDS, recoveryMs: 3_000 };

Deno.test("every fault in a seeded sample is told honestly, and passes without a restart", async (t) => {
  const random = seededRandom(5);
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(random() * values.length)];
    assert.ok(value !== undefined);
    return value;
  };
  const faults = CHAOS_FAULTS.toSorted(() => random() - 0.5).slice(0, SAMPLED);
  const cells = faults.map((fault) => {
    const isAnswer = /429|sign-in|JSON|character set|empty|100 MB|gzip/.test(fault.name);
    const service = pick(isAnswer ? CHAOS_SERVICES : SELDOM_READ);
    const run = async () => {
      await using services = startServices();
      await using target = innerTarget(services, PATIENT);
      return await runCell({ target, services, bounds: SHORT, rounds: 1 }, service, fault);
    };
    return { name: `${service}: ${fault.name}`, run };
  });
  const results: PromiseSettledResult<Awaited<ReturnType<typeof runCell>>>[] = [];
  for (let first = 0; first < cells.length; first += SIDE_BY_SIDE) {
    const some = cells.slice(first, first + SIDE_BY_SIDE);
    results.push(...await Promise.allSettled(some.map(({ run }) => run())));
  }
  for (const [index, { name }] of cells.entries()) {
    await t.step(name, () => {
      const result = results[index];
      assert.ok(result !== undefined);
      if (result.status === "rejected") throw result.reason;
      assert.deepEqual(result.value.violations, []);
      assert.equal(result.value.seen.timeout, undefined, "nothing ran into its limit");
      assert.equal(
        result.value.recoveryAsks,
        1,
        "no circuit is open, nothing has to be waited for",
      );
    });
  }
});

Deno.test("a clock that jumps a day back changes nothing for long", async () => {
  const jump = CLOCK_JUMPS.find(([name]) => name === "1 day back");
  assert.ok(jump !== undefined);
  assert.deepEqual((await runClockJump(jump)).violations, []);
});

Deno.test("falseClaims() finds what is told as none although there is some", async (t) => {
  const told = (structured: Record<string, unknown>): Told => ({
    ...{ isError: false, text: "told", structured },
  });
  const whole = told({
    ...{ vulnerabilities: [1], vulnerability_count: 1, has_vulnerabilities: true },
    ...{ security_status: "vulnerable", nested: { advisories: [1] } },
  });
  const rows: readonly (readonly [during: Record<string, unknown>, claims: readonly string[]])[] = [
    [{ vulnerabilities: [] }, ["vulnerabilities is empty"]],
    [{ vulnerabilities: [], vulnerabilities_status: "unknown" }, []],
    [{ vulnerability_count: 0 }, ["vulnerability_count is 0"]],
    [{ has_vulnerabilities: false }, ["has_vulnerabilities is false"]],
    [{ security_status: "secure" }, ["security_status is secure"]],
    [{ security_status: "unknown" }, []],
    [{ nested: { advisories: [] } }, ["nested.advisories is empty"]],
    [{ nested: { advisories: [], status: "unknown" } }, []],
    [{}, []],
  ];
  for (const [during, claims] of rows) {
    await t.step(JSON.stringify(during), () => {
      assert.deepEqual(falseClaims(told(during), whole), claims);
    });
  }
});
