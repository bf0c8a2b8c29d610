import assert from "node:assert/strict";
import { keyPrefix, redisUrl, signingKey } from "../../../src/config/redis_values.ts";
import type { ValueKind } from "../../../src/config/value.ts";

function readsAs(kind: ValueKind<unknown>, text: string): boolean {
  return kind.read(text) !== undefined;
}

Deno.test("redisUrl() takes addresses of Redis, and nothing for none", async (t) => {
  assert.equal(redisUrl().read(""), null);
  const good = [
    ...["redis://localhost", "rediss://redis.example:6380/3", "redis://[::1]:6379/"],
    ...["redis://:p%40ss@host", "redis://user:pass@host:1"],
  ];
  for (const text of good) {
    await t.step(text, () => assert.equal(redisUrl().read(text)?.reveal(), text));
  }
  const bad = [
    ...["localhost:6379", "http://localhost", "redis://", "redis:///0", "unix:///tmp/redis.sock"],
    ...["redis://host/db", "redis://host?x=1", "redis://host#x", "redis://host:99999"],
    ...["redis://:%zz@host", "redis://host/0/1"],
    ...["redis://*", "redis://127.0.0.1.", "redis://a,b", "redis://a..b", "redis://%41"],
  ];
  for (const text of bad) await t.step(text, () => assert.ok(!readsAs(redisUrl(), text)));
});

Deno.test("keyPrefix() and signingKey() take what keys and signatures can be made of", () => {
  assert.ok(readsAs(keyPrefix(), "team-1.pypi_mcp"));
  for (const text of ["", "a b", "a:b", "*", "-a", "a".repeat(65)]) {
    assert.ok(!readsAs(keyPrefix(), text), text);
  }
  assert.equal(signingKey().read(""), null);
  assert.ok(readsAs(signingKey(), "0".repeat(32)));
  assert.ok(!readsAs(signingKey(), "0".repeat(31)));
});

Deno.test("a secret text shows nothing of itself", () => {
  const secret = redisUrl().read("redis://:hidden@host");
  assert.ok(secret !== null);
  for (const shown of [`${secret}`, JSON.stringify({ secret }), Deno.inspect(secret)]) {
    assert.doesNotMatch(shown, /hidden/);
  }
});
