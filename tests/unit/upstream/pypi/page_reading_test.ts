import assert from "node:assert/strict";
import fc from "fast-check";
import { PageReading } from "../../../../src/upstream/pypi/page_reading.ts";
import { presentText } from "../../../../src/upstream/wire_text.ts";

Deno.test("PageReading reads a name as if it were the first, whatever came before", () => {
  const beginning = fc.constantFrom(
    "demo-1.0-",
    "demo-1.1-",
    "demo-1.0-1-",
    "démo-1.0-",
    "demo-",
    "",
  );
  const ending = fc.constantFrom(
    "\u200d-py3-none-any.whl",
    "p y3-none-any.whl",
    "py3-none-any.whl",
    "cp312-cp312-win_amd64.whl",
    "1-py3-none-any.whl",
    " py3-none-any.whl",
    "py3-none-any.WHL",
    "py3\u202e-none-any.whl",
    "py3-none-a\u001b[31mny.whl",
    `py3-none-${"a".repeat(480)}.whl`,
    `py3-none-${"a".repeat(520)}.whl`,
    "1.0.tar.gz",
    "UNKNOWN",
    "",
  );
  const names = fc.array(
    fc.tuple(beginning, ending).map(([first, rest]) => first + rest),
    { maxLength: 30 },
  );
  fc.assert(fc.property(names, (texts) => {
    const page = new PageReading();
    for (const text of texts) {
      assert.deepEqual(page.readName(text), new PageReading().readName(text));
    }
  }));
});

Deno.test("PageReading reads a Requires-Python as if it were the first, whatever came before", () => {
  const limit = fc.constantFrom(
    ">=3.9",
    ">=3.10",
    " >=3.9",
    "\u202e",
    "",
    "UNKNOWN",
    null,
    undefined,
  );
  fc.assert(fc.property(fc.array(limit, { maxLength: 20 }), (limits) => {
    const page = new PageReading();
    for (const text of limits) assert.equal(page.readLimit(text), presentText(text));
  }));
});
