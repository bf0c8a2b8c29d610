import assert from "node:assert/strict";
import { TokenStore } from "../../../src/access/token_store.ts";
import { hashOf } from "../../support/hash_of.ts";

Deno.test("TokenStore accepts tokens by their hash, until they expire or are taken away", async () => {
  let nowMs = 1_000;
  const ann = { name: "ann", sha256: await hashOf("token-of-ann") };
  const bob = { name: "bob", sha256: await hashOf("token-of-bob"), expiresAtMs: 2_000 };
  const store = new TokenStore([ann, bob], () => nowMs);
  assert.equal(store.known("token-of-ann"), undefined, "it was not seen yet");
  assert.deepEqual(store.verify("token-of-ann"), { name: "ann", kind: "token" });
  assert.deepEqual(store.known("token-of-ann"), { name: "ann", kind: "token" });
  assert.deepEqual(store.verify("token-of-bob"), { name: "bob", kind: "token" });
  for (const wrong of ["", "token-of-an", "token-of-ann ", "TOKEN-OF-ANN", ann.sha256]) {
    assert.equal(store.verify(wrong), undefined, wrong);
  }
  nowMs = 2_000;
  assert.equal(store.known("token-of-bob"), undefined);
  assert.equal(store.verify("token-of-bob"), "expired");
  store.replace([bob]);
  assert.equal(store.known("token-of-ann"), undefined);
  assert.equal(store.verify("token-of-ann"), undefined);
});
