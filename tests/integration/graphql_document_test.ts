/** The queries of `docs/GRAPHQL.md` on the embedded facts. @module */
import assert from "node:assert/strict";
import { loadConfig } from "../../src/config/load.ts";
import { QUERY_BOUNDS } from "../../src/graphql/query_bounds.ts";
import { serveApp } from "../support/served_app.ts";
import { ROOT } from "../support/source_files.ts";

const text = await Deno.readTextFile(new URL("docs/GRAPHQL.md", ROOT));

Deno.test("the queries of docs/GRAPHQL.md have the answers that stand below them", async (t) => {
  const { config } = loadConfig({
    flags: new Map([
      ["transport", "http"],
      ["port", "0"],
      ["graphql", "true"],
      ["demo", "true"],
      ["logLevel", "info"],
    ]),
    variable: () => undefined,
    variableNames: undefined,
    files: [],
  });
  await using app = await serveApp(config);
  const examples = [...text.matchAll(/```graphql\n(.*?)```\n\n```json\n(.*?)```/gs)];
  assert.equal(examples.length, text.match(/```graphql/g)?.length);
  assert.ok(examples.length > 3);
  for (const [, query = "", answer = ""] of examples) {
    await t.step(query.split("\n", 3).join(" ").trim(), async () => {
      const response = await fetch(new URL("/graphql", app.url), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query }),
      });
      const { data, errors } = await response.json();
      assert.equal(errors, undefined);
      assert.deepEqual(data, JSON.parse(answer));
    });
  }
});

Deno.test("docs/GRAPHQL.md states the bounds that the program keeps", () => {
  const { lengthCharacters, tokens, operations, fragments, aliases, depth, introspectionDepth } =
    QUERY_BOUNDS;
  const query = `${lengthCharacters.toLocaleString("en")} characters, ` +
    `${tokens.toLocaleString("en")} tokens, ${operations} operations, ${fragments} fragments`;
  assert.ok(text.includes(query), query);
  assert.match(text, new RegExp(`\\| aliases +\\| ${aliases} +\\|`));
  assert.ok(text.includes(`| ${depth}; of introspection ${introspectionDepth}`));
});
