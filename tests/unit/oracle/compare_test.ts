import assert from "node:assert/strict";
import { compareAnswers, comparisonReport } from "../../../scripts/oracle/compare.ts";

async function* from(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line);
}

const QUESTION = '{"op":"parse_version","args":{"text":"1"}}';

Deno.test("compareAnswers() tells agreement from difference", async (t) => {
  const rows: readonly (readonly [string, string, string, number])[] = [
    ["the same text", '{"ok":1}', '{"ok":1}', 0],
    ["other order of keys", '{"ok":{"a":1,"b":[2]}}', '{"ok":{"b":[2],"a":1}}', 0],
    ["other spelling of a number", '{"ok":9.0}', '{"ok":9}', 0],
    ["other spelling of a text", '{"ok":"é"}', '{"ok":"\\u00e9"}', 0],
    ["errors of two kinds", '{"error":{"kind":"a"}}', '{"error":{"kind":"B"}}', 0],
    ["a fault of ours", '{"error":{"kind":"internal"}}', '{"error":{"kind":"B"}}', 1],
    ["a question not read", '{"error":{"kind":"bad_arguments"}}', '{"error":{"kind":"B"}}', 1],
    ["an error and an answer", '{"error":{"kind":"a"}}', '{"ok":null}', 1],
    ["a value deep inside", '{"ok":{"a":[{"b":1}]}}', '{"ok":{"a":[{"b":2}]}}', 1],
    ["null and absence", '{"ok":{"a":null}}', '{"ok":{}}', 1],
    ["numbers that a float confuses", '{"ok":9007199254740992}', '{"ok":9007199254740993}', 1],
    ["long digits in a text", '{"ok":"9007199254740992"}', '{"ok":"9007199254740993"}', 1],
  ];
  for (const [name, ours, theirs, differing] of rows) {
    await t.step(name, async () => {
      const found = await compareAnswers(from([QUESTION]), from([ours]), from([theirs]));
      assert.equal(found.operations.get("parse_version")?.differing, differing);
      assert.equal(found.unexplained.size, differing);
    });
  }
});

Deno.test("compareAnswers() sets apart what a clause explains", async () => {
  const args = { marker: "os_name == 'a\\b'", environment: {} };
  const question = JSON.stringify({ op: "evaluate_marker", args });
  const found = await compareAnswers(
    from([question]),
    from(['{"ok":true}']),
    from(['{"ok":false}']),
  );
  assert.equal(found.explained.size, 1);
  assert.equal(found.unexplained.size, 0);
  assert.match(comparisonReport(found), /explained 1: a backslash .* \(PEP 508/);
});

Deno.test("compareAnswers() fails when answers are missing or too many", async () => {
  await assert.rejects(
    compareAnswers(from([QUESTION, QUESTION]), from(['{"ok":1}', '{"ok":1}']), from(['{"ok":1}'])),
    /line 2: an answer is missing/,
  );
  await assert.rejects(
    compareAnswers(from([QUESTION]), from(['{"ok":1}']), from(['{"ok":1}', '{"ok":1}'])),
    /line 2: it answers no question/,
  );
});

Deno.test("compareAnswers() compares of metadata's problems the fields, PEP 639's conflict left out", async (t) => {
  const question = '{"op":"parse_metadata","args":{"text":""}}';
  const problem = (field: string, rule: string) => ({ field, rule, message: rule });
  const answer = (...problems: readonly unknown[]) => JSON.stringify({ ok: { problems } });
  const rows: readonly (readonly [string, string, string, number])[] = [
    ["other words", answer(problem("name", "missing")), answer({ field: "name" }), 0],
    [
      "another order, one told twice",
      answer(problem("a", "invalid"), problem("b", "invalid")),
      answer({ field: "b" }, { field: "a" }, { field: "b" }),
      0,
    ],
    ["a conflict", answer(problem("license", "conflict")), answer(), 0],
    ["one more", answer(problem("name", "missing")), answer(), 1],
    ["one fewer", answer(), answer({ field: "name" }), 1],
  ];
  for (const [name, ours, theirs, differing] of rows) {
    await t.step(name, async () => {
      const found = await compareAnswers(from([question]), from([ours]), from([theirs]));
      assert.equal(found.unexplained.size, differing);
    });
  }
});
