import assert from "node:assert/strict";
import { JudgementTurns } from "../../../src/graphql/judgement_turns.ts";
import { systemTimers } from "../../../src/resilience/timers.ts";

Deno.test("JudgementTurns gives each caller a turn of its own, in order, and none once it is closed", async () => {
  const turns = new JudgementTurns(systemTimers);
  const seen: string[] = [];
  const closed = Promise.withResolvers<void>();
  for (const name of ["a", "b", "c"]) {
    turns.next().then(() => {
      systemTimers.after(0, () => seen.push(`after ${name}`));
      seen.push(name);
      if (name !== "b") return;
      turns.close();
      systemTimers.after(5, closed.resolve);
    });
  }
  await closed.promise;
  assert.deepEqual(seen, ["a", "after a", "b", "after b"]);
});
