import assert from "node:assert/strict";
import fc from "fast-check";
import { formatTag, InvalidTagError, parseTags } from "../../../src/domain/tag.ts";

Deno.test("parseTags() reads tags in lower case, each once", async (t) => {
  const rows: readonly (readonly [text: string, tags: string])[] = [
    ["py3-none-any", "py3-none-any"],
    ["CP312-CP312-Win_AMD64", "cp312-cp312-win_amd64"],
    ["py3.py3-none-any", "py3-none-any"],
    ["py2.py3-none-any", "py2-none-any py3-none-any"],
    [
      "cp312.cp313-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64",
      "cp312-abi3-manylinux_2_17_x86_64 cp312-abi3-manylinux2014_x86_64 " +
      "cp313-abi3-manylinux_2_17_x86_64 cp313-abi3-manylinux2014_x86_64",
    ],
  ];
  for (const [text, tags] of rows) {
    await t.step(text, () => assert.equal(parseTags(text).map(formatTag).join(" "), tags));
  }
});

Deno.test("parseTags() refuses what is no tag, and sets that would burst", async (t) => {
  const many = Array.from({ length: 80 }, () => "a");
  const rows = [
    "",
    "py3",
    "py3-none",
    "py3-none-any-any",
    "-none-any",
    "py3--any",
    "py3-none-",
    "py2..py3-none-any",
    "3py-none-any",
    "p y-none-any",
    [0, 1, 2].map((part) => many.map((name, index) => `${name}${part}${index}`).join(".")).join(
      "-",
    ),
    Array.from({ length: 40 }, (_, n) => `a${n}`).join(".") + "-" +
    Array.from({ length: 40 }, (_, n) => `b${n}`).join(".") + "-any",
    "py3-none-".padEnd(600, "a"),
  ];
  for (const text of rows) {
    await t.step(text.slice(0, 40) || "(empty)", () => {
      assert.throws(() => parseTags(text), InvalidTagError);
    });
  }
});

// PEP 425: the tag format is "{python tag}-{abi tag}-{platform tag}"; each part may be a set joined by ".".
Deno.test("parseTags() gives every combination of a compressed set", () => {
  const parts = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_]{0,5}$/), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(fc.property(parts, parts, parts, (interpreters, abis, platforms) => {
    const text = [interpreters, abis, platforms].map((part) => part.join(".")).join("-");
    const tags = parseTags(text);
    assert.equal(tags.length, interpreters.length * abis.length * platforms.length);
    assert.equal(new Set(tags.map(formatTag)).size, tags.length);
    for (const tag of tags) assert.deepEqual(parseTags(formatTag(tag)), [tag]);
  }));
});
