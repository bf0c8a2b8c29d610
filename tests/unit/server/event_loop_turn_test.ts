import assert from "node:assert/strict";
import { EventLoopTurn } from "../../../src/server/event_loop_turn.ts";

Deno.test("EventLoopTurn.next() resolves only after everything of the present turn", async () => {
  const turn = new EventLoopTurn();
  const order: string[] = [];
  const next = turn.next().then(() => order.push("next turn"));
  for (let step = 0; step < 100; step += 1) await Promise.resolve();
  order.push("present turn");
  await next;
  assert.deepEqual(order, ["present turn", "next turn"]);
  await turn.next();
  turn.close();
});
