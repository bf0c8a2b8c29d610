import assert from "node:assert/strict";
import { runHashToken } from "../../../src/cli/hash_token.ts";
import { createPaint } from "../../../src/cli/paint.ts";
import { UsageError } from "../../../src/cli/usage_error.ts";
import { parseTokenList } from "../../../src/config/token_list.ts";

async function run(own?: string, name = "ann") {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await runHashToken({
    name,
    own,
    randomBytes: (count) => Uint8Array.from({ length: count }, (_, index) => 255 - index),
  }, {
    out: (text) => void printed.push(text),
    error: (text) => void complained.push(text),
    paint: createPaint(false),
  });
  return { code, printed, complained };
}

Deno.test("runHashToken() shows a random token once, and an entry that the settings take", async () => {
  const { code, printed } = await run();
  assert.equal(code, 0);
  assert.match(printed[0] ?? "", /^token: pypi-mcp-[\w-]{43}$/);
  const { entries, faults } = parseTokenList(printed[1]?.replace(/^entry: /, "") ?? "");
  assert.deepEqual([entries.length, faults], [1, []]);
});

Deno.test("runHashToken() hashes a token of one's own without the line feed, and does not show it", async () => {
  const own = "abcdefghijklmnopqrstuvwxyz0123";
  const hash = "0bf245c7abbd87326a228aa4178257fb9601bd64a1f79c90fa756db82642dd41";
  const { printed, complained } = await run(`${own}\n`);
  assert.deepEqual(printed, [`entry: ann=sha256:${hash}`]);
  assert.ok(!complained.join().includes(own));
});

Deno.test("runHashToken() refuses what could be guessed or sent by no header, without repeating it", async (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ["short", "hunter2"],
    ["long of one kind", "a".repeat(64)],
    ["long of two kinds", "ab".repeat(20)],
    ["empty", ""],
    ["with a blank", "correct horse battery staple in a row"],
    ["two lines", "abcdefghijklmnopqrstuvwxyz0123\nsecond"],
    ["beyond ASCII", "ábcdefghijklmnopqrstuvwxyz0123"],
  ];
  for (const [name, own] of rows) {
    await t.step(name, async () => {
      await assert.rejects(
        run(own),
        (error) => error instanceof UsageError && (own === "" || !error.message.includes(own)),
      );
    });
  }
  for (const name of ["", "a b", "a=b", "a,b", "-a", "a".repeat(65)]) {
    await t.step(`the name ${name.slice(0, 10)}`, async () => {
      await assert.rejects(run(undefined, name), UsageError);
    });
  }
});
