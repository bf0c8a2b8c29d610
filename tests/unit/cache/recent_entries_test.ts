import assert from "node:assert/strict";
import { RecentEntries } from "../../../src/cache/recent_entries.ts";
import { seededRandom } from "../../support/seeded_random.ts";

function entriesWithin(maxCount: number, maxSize: number, maxEntrySize = maxSize) {
  const evicted: string[] = [];
  const bounds = { maxCount, maxSize, maxEntrySize };
  return { entries: new RecentEntries<string>(bounds, (value) => evicted.push(value)), evicted };
}

Deno.test("RecentEntries evicts what was not used the longest, one by one until the new one fits", () => {
  const { entries, evicted } = entriesWithin(10, 10);
  for (const key of ["a", "b", "c", "d"]) entries.set(key, key, 2);
  assert.equal(entries.get("a"), "a");
  entries.sizeOf("b"); // looking at a size is no use
  entries.set("large", "large", 5);
  assert.deepEqual([evicted, [...entries.values()]], [["b", "c"], ["d", "a", "large"]]);
  assert.deepEqual([entries.count, entries.size], [3, 9]);
});

Deno.test("RecentEntries says only of what a bound pushed out that it is evicted", () => {
  const { entries, evicted } = entriesWithin(2, 10, 4);
  entries.set("a", "first", 1);
  entries.set("a", "second", 2);
  assert.equal(entries.size, 2);
  entries.set("a", "too large", 5);
  assert.deepEqual([entries.get("a"), entries.size], [undefined, 0], "the old one is no answer");
  entries.set("b", "b", 1);
  entries.delete("b");
  entries.delete("never there");
  entries.set("c", "c", 1);
  entries.clear();
  assert.deepEqual([evicted, entries.count, entries.size], [[], 0, 0]);
});

Deno.test("RecentEntries keeps nothing where there is no room for any", () => {
  for (const [maxCount, maxSize] of [[0, 10], [10, 0]] as const) {
    const { entries, evicted } = entriesWithin(maxCount, maxSize);
    entries.set("a", "a", 1);
    assert.deepEqual([entries.get("a"), evicted], [undefined, []], `${maxCount} ${maxSize}`);
  }
});

Deno.test("RecentEntries does as a list does that is searched and moved each time", () => {
  const random = seededRandom(11);
  const below = (end: number) => Math.floor(random() * end);
  for (let round = 0; round < 20; round++) {
    const [maxCount, maxSize] = [1 + below(8), 5 + below(40)];
    const { entries, evicted } = entriesWithin(maxCount, maxSize, 12);
    let list: { key: string; value: string; size: number }[] = [];
    const pushedOut: string[] = [];
    const sizeOfAll = () => list.reduce((sum, { size }) => sum + size, 0);
    for (let turn = 0; turn < 500; turn++) {
      const key = `${below(12)}`;
      const found = list.find((one) => one.key === key);
      if (below(3) === 0) {
        assert.equal(entries.get(key), found?.value);
        if (found !== undefined) list = [...list.filter((one) => one !== found), found];
      } else if (below(8) === 0) {
        entries.delete(key);
        list = list.filter((one) => one !== found);
      } else {
        const made = { key, value: `${turn}`, size: 1 + below(15) };
        entries.set(key, made.value, made.size);
        list = list.filter((one) => one !== found);
        if (made.size <= Math.min(12, maxSize)) {
          while (list.length >= maxCount || sizeOfAll() + made.size > maxSize) {
            pushedOut.push(list.shift()?.value ?? "");
          }
          list.push(made);
        }
      }
      assert.deepEqual([...entries.values()], list.map(({ value }) => value));
      assert.equal(entries.size, sizeOfAll());
    }
    assert.deepEqual(evicted, pushedOut);
  }
});
