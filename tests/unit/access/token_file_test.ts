import assert from "node:assert/strict";
import { createAuthenticator } from "../../../src/access/authenticator.ts";
import { systemFiles, TokenFile } from "../../../src/access/token_file.ts";
import { hashOf } from "../../support/hash_of.ts";

async function setting(path: string) {
  let nowMs = Date.now();
  const told: string[] = [];
  let reads = 0;
  const file = new TokenFile(path, {
    files: { ...systemFiles, read: (where) => (reads++, systemFiles.read(where)) },
    clock: () => nowMs,
  });
  const authenticator = createAuthenticator({
    entries: [{ name: "fixed", sha256: await hashOf("fixed-token") }],
    file,
    issuer: undefined,
    clock: () => nowMs,
    onFault: (reason) => void told.push(reason),
    onChange: (count) => void told.push(`${count} tokens`),
  });
  const nameOf = (token: string) => {
    const verdict = authenticator.known(token) ?? authenticator.verify(token);
    if (verdict instanceof Promise) throw new TypeError("nobody has to be asked");
    if ("name" in verdict) return verdict.name;
    return verdict.kind === "caller" ? verdict.caller.name : undefined;
  };
  return {
    nameOf,
    told,
    reads: () => reads,
    advance: (byMs: number) => void (nowMs += byMs),
  };
}

Deno.test("TokenFile follows its file without a restart, and keeps what it had where the file is faulty", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/tokens`;
  const entry = async (name: string) => `${name}=sha256:${await hashOf(`token-of-${name}`)}\n`;
  await Deno.writeTextFile(path, await entry("ann"));
  const { nameOf, told, advance } = await setting(path);
  assert.deepEqual(["ann", "bob"].map((name) => nameOf(`token-of-${name}`)), ["ann", undefined]);
  assert.equal(nameOf("fixed-token"), "fixed", "those of the settings hold beside it");

  const future = Date.now() / 1000 + 86_400;
  await Deno.utime(path, future, future);
  for (let look = 0; look < 3; look++) {
    advance(2_000);
    assert.equal(nameOf("token-of-ann"), "ann");
  }
  assert.deepEqual(told, ["1 tokens"], "the same text is told once, whenever it was written");

  await Deno.writeTextFile(path, await entry("bob"));
  assert.equal(nameOf("token-of-ann"), "ann", "it is not looked at again at once");
  advance(2_000);
  assert.deepEqual(["ann", "bob"].map((name) => nameOf(`token-of-${name}`)), [undefined, "bob"]);

  for (
    const spoil of [
      () => Deno.writeTextFile(path, "the-token-itself"),
      () => Deno.remove(path),
      () => Deno.mkdir(path),
    ]
  ) {
    await spoil();
    told.length = 0;
    for (let look = 0; look < 3; look++) {
      advance(2_000);
      assert.equal(nameOf("token-of-bob"), "bob");
    }
    assert.equal(told.length, 1, "told once");
    assert.ok(!told.join().includes("the-token-itself"));
  }
  await Deno.remove(path);

  await Deno.writeTextFile(path, "");
  advance(2_000);
  assert.equal(nameOf("token-of-bob"), undefined, "an empty file means nobody");
  assert.equal(nameOf("fixed-token"), "fixed");
  await Deno.remove(folder, { recursive: true });
});

Deno.test("createAuthenticator() tells expired tokens from unknown ones, for the audit log alone", async () => {
  const authenticator = createAuthenticator({
    entries: [{ name: "ann", sha256: await hashOf("token-of-ann"), expiresAtMs: 1_000 }],
    file: undefined,
    issuer: undefined,
    clock: () => 1_000,
    onFault() {},
    onChange() {},
  });
  assert.deepEqual(authenticator.verify("token-of-ann"), {
    kind: "invalid",
    reason: "expired token",
  });
  assert.deepEqual(authenticator.verify("token-of-bob"), {
    kind: "invalid",
    reason: "unknown token",
  });
});

Deno.test("TokenFile sees a link that is turned to another file, as Kubernetes does it", async () => {
  const folder = await Deno.makeTempDir();
  const content = await hashOf("token-of-ann");
  for (const [name, digits] of [["old", content], ["new", await hashOf("token-of-bob")]] as const) {
    await Deno.mkdir(`${folder}/${name}`);
    await Deno.writeTextFile(`${folder}/${name}/tokens`, `x=sha256:${digits}\n`);
    await Deno.utime(`${folder}/${name}/tokens`, 1_000, 1_000); // same size, same time
  }
  await Deno.symlink("old", `${folder}/data`);
  await Deno.symlink("data/tokens", `${folder}/tokens`);
  const { nameOf, advance, reads } = await setting(`${folder}/tokens`);
  assert.equal(nameOf("token-of-ann"), "x");
  advance(2_000);
  assert.equal(nameOf("token-of-ann"), "x");
  assert.equal(reads(), 1, "what has not changed is not read again");
  await Deno.symlink("new", `${folder}/next`);
  await Deno.rename(`${folder}/next`, `${folder}/data`);
  advance(2_000);
  assert.deepEqual([nameOf("token-of-ann"), nameOf("token-of-bob")], [undefined, "x"]);
  await Deno.remove(folder, { recursive: true });
});
