import assert from "node:assert/strict";
import { parseTokenList } from "../../../src/config/token_list.ts";

const A = "a".repeat(64);
const B = "b".repeat(64);

Deno.test("parseTokenList() reads entries of a variable and of a file", async (t) => {
  const rows: readonly (readonly [string, string, readonly (readonly unknown[])[]])[] = [
    ["nothing", "", []],
    ["one", `ann=sha256:${A}`, [["ann", A, undefined]]],
    ["commas", `ann=sha256:${A}, bob=sha256:${B},`, [["ann", A, undefined], ["bob", B, undefined]]],
    [
      "lines",
      `# who\r\nann = sha256:${A.toUpperCase()}\r\n\r\n  # more, of them\nbob=sha256:${B}\n`,
      [
        ["ann", A, undefined],
        ["bob", B, undefined],
      ],
    ],
    ["two tokens of one name, while one is replaced", `ann=sha256:${A}\nann=sha256:${B}`, [
      ["ann", A, undefined],
      ["ann", B, undefined],
    ]],
    ["an expiry", `ann=sha256:${A};expires=2027-01-31`, [["ann", A, Date.UTC(2027, 0, 31)]]],
    ["a time", `ann=sha256:${A}; expires=2027-01-31T12:00Z`, [[
      "ann",
      A,
      Date.UTC(2027, 0, 31, 12),
    ]]],
  ];
  for (const [name, text, expected] of rows) {
    await t.step(name, () => {
      const { entries, faults } = parseTokenList(text);
      assert.deepEqual(faults, []);
      assert.deepEqual(entries.map((e) => [e.name, e.sha256, e.expiresAtMs]), expected);
    });
  }
});

Deno.test("parseTokenList() refuses what is no hash, by its place and without its text", async (t) => {
  for (
    const text of [
      "hunter2hunter2hunter2",
      "ann=hunter2hunter2hunter2",
      `ann=sha256:${A}0`,
      `ann=sha256:${A.slice(1)}g`,
      `ann=md5:${A}`,
      `=sha256:${A}`,
      `an n=sha256:${A}`,
      `ann=sha256:${A};expires=hunter2hunter2`,
      `ann=sha256:${A};expires=2027-13-01`,
      `ann=sha256:${A};hunter2=1`,
    ]
  ) {
    await t.step(text.slice(0, 40), () => {
      const { entries, faults } = parseTokenList(`\n${text}`);
      assert.deepEqual(entries, []);
      assert.match(faults.join(), /^entry 1 in line 2: expected NAME=sha256:.*hash-token/);
      assert.ok(!faults.join().includes("hunter2"));
    });
  }
  await t.step("one token twice", () => {
    const { faults } = parseTokenList(`ann=sha256:${A},bob=sha256:${A}`);
    assert.deepEqual(faults, ["entry 2 in line 1: that token is there twice"]);
  });
});
