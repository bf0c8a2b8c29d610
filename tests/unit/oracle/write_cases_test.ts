import assert from "node:assert/strict";
import { answerLine } from "../../../scripts/oracle/answer_line.ts";
import { AREAS } from "../../../scripts/oracle/cases/areas.ts";
import { caseLines } from "../../../scripts/oracle/write_cases.ts";

Deno.test("caseLines() repeats itself for the same seed only", () => {
  assert.deepEqual([...caseLines("all", 44, 9)], [...caseLines("all", 44, 9)]);
  assert.notDeepEqual([...caseLines("all", 44, 9)], [...caseLines("all", 44, 10)]);
});

Deno.test("caseLines() refuses an area that is none", () => {
  assert.throws(() => [...caseLines("toString", 1, 1)], /expected all or one of versions, /);
});

/** Targets are made well formed; of metadata nothing is an error, but some is left unparsed. */
const ANSWERED: ReadonlySet<string> = new Set(["tags", "metadata"]);

Deno.test("caseLines() asks what the port reads, and both answers and errors come of it", async (t) => {
  for (const area of AREAS.keys()) {
    await t.step(area, () => {
      const answers = [...caseLines(area, 400, 1)].map(answerLine);
      const faults =
        /^\{"error":\{"kind":"(?:internal|bad_request|bad_arguments|unknown_operation)"/;
      assert.equal(answers.find((line) => faults.test(line)), undefined);
      const errors = answers.filter((line) => line.startsWith('{"error"'));
      assert.ok(errors.length < answers.length / 2, `${errors.length} errors`);
      if (!ANSWERED.has(area)) assert.ok(errors.length > 0, "no errors");
    });
  }
});
