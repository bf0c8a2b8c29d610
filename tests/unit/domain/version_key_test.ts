import fc from "fast-check";
import assert from "node:assert/strict";
import {
  compareVersions,
  parseVersion,
  type Version,
  versionKey,
} from "../../../src/domain/version.ts";
import { anyVersion } from "./support/version_arbitrary.ts";

/** Numbers at which the way they are written changes, and their neighbours. */
const EDGES = [0n, 1n, 9n, 10n, 99n, 100n, 199n, 200n, 201n, 999n, 1000n, 2n ** 53n, 2n ** 53n + 1n]
  .concat(
    [46, 47, 48, 120].flatMap((digits) => [10n ** BigInt(digits) - 1n, 10n ** BigInt(digits)]),
  );

/** The order as PEP 440 tells it, field by field: what the keys must agree with. */
function orderByFields(a: Version, b: Version): number {
  return first(
    order(a.epoch, b.epoch),
    ...padded(a.release, b.release),
    order(phaseRank(a), phaseRank(b)),
    order(a.pre?.number ?? 0n, b.pre?.number ?? 0n),
    order(a.post ?? -1n, b.post ?? -1n),
    order(a.dev === undefined ? 1 : 0, b.dev === undefined ? 1 : 0),
    order(a.dev ?? 0n, b.dev ?? 0n),
    orderOfLocals(a.local ?? [], b.local ?? []),
  );
}

function order<Value extends bigint | number | string>(a: Value, b: Value): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function first(...orders: readonly number[]): number {
  return orders.find((it) => it !== 0) ?? 0;
}

function padded(a: readonly bigint[], b: readonly bigint[]): readonly number[] {
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, index) => order(a[index] ?? 0n, b[index] ?? 0n));
}

function phaseRank({ pre, post, dev }: Version): number {
  if (pre !== undefined) return { a: 1, b: 2, rc: 3 }[pre.phase];
  return dev !== undefined && post === undefined ? 0 : 4;
}

function orderOfLocals(a: readonly (bigint | string)[], b: readonly (bigint | string)[]): number {
  const rows = a.slice(0, b.length).map((left, index) => {
    const right = b[index] ?? 0n;
    if (typeof left === "bigint" && typeof right === "bigint") return order(left, right);
    return typeof left === typeof right
      ? order(String(left), String(right))
      : typeof left === "string"
      ? -1
      : 1;
  });
  return first(...rows, order(a.length, b.length));
}

const number = fc.oneof(fc.constantFrom("0", "1", "2"), fc.constantFrom(...EDGES.map(String)));
const word = fc.stringMatching(/^[0-9a-z]{0,3}[a-z][0-9a-z]{0,2}$/);
const optional = (arbitrary: fc.Arbitrary<string>) => (
  fc.oneof({ weight: 2, arbitrary: fc.constant("") }, { weight: 1, arbitrary })
);
const wideVersion = fc.tuple(
  optional(number.map((it) => `${it}!`)),
  fc.array(number, { minLength: 1, maxLength: 3 }).map((it) => it.join(".")),
  optional(fc.tuple(fc.constantFrom("a", "b", "rc"), number).map((it) => it.join(""))),
  optional(number.map((it) => `.post${it}`)),
  optional(number.map((it) => `.dev${it}`)),
  optional(
    fc.array(fc.oneof(word, number), { minLength: 1, maxLength: 3 })
      .map((it) => `+${it.join(".")}`),
  ),
).map((it) => it.join("")).filter((it) => it.length <= 256);
const version = fc.oneof(anyVersion, wideVersion).map(parseVersion);

Deno.test("versionKey() orders as the fields do, and is equal for equal versions only", () => {
  fc.assert(
    fc.property(version, version, (a, b) => {
      const [left, right] = [versionKey(a), versionKey(b)];
      assert.equal(order(left, right), orderByFields(a, b), `${left} against ${right}`);
      assert.equal(compareVersions(a, b), orderByFields(a, b));
    }),
    { numRuns: 2000 },
  );
});

Deno.test("versionKey() orders versions that differ in one number, whatever its size", () => {
  const shapes: readonly ((number: bigint) => string)[] = [
    (it) => `${it}!1.0`,
    (it) => `${it}`,
    (it) => `1.${it}.1`,
    (it) => `1.0a${it}`,
    (it) => `1.0.post${it}.dev1`,
    (it) => `1.0.dev${it}`,
    (it) => `1.0+${it}.a`,
    (it) => `1.0+a.${it}`,
  ];
  for (const shape of shapes) {
    const keys = EDGES.map((it) => versionKey(parseVersion(shape(it))));
    const ordered = EDGES.toSorted(order).map((it) => versionKey(parseVersion(shape(it))));
    assert.deepEqual(keys.toSorted(order), ordered, shape(1n));
  }
});

Deno.test("versionKey() is the same for a plain object of the same fields, and follows changed ones", () => {
  fc.assert(fc.property(version, (it) => {
    const key = versionKey(it); // remembered from here on
    assert.equal(versionKey({ ...it }), key);
    assert.equal(versionKey(it), key);
    const next = { ...it, epoch: it.epoch + 1n };
    assert.ok(versionKey(next) > key);
    assert.notEqual(key, versionKey({ ...it, release: [...it.release, 1n] }));
  }));
});

Deno.test("versionKey() is compact", () => {
  assert.ok(versionKey(parseVersion("2.31.0")).length <= 4);
  assert.ok(versionKey(parseVersion("2026.4.1rc1.post2.dev3")).length <= 18);
});

Deno.test("versionKey() of the longest accepted texts takes their length", async (t) => {
  const rows = [
    "9".repeat(256),
    `1${".1".repeat(127)}`,
    `1+${"a.".repeat(126)}b`,
    `${"0".repeat(255)}1`,
  ];
  for (const text of rows) {
    await t.step(text.slice(0, 16), () => {
      assert.ok(versionKey(parseVersion(text)).length <= 2 * text.length + 8);
    });
  }
  assert.ok(versionKey(parseVersion("9".repeat(256))) > versionKey(parseVersion("9".repeat(255))));
});
