import assert from "node:assert/strict";
import {
  optionsStart,
  readOptions,
} from "../../../../src/domain/requirement_files/installer_options.ts";

Deno.test("readOptions() reads options in every spelling that pip takes", async (t) => {
  const rows: readonly (readonly [text: string, expected: string])[] = [
    ["-r more.txt", "--requirement=more.txt"],
    ["-rmore.txt", "--requirement=more.txt"],
    ["--requirement more.txt", "--requirement=more.txt"],
    ["--requirement=more.txt", "--requirement=more.txt"],
    ["--find more", "--find-links=more"],
    ["-c 'a b.txt'", "--constraint=a b.txt"],
    ['-f "C:\\\\x"', "--find-links=C:\\x"],
    ["--pre --no-index", "--pre --no-index"],
    ["--hash=sha256:aa --hash=sha256:bb", "--hash=sha256:aa --hash=sha256:bb"],
    ["-i https://h/simple", "--index-url=https://h/simple"],
  ];
  for (const [text, expected] of rows) {
    await t.step(text, () => {
      const { options, words, faults } = readOptions(text);
      const written = options.map(({ name, value }) =>
        value === undefined ? name : `${name}=${value}`
      );
      assert.equal(written.join(" "), expected);
      assert.deepEqual([...words, ...faults], []);
    });
  }
});

Deno.test("readOptions() reads on after an option that nobody knows", () => {
  const { options, faults } = readOptions("--default-timeout 600 --pre --index 'x");
  assert.deepEqual(options, []);
  assert.equal(faults.length, 1); // the quote is never closed
  const closed = readOptions("--default-timeout 600 --pre --no-index=1 -r");
  assert.deepEqual(closed.options, [{ name: "--pre" }]);
  assert.equal(closed.faults.length, 3);
});

Deno.test("optionsStart() finds the first word that begins with a dash", () => {
  assert.equal(optionsStart("a-b==1"), 6);
  assert.equal(optionsStart("a==1 --hash=x"), 4);
  assert.equal(optionsStart("-e ."), 0);
});
