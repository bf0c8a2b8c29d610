import assert from "node:assert/strict";
import { createEntrySeal } from "../../../src/cache/entry_seal.ts";
import type { CacheEntry } from "../../../src/cache/response_cache.ts";
import { sealEntry, type SharedEntry } from "../../../src/cache/shared_entry.ts";
import { createSharedCounters } from "../../../src/cache/shared_statistics.ts";
import { type SharedQuestion, SharedTier } from "../../../src/upstream/shared_tier.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { MemoryStore } from "../../support/memory_store.ts";
import { until } from "../../support/until.ts";
import { seededRandom } from "../../support/seeded_random.ts";

const SEAL = createEntrySeal(undefined);
const MAX_TEXT_BYTES = 1_000_000;
const NAME = "name";
/** What does not get smaller by compression. */
const random = seededRandom(2);
const LARGE = Array.from({ length: 50_000 }, () => String.fromCharCode(33 + random() * 90))
  .join("");

function open(fake: FakeClock, tookMs = 0) {
  const store = new MemoryStore({ timers: fake.timers, tookMs });
  const tier = new SharedTier({
    ...{ store, seal: SEAL, counters: createSharedCounters(), programVersion: "1" },
    ...{ maxTextBytes: MAX_TEXT_BYTES, clock: fake.clock, timers: fake.timers },
    random: seededRandom(1),
  });
  return { store, tier };
}

function entryOf({ meta, text }: Pick<SharedEntry, "meta" | "text">): CacheEntry {
  const { confirmedAtMs, negative, etag } = meta;
  return {
    ...{ service: "test", host: "host", isPublic: true, value: text },
    ...{ negative, etag, confirmedAtMs, expirationCounted: false },
  };
}

function copyOf(text: string, confirmedAtMs: number): SharedEntry {
  const rest = { etag: undefined, contentType: undefined, movedTo: undefined };
  return { meta: { confirmedAtMs, readAtMs: confirmedAtMs, negative: false, ...rest }, text };
}

async function put(store: MemoryStore, entry: SharedEntry): Promise<void> {
  const bytes = await sealEntry(entry, NAME, { seal: SEAL, maxTextBytes: MAX_TEXT_BYTES });
  assert.ok(bytes !== undefined);
  store.copies.set(NAME, bytes);
}

/** Nothing that is found is fresh. */
function questionOf(fake: FakeClock, parts: Partial<SharedQuestion> = {}): SharedQuestion {
  return {
    name: NAME,
    read: (stored) => Promise.resolve(entryOf(stored)),
    isFresh: () => false,
    isEnough: () => false,
    ask: () =>
      Promise.resolve({
        entry: entryOf(copyOf("asked", fake.clock())),
        ...{ status: "fetched", textLength: 5, shareable: undefined },
      }),
    ttlMs: () => 1_000,
    maxWaitMs: 3_000,
    signal: new AbortController().signal,
    ...parts,
  };
}

Deno.test("SharedTier.find() waits for others by the clock, however slow the store is", async () => {
  const fake = new FakeClock();
  const startMs = fake.clock();
  const { store, tier } = open(fake, 240);
  store.locked.add(NAME);
  let askedAtMs: number | undefined;
  let toldMs = 0;
  const question = questionOf(fake);
  const found = tier.find({
    ...question,
    ask(copy, waitedMs) {
      askedAtMs = fake.clock() - startMs;
      toldMs = waitedMs;
      return question.ask(copy, waitedMs);
    },
  });
  await fake.advance(60_000);
  await found;
  assert.ok(askedAtMs !== undefined && askedAtMs < 4_500, `${askedAtMs}`);
  assert.ok(toldMs >= 3_000 && toldMs <= askedAtMs, `${toldMs}`);
});

Deno.test("SharedTier.find() reads a copy that is past its freshness once, however long it waits", async () => {
  const fake = new FakeClock();
  const { store, tier } = open(fake);
  store.locked.add(NAME);
  await put(store, copyOf(LARGE, fake.clock() - 5_000));
  const length = store.copies.get(NAME)?.length ?? 0;
  assert.ok(length > 30_000);
  let readCount = 0;
  const isFresh = ({ confirmedAtMs }: CacheEntry) => confirmedAtMs > fake.clock() - 4_000;
  const question = questionOf(fake, { isFresh });
  const found = tier.find({
    ...question,
    read(stored) {
      readCount++;
      return question.read(stored);
    },
  });
  await until("it is read", () => readCount === 1);
  await fake.advance(2_000);
  assert.equal(readCount, 1);
  assert.ok(store.readCount < length + 10_000, `${store.readCount} bytes for one of ${length}`);
  await put(store, copyOf("newer", fake.clock()));
  await fake.advance(500);
  assert.deepEqual((await found).entry.value, "newer");
  assert.equal(readCount, 2);
});

Deno.test("SharedTier.find() lets go of the lock where a copy cannot be read for a fault of our own", async () => {
  const fake = new FakeClock();
  const { store, tier } = open(fake);
  await put(store, copyOf("old", fake.clock() - 5_000));
  let readCount = 0;
  const question = questionOf(fake);
  const found = tier.find({
    ...question,
    async read(stored) {
      if (++readCount > 1) throw new TypeError("a fault of our own");
      await put(store, copyOf("another", fake.clock() - 4_000));
      return await question.read(stored);
    },
  });
  await assert.rejects(found, TypeError);
  assert.deepEqual([...store.locked], []);
});
