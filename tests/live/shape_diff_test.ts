import assert from "node:assert/strict";
import { addToShape, diffShapes, emptyShape } from "./shape_diff.ts";

function shapeOf(...values: unknown[]) {
  const shape = emptyShape();
  for (const value of values) addToShape(shape, value);
  return shape;
}

Deno.test("diffShapes() compares keys and types, not values", async (t) => {
  const rows: [string, unknown, unknown, string[]][] = [
    ["equal shapes", { a: 1, b: ["x"] }, { a: 2, b: ["y", "z"] }, []],
    ["a key that the fake lacks", { a: 1, b: { c: 1 } }, { a: 1 }, ["b missing in the fake"]],
    ["a key that only the fake has", { a: 1 }, { a: 1, b: 1 }, ["b only in the fake"]],
    ["another type", { a: { b: 1 } }, { a: { b: "1" } }, ["a.b other types number/string"]],
    ["null is a type", { a: null }, { a: "x" }, ["a other types null/string"]],
    ["items of lists", [{ a: 1 }], [{ b: 1 }], [
      "[].a missing in the fake",
      "[].b only in the fake",
    ]],
    ["an empty list says nothing of its items", { a: [] }, { a: [{ b: 1 }] }, []],
    ["items are laid over one another", [{ a: 1 }, { a: null, b: 1 }], [{ a: null, b: 2 }, {
      a: 1,
    }], []],
    ["keys that are data are one place", { releases: { "1.0": [{ a: 1 }] } }, {
      releases: { "2.0": [], "3.0": [{ a: "x" }] },
    }, ["releases{}[].a other types number/string"]],
    ["other bodies", "text", { a: 1 }, ["the body other types string/object"]],
    ["lists and objects", { a: [] }, { a: {} }, ["a other types array/object"]],
  ];
  for (const [name, real, fake, expected] of rows) {
    await t.step(name, () => {
      const told = diffShapes(shapeOf(real), shapeOf(fake)).map(({ place, kind, types }) =>
        `${place} ${kind}` + (types === undefined ? "" : ` ${types.real}/${types.fake}`)
      );
      assert.deepEqual(told, expected);
    });
  }
});

Deno.test("addToShape() remembers every type that was seen in a place", () => {
  const shape = shapeOf({ a: null }, { a: "x" }, { a: 1 });
  assert.deepEqual([...shape.keys.get("a")?.types ?? []], ["null", "string", "number"]);
});
