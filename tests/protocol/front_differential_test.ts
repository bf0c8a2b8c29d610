import assert from "node:assert/strict";
import { compareConversations } from "./front_differential.ts";

Deno.test("Front leaves byte for byte what the server alone writes in generated conversations", async () => {
  const { conversations, ahead } = await compareConversations(250, 20261123);
  assert.equal(conversations, 250);
  assert.ok(ahead > 100, `${ahead} answered ahead`);
});
