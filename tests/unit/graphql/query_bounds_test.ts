import { parse } from "graphql";
import { getIntrospectionQuery } from "graphql";
import assert from "node:assert/strict";
import { exceededBound, QUERY_BOUNDS } from "../../../src/graphql/query_bounds.ts";

const nested = (depth: number) => "{a".repeat(depth) + "}".repeat(depth);
const doubling = (count: number) =>
  `{...F0} ${
    Array.from({ length: count }, (_, index) => (
      `fragment F${index} on Query { ${
        index + 1 < count ? `...F${index + 1} ...F${index + 1}` : "a"
      } }`
    )).join(" ")
  }`;

Deno.test("exceededBound() names the bound that a query exceeds, and its value", async (t) => {
  const { aliases, depth, fragments, operations } = QUERY_BOUNDS;
  const rows: readonly (readonly [name: string, query: string, message: RegExp | undefined])[] = [
    ["at the depth", nested(depth), undefined],
    ["too deep", nested(depth + 1), /depth 13, expected at most 12/],
    [
      "too deep in inline fragments and fragments",
      `{...F} fragment F on Query { ... on Query {
      ${nested(depth + 1).slice(1, -1)} } }`,
      /depth 13/,
    ],
    [
      "as many aliases",
      `{${Array.from({ length: aliases }, (_, index) => `a${index}: b`).join(" ")}}`,
      undefined,
    ],
    [
      "too many aliases",
      `{${Array.from({ length: aliases + 1 }, (_, index) => `a${index}: b`).join(" ")}}`,
      /aliases 31, expected at most 30/,
    ],
    [
      "aliases in a fragment that nothing uses",
      `{a} fragment F on Query {${
        Array.from({ length: aliases + 1 }, (_, index) => `a${index}: b`).join(" ")
      }}`,
      /aliases 31/,
    ],
    [
      "too many operations",
      Array.from({ length: operations + 1 }, (_, index) => (
        `query Q${index} {a}`
      )).join(" "),
      /operations 6/,
    ],
    ["too many fragments", doubling(fragments + 1), /fragments 31/],
    ["fragments that double", doubling(fragments), undefined],
    ["a fragment in itself", "{...F} fragment F on Query { a ...F }", undefined],
    [
      "two fragments in each other",
      "{...F} fragment F on Query {...G} fragment G on Query {...F}",
      undefined,
    ],
    ["introspection as tools ask it", getIntrospectionQuery(), undefined],
    ["deeper introspection", `{__schema{types${nested(25)}}}`, /depth/],
  ];
  for (const [name, query, message] of rows) {
    await t.step(name, () => {
      const exceeded = exceededBound(parse(query));
      if (message === undefined) assert.equal(exceeded, undefined);
      else {
        assert.match(exceeded?.message ?? "", message);
        assert.equal(exceeded?.extensions.code, "LIMIT_EXCEEDED");
      }
    });
  }
});
