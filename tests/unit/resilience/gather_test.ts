import assert from "node:assert/strict";
import { Gather, type GatherOutcome } from "../../../src/resilience/gather.ts";
import { FakeClock } from "../../support/fake_clock.ts";

const { signal } = new AbortController();
type Run = (
  items: readonly string[],
  signal: AbortSignal,
) => Promise<readonly GatherOutcome<string>[]>;

function setUp(
  run: Run = (items) => Promise.resolve(items.map((item) => ({ value: `<${item}>` }))),
) {
  const fake = new FakeClock(0);
  const batches: { items: readonly string[]; signal: AbortSignal }[] = [];
  const gather = new Gather<string, string>({
    windowMs: 5,
    maxItemCount: 3,
    keyOf: (item) => item,
    run: (items, by) => {
      batches.push({ items, signal: by });
      return run(items, by);
    },
    timers: fake.timers,
  });
  return { fake, batches, gather };
}

Deno.test("Gather makes one batch of what arrives within the window", async () => {
  const { fake, batches, gather } = setUp();
  const first = gather.add("a", signal);
  await fake.advance(4);
  const second = gather.add("b", signal);
  const again = gather.add("a", signal);
  await fake.advance(1);
  assert.deepEqual(await Promise.all([first, second, again]), ["<a>", "<b>", "<a>"]);
  const later = gather.add("c", signal);
  await fake.advance(5);
  assert.equal(await later, "<c>");
  assert.deepEqual(batches.map(({ items }) => items), [["a", "b"], ["c"]]);
  assert.equal(fake.timerCount, 0);
});

Deno.test("Gather sends a full batch at once", async () => {
  const { fake, batches, gather } = setUp();
  const all = ["a", "b", "c", "d"].map((item) => gather.add(item, signal));
  assert.deepEqual(batches.map(({ items }) => items), [["a", "b", "c"]]);
  await fake.advance(5);
  assert.deepEqual(await Promise.all(all), ["<a>", "<b>", "<c>", "<d>"]);
});

Deno.test("Gather gives every item its own outcome", async () => {
  const error = new Error("b only");
  const { fake, gather } = setUp(() => Promise.resolve([{ value: "fine" }, { error }]));
  const fine = gather.add("a", signal);
  const broken = assert.rejects(gather.add("b", signal), (thrown) => thrown === error);
  await fake.advance(5);
  assert.equal(await fine, "fine");
  await broken;
});

Deno.test("Gather fails every item when the batch fails or does not fit", async (t) => {
  const rows: [name: string, run: Run, message: RegExp][] = [
    ["throw", () => Promise.reject(new Error("down")), /down/],
    ["too few", () => Promise.resolve([{ value: "x" }]), /batch of 2: it has 1 outcome/],
  ];
  for (const [name, run, message] of rows) {
    await t.step(name, async () => {
      const { fake, gather } = setUp(run);
      const both = ["a", "b"].map((item) => assert.rejects(gather.add(item, signal), { message }));
      await fake.advance(5);
      await Promise.all(both);
    });
  }
});

Deno.test("Gather lets one caller leave and stops the batch when all have left", async () => {
  const { fake, batches, gather } = setUp(() => new Promise(() => {}));
  const [first, second] = [new AbortController(), new AbortController()];
  const leaving = [gather.add("a", first.signal), gather.add("b", second.signal)];
  await fake.advance(5);
  first.abort("one");
  await assert.rejects(leaving[0] ?? assert.fail(), (reason) => reason === "one");
  assert.equal(batches[0]?.signal.aborted, false);
  second.abort("two");
  await assert.rejects(leaving[1] ?? assert.fail(), (reason) => reason === "two");
  assert.equal(batches[0]?.signal.aborted, true);
});

Deno.test("Gather never sends a batch that everybody left", async () => {
  const { fake, batches, gather } = setUp();
  const leaver = new AbortController();
  const left = gather.add("a", leaver.signal);
  leaver.abort("gone");
  await assert.rejects(left, (reason) => reason === "gone");
  await assert.rejects(gather.add("b", leaver.signal), (reason) => reason === "gone");
  await fake.advance(100);
  assert.deepEqual([batches.length, fake.timerCount], [0, 0]);
});
