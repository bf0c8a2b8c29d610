import assert from "node:assert/strict";
import { SourceLog } from "../../../src/domain/source.ts";
import { defineResource } from "../../../src/mcp/define_resource.ts";

interface Deps {
  readonly suffix: string;
}
const call = () => ({ signal: new AbortController().signal, sources: new SourceLog() });
const greeting = defineResource({
  name: "greeting",
  title: "A greeting",
  description: "Greets.",
  uri: "pypi://greeting/{person}",
  variables: {
    person: ({ value, others }, deps: Deps) => [`${value}${deps.suffix}`, ...others.keys()],
  },
  mimeType: "application/json",
  read: ({ person }, deps: Deps) =>
    Promise.resolve([{ mimeType: "text/markdown", text: `Hello ${person}${deps.suffix}` }]),
});

Deno.test("a resource reads its decoded variables and tells each content its URI", async () => {
  const uri = "pypi://greeting/J%20D";
  assert.equal(greeting.matches(uri), true);
  assert.deepEqual(await greeting.read(uri, { suffix: "!" }, call()), [
    { uri, mimeType: "text/markdown", text: "Hello J D!" },
  ]);
});

Deno.test("a resource refuses a URI that is not its own", async () => {
  assert.equal(greeting.matches("pypi://other/x"), false);
  await assert.rejects(greeting.read("pypi://other/x", { suffix: "" }, call()), TypeError);
});

Deno.test("a resource completes its variables and nothing else", async () => {
  const typed = { value: "a", others: new Map([["city", "Oslo"]]) };
  const deps = { suffix: "z" };
  assert.deepEqual((await greeting.complete("person", typed, deps, call())).values, ["az", "city"]);
  assert.deepEqual((await greeting.complete("city", typed, deps, call())).values, []);
});

Deno.test("defineResource() refuses variables that the URI does not hold", () => {
  assert.throws(() =>
    defineResource({
      name: "wrong",
      title: "",
      description: "",
      uri: "pypi://x/{a}",
      variables: { b: () => [] },
      mimeType: "text/plain",
      read: () => Promise.resolve([]),
    }), TypeError);
});
