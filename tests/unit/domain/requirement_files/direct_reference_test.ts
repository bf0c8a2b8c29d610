import assert from "node:assert/strict";
import {
  isUrl,
  looksLikePath,
  readReference,
} from "../../../../src/domain/requirement_files/direct_reference.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

Deno.test("readReference() tells kind, name, extras and whether the place is pinned", async (t) => {
  const rows: readonly (readonly [
    text: string,
    kind: string,
    name: string | undefined,
    pinned: boolean,
    extras?: readonly string[],
  ])[] = [
    ["git+https://h/a.git@v1#egg=Foo_Bar", "vcs", "foo-bar", false],
    [`git+https://h/a.git@${COMMIT}`, "vcs", undefined, true],
    [`git+ssh://git@h/a.git@${COMMIT}#egg=a&subdirectory=b`, "vcs", "a", true],
    ["hg+https://h/a#egg=a[c,B]", "vcs", "a", false, ["b", "c"]],
    ["https://h/x/flask-3.0.0-py3-none-any.whl", "url", "flask", false],
    ["https://h/x/flask-3.0.0-py3-none-any.whl#sha256=ab", "url", "flask", true],
    ["https://h/zope.interface-5.0.tar.gz", "url", "zope-interface", false],
    ["https://h/archive/main.zip", "url", undefined, false],
    ["https://h/archive/refs/tags/v1.0.tar.gz", "url", undefined, false],
    ["file:///tmp/a-1.0.zip", "path", "a", false],
    ["./wheels/a_b-1-py3-none-any.whl", "path", "a-b", false],
    ["https://h/%ZZ", "url", undefined, false],
  ];
  for (const [text, kind, name, pinned, extras = []] of rows) {
    await t.step(text, () => {
      const found = readReference(text);
      assert.deepEqual([found.kind, found.name, found.pinned], [kind, name, pinned]);
      assert.deepEqual(found.extras, extras);
    });
  }
});

Deno.test("isUrl() and looksLikePath() tell requirements from places", async (t) => {
  const rows: readonly (readonly [text: string, url: boolean, path: boolean])[] = [
    ["flask", false, false],
    ["flask @ https://h/x.whl", false, false],
    ["flask@https://h/x.whl", false, false],
    ["https://h/x.whl", true, true],
    ["git+ssh://h/x", true, true],
    [".", false, true],
    ["./a[b]", false, true],
    ["../a", false, true],
    ["a\\b", false, true],
    ["a-1.0-py3-none-any.whl", false, true],
    ["a-1.0.tar.gz[x]", false, true],
    ["http==1", false, false],
  ];
  for (const [text, url, path] of rows) {
    await t.step(text, () => assert.deepEqual([isUrl(text), looksLikePath(text)], [url, path]));
  }
});
