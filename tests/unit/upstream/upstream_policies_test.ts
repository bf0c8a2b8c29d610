import assert from "node:assert/strict";
import { createUpstreamPolicies } from "../../../src/upstream/upstream_policies.ts";

const settings = {
  timeoutMs: 30_000,
  maxRetries: 3,
  maxResponseBytes: 1_000,
  userAgent: "x",
  cacheTtlMs: 300_000,
  staleMs: 86_400_000,
  negativeTtlMs: 30_000,
  revalidateDebounceMs: 150,
};

Deno.test("createUpstreamPolicies() ends a look-up before a client of ours gives up", () => {
  assert.equal(createUpstreamPolicies(settings).budgetMs, 45_000);
});

Deno.test("createUpstreamPolicies() serves unasked no copy older than twice the freshness", () => {
  const policies = createUpstreamPolicies(settings);
  assert.deepEqual([policies.staleWhileRevalidateMs, policies.staleIfErrorMs], [
    300_000,
    86_400_000,
  ]);
  const strict = createUpstreamPolicies({ ...settings, staleMs: 0 });
  assert.deepEqual([strict.staleWhileRevalidateMs, strict.staleIfErrorMs], [0, 0]);
});
