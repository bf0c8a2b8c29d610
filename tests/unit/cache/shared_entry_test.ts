import assert from "node:assert/strict";
import fc from "fast-check";
import { gzip } from "../../../src/cache/compression.ts";
import { createEntrySeal } from "../../../src/cache/entry_seal.ts";
import {
  type EntryFormat,
  MAX_STORED_BYTES,
  openEntry,
  sealEntry,
  type SharedEntry,
} from "../../../src/cache/shared_entry.ts";

const KEY = "a signing key that is long enough";
const FORMAT: EntryFormat = { seal: createEntrySeal(KEY), maxTextBytes: 100_000 };
const PLAIN: EntryFormat = { ...FORMAT, seal: createEntrySeal(undefined) };

function entryOf(text: string, meta: Partial<SharedEntry["meta"]> = {}): SharedEntry {
  return {
    text,
    meta: {
      ...{ confirmedAtMs: 5, readAtMs: 4, negative: false, etag: '"e"' },
      ...{ contentType: "application/json; charset=utf-8", movedTo: undefined },
      ...meta,
    },
  };
}

async function sealed(entry: SharedEntry, format = FORMAT): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await sealEntry(entry, "name", format);
  assert.ok(bytes !== undefined);
  return bytes;
}

Deno.test("openEntry() gives back what sealEntry() was given", async () => {
  const texts = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ minLength: 3_000, maxLength: 6_000 }),
    fc.constant("\ufeffwith a byte order mark"),
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom(FORMAT, PLAIN), async (text, format) => {
      const entry = entryOf(text);
      assert.deepEqual(await openEntry(await sealed(entry, format), "name", format), entry);
    }),
    { numRuns: 50 },
  );
  const negative = entryOf("", { negative: true, etag: undefined, contentType: undefined });
  assert.deepEqual(await openEntry(await sealed(negative), "name", FORMAT), negative);
});

Deno.test("openEntry() finds nothing in an entry of which any byte is another", async (t) => {
  for (const [name, format] of Object.entries({ signed: FORMAT, unsigned: PLAIN })) {
    await t.step(name, async () => {
      const whole = await sealed(entryOf("short"), format);
      for (let place = 0; place < whole.length; place++) {
        const damaged = whole.slice();
        damaged[place] = (damaged[place] ?? 0) ^ (1 << place % 8);
        assert.equal(await openEntry(damaged, "name", format), undefined, `byte ${place}`);
      }
      const large = await sealed(entryOf("compressed ".repeat(1_000)), format);
      await fc.assert(
        fc.asyncProperty(
          fc.nat(large.length - 1),
          fc.integer({ min: 1, max: 255 }),
          async (place, change) => {
            const damaged = large.slice();
            damaged[place] = (damaged[place] ?? 0) ^ change;
            assert.equal(await openEntry(damaged, "name", format), undefined);
          },
        ),
        { numRuns: 50 },
      );
    });
  }
});

Deno.test("openEntry() finds nothing in what is not its own", async (t) => {
  const whole = await sealed(entryOf("text"));
  const rows: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
    "no bytes": new Uint8Array(),
    "text": new TextEncoder().encode("somebody else's value, which is longer than any header"),
    "a cut-off entry": whole.slice(0, -1),
    "an entry and more": new Uint8Array([...whole, 0]),
    "the seal of no key": await sealed(entryOf("text"), PLAIN),
    "the seal of another key": await sealed(entryOf("text"), {
      ...FORMAT,
      seal: createEntrySeal(`${KEY}!`),
    }),
    "more than any entry": new Uint8Array(MAX_STORED_BYTES + 1),
  };
  for (const [name, bytes] of Object.entries(rows)) {
    await t.step(name, async () => {
      assert.equal(await openEntry(bytes, "name", FORMAT), undefined);
    });
  }
  await t.step("another key's entry", async () => {
    assert.equal(await openEntry(whole, "another name", FORMAT), undefined);
  });
});

Deno.test("sealEntry() and openEntry() keep to the bound of a text", async () => {
  const bomb = entryOf("0".repeat(100_001));
  assert.equal(await sealEntry(bomb, "name", FORMAT), undefined);
  const large = { ...FORMAT, maxTextBytes: 1_000_000 };
  assert.equal(await openEntry(await sealed(bomb, large), "name", FORMAT), undefined);
  assert.ok((await gzip(new Uint8Array(1_000_000))).length < 2_000, "it is a bomb");
  const noise = crypto.getRandomValues(new Uint8Array(65_536)).map((byte) => byte & 0x7f);
  // Further apart than gzip looks back, each block is as good as a new one.
  const text = new TextDecoder().decode(noise).repeat(MAX_STORED_BYTES / 65_536 * 1.25);
  const huge = { ...FORMAT, maxTextBytes: 1e9 };
  assert.equal(await sealEntry(entryOf(text), "name", huge), undefined);
});

Deno.test("createEntrySeal() gives names that tell nothing, and no seal as a name", async () => {
  const { seal } = FORMAT;
  assert.match(await seal.nameOf("text"), /^[0-9a-f]{64}$/);
  assert.notEqual(await seal.nameOf("text"), await PLAIN.seal.nameOf("text"));
  const whole = await sealed(entryOf("text"));
  const header = whole.slice(0, 9);
  const rest = whole.slice(41);
  const asText = `name\n${String.fromCharCode(...header)}${String.fromCharCode(...rest)}`;
  const found = Array.from(whole.slice(9, 41), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
  assert.notEqual(await seal.nameOf(asText), found);
});
