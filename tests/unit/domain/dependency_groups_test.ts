import fc from "fast-check";
import assert from "node:assert/strict";
import {
  InvalidDependencyGroupError,
  resolveDependencyGroup,
} from "../../../src/domain/dependency_groups.ts";
import { InvalidGroupNameError } from "../../../src/domain/group_name.ts";

type Groups = Readonly<Record<string, readonly unknown[]>>;

function resolve(groups: Groups, group: string): readonly string[] {
  return resolveDependencyGroup(new Map(Object.entries(groups)), group);
}

const include = (name: string) => ({ "include-group": name });

Deno.test("resolveDependencyGroup() puts included groups where they are included, and removes nothing", async (t) => {
  const rows: readonly (readonly [what: string, Groups, group: string, resolved: string])[] = [
    ["a plain group", { test: ["pytest>7", "coverage"] }, "test", "pytest>7|coverage"],
    ["an empty group", { test: [] }, "test", ""],
    ["any spelling", { Type_Checks: ["mypy"] }, "type.checks", "mypy"],
    ["an include first", { a: [include("b"), "x"], b: ["y", "z"] }, "a", "y|z|x"],
    ["an include last", { a: ["x", include("B")], b: ["y"] }, "a", "x|y"],
    ["an include of another spelling", { a: [include("B.C")], "b-c": ["y"] }, "a", "y"],
    ["the same twice", { a: ["x", include("b"), include("b"), "x"], b: ["x"] }, "a", "x|x|x|x"],
    ["a diamond", { a: [include("b"), include("c")], b: [include("c")], c: ["x"] }, "a", "x|x"],
    ["canonical text", { a: ['X [q] >=1 ; os_name=="nt"'] }, "a", 'X[q]>=1; os_name == "nt"'],
    ["faults that it does not use", { a: ["x"], b: ["*"], c: [include("c")] }, "a", "x"],
    ["a table as a Map", { a: [new Map([["include-group", "b"]])], b: ["x"] }, "a", "x"],
  ];
  for (const [what, groups, group, resolved] of rows) {
    await t.step(what, () => assert.equal(resolve(groups, group).join("|"), resolved));
  }
});

Deno.test("resolveDependencyGroup() says what is wrong and how it came there", async (t) => {
  const rows: readonly (readonly [what: string, Groups, message: RegExp, chain: string])[] = [
    ["an unknown group", { b: [] }, /"a": there is no group "a"$/, "a"],
    ["an unknown include", { a: [include("b")] }, /\(a -> b\): there is no group "b"$/, "a b"],
    ["itself", { a: [include("A")] }, /\(a -> a\): "a" includes itself$/, "a a"],
    [
      "a cycle of three behind one",
      { a: [include("b")], b: [include("c")], c: ["x", include("d")], d: [include("b")] },
      /\(a -> b -> c -> d -> b\): "b" includes itself$/,
      "a b c d b",
    ],
    [
      "duplicates",
      { a: [], "x-y": [], X_Y: [] },
      /one group of each name, found "x-y" and "X_Y"/,
      "",
    ],
    [
      "no requirement",
      { a: ["x", ">=1"] },
      /expected item 2 of "a" to be a requirement: Cannot/,
      "a",
    ],
    ["no text", { a: [1] }, /to be a requirement or a table .*, found number$/, "a"],
    ["a list", { a: [["x"]] }, /, found a list$/, "a"],
    ["null", { a: [null] }, /, found nothing$/, "a"],
    ["an empty table", { a: [{}] }, /, found the keys ""$/, "a"],
    ["another table", { a: [{ "set-phasers": "x" }] }, /, found the keys "set-phasers"$/, "a"],
    ["a key too many", { a: [{ "include-group": "b", x: 1 }] }, /"include-group, x"$/, "a"],
    ["an include of no text", { a: [{ "include-group": 1 }] }, /, found number$/, "a"],
    ["an include of no name", { a: [include("-")] }, /, found no name in "-"$/, "a"],
  ];
  for (const [what, groups, message, chain] of rows) {
    await t.step(what, () => {
      assert.throws(() => resolve(groups, "a"), (error) => {
        assert.ok(error instanceof InvalidDependencyGroupError);
        assert.match(error.message, message);
        assert.ok(error.message.startsWith('Cannot resolve dependency group "a"'), error.message);
        assert.equal(error.chain.join(" "), chain);
        return error.input === "a";
      });
    });
  }
  await t.step("a group that is no list", () => {
    const groups: ReadonlyMap<string, readonly unknown[]> = new Map(Object.entries(
      JSON.parse('{"a": "x"}'),
    ));
    assert.throws(() => resolveDependencyGroup(groups, "a"), /to be a list, found string$/);
  });
  await t.step("no name", () => assert.throws(() => resolve({}, "-a"), InvalidGroupNameError));
});

Deno.test("resolveDependencyGroup() is not led astray by names that objects have", () => {
  for (const name of ["constructor", "__proto__", "toString"]) {
    assert.throws(() => resolve({ a: [include("constructor")] }, "a"), /there is no group/);
    assert.throws(() => resolve({ a: [JSON.parse(`{"${name}": "b"}`)] }, "a"), /found the keys/);
  }
});

Deno.test("resolveDependencyGroup() takes no stack for long chains and bounds what doubles", () => {
  const chain: Record<string, readonly unknown[]> = { g0: ["x"] };
  for (let index = 1; index <= 20_000; index++) chain[`g${index}`] = [include(`g${index - 1}`)];
  assert.deepEqual(resolve(chain, "g20000"), ["x"]);
  const doubling: Record<string, readonly unknown[]> = { g0: ["x"] };
  for (let index = 1; index <= 64; index++) {
    doubling[`g${index}`] = [include(`g${index - 1}`), include(`g${index - 1}`)];
  }
  assert.throws(() => resolve(doubling, "g64"), /expected at most 50000 requirements, found more$/);
});

/** Groups `g0` to `g5`, each including some with smaller numbers: no cycles. */
const acyclic = fc.tuple(
  ...Array.from({ length: 6 }, (_, index) => (
    fc.array(
      fc.oneof(
        fc.constantFrom("x", "y>1", "z[q]"),
        ...(index === 0 ? [] : [fc.nat(index - 1).map((to) => include(`G${to}`))]),
      ),
      { maxLength: 4 },
    )
  )),
);

function expanded(groups: readonly (readonly unknown[])[], index: number): readonly string[] {
  return (groups[index] ?? []).flatMap((item) => (
    typeof item === "string"
      ? [item]
      : expanded(groups, Number(JSON.stringify(item).replace(/\D/g, "")))
  ));
}

Deno.test("PEP 735: an include is replaced by the contents of the other group, in its place", () => {
  fc.assert(fc.property(acyclic, (groups) => {
    const table = new Map(groups.map((items, index) => [`g${index}`, items]));
    assert.deepEqual(resolveDependencyGroup(table, "g5"), expanded(groups, 5));
  }));
});
