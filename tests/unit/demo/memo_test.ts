import assert from "node:assert/strict";
import type { Answer } from "../../../src/demo/answer.ts";
import { createCatalogue, type DemoProject } from "../../../src/demo/catalogue.ts";
import { AnswerMemo } from "../../../src/demo/memo.ts";

const project = (name: string): DemoProject => {
  const facts = { name, summary: "", series: [] };
  const found = createCatalogue([facts], []).projects.get(name);
  assert.ok(found !== undefined);
  return found;
};

Deno.test("AnswerMemo renders once for each kind and project", async () => {
  const memo = new AnswerMemo();
  const rendered: string[] = [];
  const render = (body: string) => (): Answer => {
    rendered.push(body);
    return { status: 200, headers: {}, body };
  };
  const [one, two] = [project("one"), project("two")];
  assert.equal((await memo.get("document", one, render("a"))).body, "a");
  assert.equal((await memo.get("document", one, render("b"))).body, "a");
  assert.equal((await memo.get("page-json", one, render("c"))).body, "c");
  assert.equal((await memo.get("document", two, render("d"))).body, "d");
  assert.deepEqual(rendered, ["a", "c", "d"]);
});
