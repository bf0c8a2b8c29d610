import assert from "node:assert/strict";
import { type Checks, faultsOf, parseChecks, scoredScenarios } from "./verdict.ts";

const check = (status: Checks[number]["status"], id = "a-check") => ({ id, status });
const GOOD: Checks = [check("SUCCESS"), check("INFO")];

Deno.test("faultsOf() passes only a run in which every scored scenario ran and proved something", async (t) => {
  const rows: readonly (readonly [string, Parameters<typeof faultsOf>[0], readonly RegExp[]])[] = [
    ["all good", run({ ping: GOOD, "tools-list": GOOD }), []],
    [
      "an unscored one fails",
      run({ ping: GOOD, "tools-list": GOOD, tasks: [check("FAILURE")] }),
      [],
    ],
    ["nothing ran", run({}), [/ping: did not run/, /tools-list: did not run/]],
    ["one did not run", run({ ping: GOOD }), [/tools-list: did not run/]],
    ["a failure among successes", run({ ping: [...GOOD, check("FAILURE")], "tools-list": GOOD }), [
      /ping: a-check is FAILURE: no reason told/,
    ]],
    ["a warning", run({ ping: [check("WARNING")], "tools-list": GOOD }), [/ping: .* WARNING/]],
    ["a check is left out", run({ ping: [...GOOD, check("SKIPPED")], "tools-list": GOOD }), [
      /ping: a-check is SKIPPED/,
    ]],
    [
      "a check that does not apply is left out",
      run({
        ping: [
          ...GOOD,
          check("SKIPPED", "sep-2575-server-sends-tools-list-changed-on-subscription"),
        ],
        "tools-list": GOOD,
      }),
      [],
    ],
    [
      "only what every scenario has succeeded",
      run({ ping: [check("SUCCESS", "wire-schema-valid")], "tools-list": GOOD }),
      [/ping: no check succeeded/],
    ],
    ["nothing succeeded", run({ ping: [check("INFO")], "tools-list": [] }), [
      /ping: no check succeeded/,
      /tools-list: no check succeeded/,
    ]],
    ["fewer are scored", { ...run({ ping: GOOD }), scored: ["ping"] }, [
      /1 scenarios are scored, expected 2/,
    ]],
    ["none is scored", { ...run({}), scored: [] }, [/0 scenarios are scored, expected 2/]],
  ];
  for (const [name, given, expected] of rows) {
    await t.step(name, () => {
      const faults = faultsOf(given);
      assert.equal(faults.length, expected.length, faults.join("\n"));
      expected.forEach((pattern, index) => assert.match(faults[index] ?? "", pattern));
    });
  }
});

Deno.test("scoredScenarios() and parseChecks() refuse what they cannot read", () => {
  assert.deepEqual(scoredScenarios("server:\n  - ping\nclient: []\n"), ["ping"]);
  assert.throws(() => scoredScenarios("server: []"));
  assert.throws(() => scoredScenarios("client: [ping]"));
  assert.deepEqual(parseChecks('[{"id":"a-check","status":"SUCCESS"}]'), [check("SUCCESS")]);
  assert.throws(() => parseChecks('[{"id":"a-check","status":"PASSED"}]'));
  assert.throws(() => parseChecks("{}"));
});

function run(results: Readonly<Record<string, Checks>>) {
  return {
    scored: ["ping", "tools-list"],
    scoredCount: 2,
    results: new Map(Object.entries(results)),
  };
}
