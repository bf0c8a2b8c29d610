import assert from "node:assert/strict";
import fc from "fast-check";
import { decodePlain, encodePlain } from "../../../src/cache/plain_codec.ts";

const LEAVES = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.double(),
  fc.boolean(),
  fc.bigInt(),
  fc.constantFrom<unknown>(undefined, null, -0, NaN, Infinity, -Infinity, 2n ** 200n),
  fc.date({ noInvalidDate: false }),
  fc.uint8Array(),
);
const KEYS = fc.oneof(fc.string(), fc.constantFrom("$", "__proto__", "constructor", "toJSON", "0"));
const { value: VALUES } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    LEAVES,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(KEYS, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    fc.array(fc.tuple(LEAVES, tie("value")), { maxLength: 4 }).map((pairs) => new Map(pairs)),
    fc.array(tie("value"), { maxLength: 4 }).map((elements) => new Set(elements)),
  ),
}));

/** Maps, sets and objects as lists: not every `deepEqual` looks into sets, or at a key called `constructor`. */
function comparable(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Map) return { map: [...value].map(comparable) };
  if (value instanceof Set) return { set: [...value].map(comparable) };
  if (Array.isArray(value)) return value.map(comparable);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return { object: Object.entries(value).map(([key, element]) => [key, comparable(element)]) };
}

Deno.test("decodePlain() gives back what encodePlain() was given", () => {
  fc.assert(fc.property(VALUES, (value) => {
    const text = encodePlain(value);
    assert.ok(text !== undefined);
    assert.deepEqual(comparable(decodePlain(text)), comparable(value));
  }));
});

Deno.test("encodePlain() carries nothing that it could not give back", async (t) => {
  const holed: unknown[] = [1];
  holed[2] = 3;
  const named: unknown[] = [1];
  Object.assign(named, { also: 1 });
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  let deep: unknown = 0;
  for (let depth = 0; depth < 1_000; depth++) deep = [deep];
  const rows: Readonly<Record<string, unknown>> = {
    "a function": { run: () => 1 },
    "a symbol": [Symbol("s")],
    "a symbol as key": { [Symbol("s")]: 1 },
    "an object of a class": new URL("https://example.org"),
    "a private field": new (class {
      readonly #secret = 1;
      get secret() {
        return this.#secret;
      }
    })(),
    "an object without prototype": Object.create(null),
    "a hole": holed,
    "an array with a name": named,
    "a cycle": cycle,
    "a deep value": deep,
    "another view of bytes": new Float64Array(1),
  };
  for (const [name, value] of Object.entries(rows)) {
    await t.step(name, () => assert.equal(encodePlain(value), undefined));
  }
});

Deno.test("decodePlain() refuses what encodePlain() did not make", async (t) => {
  const rows = [
    ...["", "{", "nonsense", '{"$":1}', '{"$":["other"]}', '{"$":["number","1"]}'],
    ...['{"$":["bigint","1.5"]}', '{"$":["map",[1]]}', '{"$":["set",{}]}', '{"$":["bytes",1]}'],
    ...['{"$":["date","x"]}', '{"$":["undefined"],"more":1}', '{"$":["object",1]}'],
    `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
  ];
  for (const text of rows) {
    await t.step(text.slice(0, 40), () => assert.throws(() => decodePlain(text), SyntaxError));
  }
});

Deno.test("decodePlain() makes own keys of names that objects have already", () => {
  const value = decodePlain('{"__proto__":{"polluted":true},"constructor":1}');
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.ok(!("polluted" in {}));
});
