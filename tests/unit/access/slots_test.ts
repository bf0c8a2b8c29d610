import assert from "node:assert/strict";
import { Slots } from "../../../src/access/slots.ts";

Deno.test("Slots.enter() has room for so many, and again when one has left", () => {
  const slots = new Slots(2);
  assert.deepEqual([slots.enter(), slots.enter(), slots.enter()], [true, true, false]);
  slots.leave();
  assert.deepEqual([slots.enter(), slots.enter()], [true, false]);
});

Deno.test("Slots.enterAs() bounds each caller for itself", () => {
  const slots = new Slots(10, 1);
  assert.deepEqual([slots.enterAs("ann"), slots.enterAs("ann")], [true, false]);
  assert.equal(slots.enterAs("bob"), true);
  slots.leaveAs("ann");
  assert.deepEqual([slots.enterAs("ann"), slots.enterAs("bob")], [true, false]);
});
