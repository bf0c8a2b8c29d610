import { getIntrospectionQuery, parse, specifiedRules, validate } from "graphql";
import assert from "node:assert/strict";
import { queryCost } from "../../../src/graphql/query_cost.ts";
import { graphSchema } from "../../../src/graphql/schema.ts";

const schema = graphSchema();

function cost(
  query: string,
  variables: Record<string, unknown> = {},
  operationName: string | undefined = undefined,
): number {
  const document = parse(query);
  assert.deepEqual(validate(schema, document, specifiedRules), [], "the query itself is valid");
  return queryCost({ schema, document, operationName, variables });
}

const releases = (args: string, below = "version") =>
  `{project(name:"a"){releases${args}{nodes{${below}}}}}`;

Deno.test("queryCost() counts look-ups, and what is below a list as often as it is long", async (t) => {
  const rows: readonly (readonly [name: string, query: string, cost: number])[] = [
    ["scalars alone", "{serverVersion}", 1],
    ["a project", '{project(name:"a"){name summary}}', 11],
    ["a page as long as it is by default", releases(""), 33], // 10 + 1 + 20 × 1.1
    ["a page", releases("(first: 50)"), 66],
    ["a page with look-ups for each", releases("(first: 50)", "advisories{status}"), 566],
    ["a page of pages", releases("(first: 100)", "files(first: 100){nodes{url}}"), 11_211],
    [
      "requirements and their projects",
      releases("(first: 2)", "requirements{nodes(first: 3){project{name}}}"),
      96,
    ],
    ["beyond the bounds", releases("(first: 1000000)"), 121],
    ["below the bounds", releases("(first: -1)"), 121],
    ["null", releases("(first: null)"), 121],
    ["an alias each", '{a: project(name:"a"){name} b: project(name:"b"){name}}', 21],
    [
      "a fragment where it is used",
      '{a: project(name:"a"){...F} b: project(name:"b"){...F}} fragment F on Project {releases(first: 10){nodes{version}}}',
      44,
    ],
    ["what is skipped", '{project(name:"a") @skip(if: true){name}}', 11],
  ];
  for (const [name, query, expected] of rows) {
    await t.step(name, () => assert.equal(cost(query), expected));
  }
});

Deno.test("queryCost() reads variables, their defaults, and takes the most where neither tells", async (t) => {
  const query = (standard: string) => `query($n: Int${standard}) ${releases("(first: $n)")}`;
  await t.step("given", () => assert.equal(cost(query(""), { n: 50 }), 66));
  await t.step("default", () => assert.equal(cost(query(" = 50")), 66));
  await t.step("given over default", () => assert.equal(cost(query(" = 1"), { n: 50 }), 66));
  await t.step("neither", () => assert.equal(cost(query("")), 121));
  await t.step("not a number", () => assert.equal(cost(query(""), { n: "1" }), 121));
  await t.step("of the operation that is run", () => {
    const both = `query A ${releases("(first: 1)")} query B ${releases("(first: 50)")}`;
    assert.equal(cost(both, {}, "B"), 66);
  });
});

Deno.test("queryCost() lets the usual introspection in, and no bomb of it", () => {
  const usual = cost(getIntrospectionQuery());
  assert.ok(usual > 50 && usual < 1_000, `${usual}`);
  const bomb = "{__schema{types{fields{type{fields{type{fields{name}}}}}}}}";
  assert.equal(validate(schema, parse(bomb), specifiedRules).length, 1, "the library's own rule");
  const wide = Array.from({ length: 30 }, (_, index) => (
    `a${index}: __schema{types{fields{type{fields{name args{name}}}}}}`
  ));
  assert.ok(cost(`{${wide.join(" ")}}`) > 2_000);
});

Deno.test("queryCost() is quick on fragments that double", () => {
  const count = 29;
  const fragments = Array.from(
    { length: count },
    (_, index) =>
      `fragment F${index} on Query { ${
        index + 1 < count ? `...F${index + 1} ...F${index + 1}` : "serverVersion"
      } }`,
  );
  const document = parse(`{...F0} ${fragments.join(" ")}`);
  const found = queryCost({ schema, document, operationName: undefined, variables: {} });
  assert.ok(found > 1_000_000, "each use counts");
});
