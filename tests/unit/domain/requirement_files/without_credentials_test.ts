import fc from "fast-check";
import assert from "node:assert/strict";
import { withoutCredentials } from "../../../../src/domain/requirement_files/without_credentials.ts";

Deno.test("withoutCredentials() takes out users, passwords and tokens, and nothing else", async (t) => {
  const rows: readonly (readonly [text: string, expected: string])[] = [
    ["https://u:p@h.example/simple", "https://h.example/simple"],
    ["https://token@h.example/simple", "https://h.example/simple"],
    ["git+https://u:p@h.example/a.git@v1#egg=a", "git+https://h.example/a.git@v1#egg=a"],
    ["a @ https://u@h.example/a.zip", "a @ https://h.example/a.zip"],
    ["https://u:p@@h.example/", "https://h.example/"],
    ["git+ssh://git@h.example/a.git", "git+ssh://git@h.example/a.git"],
    ["git+https://h.example/a.git@main", "git+https://h.example/a.git@main"],
    ["https://${USER}:${TOKEN}@h.example/", "https://${USER}:${TOKEN}@h.example/"],
    ["https://${USER}:secret@h.example/", "https://h.example/"],
    [
      "https://h.example/a.zip?token=abc&x=1#sha256=aa",
      "https://h.example/a.zip?token=***&x=1#sha256=aa",
    ],
    ["https://h.example/a.zip?X-Amz-Signature=abc", "https://h.example/a.zip?X-Amz-Signature=***"],
    ["https://u:pa/s@h.example/x", "https://h.example/x"],
    ["https://u:pa#s@h.example/x", "https://h.example/x"],
    ["https://u:pa's@h.example/x", "https://h.example/x"],
    ["//u:p@h.example/x", "//h.example/x"],
    ["https:/u:p@h.example/x", "https:/h.example/x"],
    ["u:p@h.example/x", "h.example/x"],
    ["https://u:p@h.example/a.git@v1", "https://h.example/a.git@v1"],
    ["https://h.example:8443/a.git@v1", "https://h.example:8443/a.git@v1"],
    ["git@h.example:a/b.git", "git@h.example:a/b.git"],
    ["ssh://git@h.example:a/b.git@v1", "ssh://git@h.example:a/b.git@v1"],
    ['{"git":"https://h.example","rev":"a@b"}', '{"git":"https://h.example","rev":"a@b"}'],
    ["https://h.example/x;token=abc", "https://h.example/x;token=***"],
    ["https://h.example/x#pwd=abc", "https://h.example/x#pwd=***"],
    ["https://h.example/a.zip?token=${TOKEN}", "https://h.example/a.zip?token=${TOKEN}"],
    ["name==1.0", "name==1.0"],
  ];
  for (const [text, expected] of rows) {
    await t.step(text, () => assert.equal(withoutCredentials(text), expected));
  }
});

Deno.test("withoutCredentials() leaves no password, whatever stands around the URL", () => {
  const word = fc.stringMatching(/^[a-z0-9.,%+~-]{1,12}$/);
  fc.assert(fc.property(word, word, word, (before, user, after) => {
    const clean = withoutCredentials(`${before} https://${user}:hunter2@h.example/${after}`);
    assert.ok(!clean.includes("hunter2"), clean);
    assert.ok(clean.endsWith(`https://h.example/${after}`), clean);
  }));
});
