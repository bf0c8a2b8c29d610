/** Hostile clients, short and seeded: for the gate. `deno task fuzz` is the long run. @module */
import assert from "node:assert/strict";
import { seededRandom } from "../support/seeded_random.ts";
import { expectationOf } from "./expectation.ts";
import { FrameSource } from "./frames.ts";
import { runHostile } from "./hostile_run.ts";

Deno.test("hostile frames, requests and crowds harm nobody else, over either transport", async () => {
  const result = await runHostile({
    httpFrames: 600,
    stdioFrames: 2_000,
    seed: 11,
    warmFrames: Infinity, // of a run of seconds nothing can be told
    settleMs: 0,
    maxBytes: 2 ** 20,
    hugeEvery: 400,
    listenMs: 400,
    crowdStayMs: 100,
    crowdShare: 0.03,
    crowds: ["idle", "slow"],
    guesses: 0,
    serverFlags: [],
    headers: "",
  });
  assert.deepEqual(result.violations, []);
  assert.deepEqual(result.fuzz.map(({ frames }) => frames), [600, 2_000]);
});

Deno.test("expectationOf() tells what a frame must be answered with", async (t) => {
  const rows: readonly (readonly [text: string, expectation: ReturnType<typeof expectationOf>])[] =
    [
      ['{"jsonrpc":"2.0","id":7,"method":"ping"}', { kind: "answer", id: "7" }],
      ['{"jsonrpc":"2.0","id":"7","method":"x"}', { kind: "answer", id: '"7"' }],
      ['{"jsonrpc":"2.0","method":"x"}', { kind: "silence" }],
      ['{"jsonrpc":"2.0","id":7,"result":{}}', { kind: "silence" }],
      [
        '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}',
        { kind: "silence", cancelled: "7" },
      ],
      ['{"jsonrpc":"2.0","id":7,"method":"x","params":[]}', { kind: "refusal", id: "7" }],
      ["[]", { kind: "refusal", id: undefined }],
      ["{", { kind: "refusal", id: undefined }],
    ];
  for (const [text, expectation] of rows) {
    await t.step(text, () => assert.deepEqual(expectationOf(text), expectation));
  }
});

Deno.test("FrameSource gives the same frames for the same seed", () => {
  const limits = { maxBytes: 1_000, hugeEvery: 50 };
  const frames = (seed: number) => {
    const source = new FrameSource(seededRandom(seed), limits);
    return Array.from({ length: 49 }, () => new TextDecoder().decode(source.next()));
  };
  assert.deepEqual(frames(3), frames(3));
  assert.notDeepEqual(frames(3), frames(4));
});
