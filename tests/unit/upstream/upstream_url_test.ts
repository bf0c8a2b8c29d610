import assert from "node:assert/strict";
import fc from "fast-check";
import { AttemptFailure } from "../../../src/resilience/attempt_failure.ts";
import { parseBase, resolveUrl } from "../../../src/upstream/upstream_url.ts";

Deno.test("parseBase() takes http and https, with a path, with or without a last slash", () => {
  for (const text of ["https://index.test/simple", "https://index.test/simple/"]) {
    const base = parseBase(text, ["https://files.test"]);
    assert.equal(base.href, "https://index.test/simple");
    assert.equal(base.host, "index.test");
    assert.deepEqual([...base.origins], ["https://index.test", "https://files.test"]);
  }
  assert.equal(parseBase("http://127.0.0.1:8080").host, "127.0.0.1:8080");
});

Deno.test("parseBase() refuses what it cannot ask safely, without repeating it", async (t) => {
  const rows = [
    "https://me:s3cr3t@index.test/",
    "https://index.test/?token=s3cr3t",
    "https://index.test/#s3cr3t",
    "ftp://index.test/",
    "s3cr3t",
  ];
  for (const text of rows) {
    await t.step(text, () => {
      assert.throws(
        () => parseBase(text),
        (error) => error instanceof TypeError && !error.message.includes("s3cr3t"),
      );
    });
  }
});

Deno.test("resolveUrl() leaves every encoded part where it was put", () => {
  const base = parseBase("https://index.test/simple/");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
      fc.pre(!/^\.{1,2}$/.test(text) && text.isWellFormed());
      const url = resolveUrl(base, `/${encodeURIComponent(text)}/`);
      assert.equal(url.origin, "https://index.test");
      assert.ok(url.pathname.startsWith("/simple/"));
      assert.equal(decodeURIComponent(url.pathname.slice("/simple/".length, -1)), text);
    }),
    { seed: 5 },
  );
});

Deno.test("resolveUrl() never leaves the base by a path", () => {
  const base = parseBase("https://index.test/simple/");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      try {
        const url = resolveUrl(base, `/${text}`);
        assert.ok(url.href.startsWith("https://index.test/simple/"));
      } catch (error) {
        assert.ok(error instanceof TypeError);
      }
    }),
    { seed: 6, numRuns: 500 },
  );
});

Deno.test("resolveUrl() never asks a host that is not allowed", () => {
  const base = parseBase("https://index.test/", ["https://files.test"]);
  assert.equal(resolveUrl(base, "https://files.test/x#y").href, "https://files.test/x");
  fc.assert(
    fc.property(fc.webUrl(), (text) => {
      assert.throws(() => resolveUrl(base, text), AttemptFailure);
    }),
    { seed: 7 },
  );
});
