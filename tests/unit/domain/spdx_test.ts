import assert from "node:assert/strict";
import fc from "fast-check";
import {
  InvalidLicenseExpressionError,
  parseLicenseExpression,
  tryParseLicenseExpression,
} from "../../../src/domain/spdx.ts";
import {
  CURRENT_LICENSE_IDS,
  DEPRECATED_LICENSE_IDS,
  EXCEPTION_IDS,
} from "../../../src/domain/spdx_list.ts";

Deno.test("parseLicenseExpression() tells licences, exceptions and what is deprecated, each once", () => {
  assert.deepEqual(
    parseLicenseExpression(
      "gpl-2.0+ with classpath-exception-2.0 OR (MIT AND mit and LicenseRef-Mine)",
    ),
    {
      canonical: "GPL-2.0+ WITH Classpath-exception-2.0 OR (MIT AND MIT AND LicenseRef-Mine)",
      ids: ["GPL-2.0", "MIT", "LicenseRef-Mine"],
      exceptions: ["Classpath-exception-2.0"],
      deprecated: ["GPL-2.0"],
    },
  );
});

Deno.test("parseLicenseExpression() writes one form", async (t) => {
  const rows: readonly (readonly [name: string, text: string, canonical: string])[] = [
    ["identifiers as SPDX spells them", "aPACHE-2.0", "Apache-2.0"],
    ["operators in capitals", "mit or isc and 0bsd", "MIT OR ISC AND 0BSD"],
    ["one blank between words", "  mit \t OR\n isc ", "MIT OR ISC"],
    ["Python's blanks, too", "mit\u00a0or\u3000isc\u001c", "MIT OR ISC"],
    ["no blank inside parentheses", "( mit OR( isc ) )", "(MIT OR (ISC))"],
    ["parentheses are kept", "((mit))", "((MIT))"],
    ["or later", "epl-1.0+", "EPL-1.0+"],
    ["an identifier with a plus of its own", "gpl-2.0++", "GPL-2.0++"],
    ["a reference keeps its own part", "licenseref-My.Own-1", "LicenseRef-My.Own-1"],
    [
      "references are one in any case; the last spelling counts",
      "LicenseRef-a OR licenseref-A",
      "LicenseRef-A OR LicenseRef-A",
    ],
    ["a reference may have an exception", "LicenseRef-a with llgpl", "LicenseRef-a WITH LLGPL"],
  ];
  for (const [name, text, canonical] of rows) {
    await t.step(name, () => assert.equal(parseLicenseExpression(text).canonical, canonical));
  }
});

Deno.test("parseLicenseExpression() says what is wrong, and where", async (t) => {
  const rows: readonly (readonly [text: string, message: RegExp, span: [number, number]])[] = [
    ["", /expected a license, found the end$/, [0, 0]],
    [" ", /expected a license, found the end$/, [1, 1]],
    ["MIT OR", /expected a license, found the end$/, [6, 6]],
    ["OR MIT", /expected a license or "\(", found "OR" at 0$/, [0, 2]],
    ["MIT MIT", /expected AND, OR, WITH or the end, found "MIT" at 4$/, [4, 7]],
    ["(MIT", /expected "\)", found the end$/, [4, 4]],
    ["(MIT)(ISC)", /expected AND, OR or the end, found "\(" at 5$/, [5, 6]],
    ["MIT)", /expected AND, OR, WITH or the end, found "\)" at 3$/, [3, 4]],
    ["()", /expected a license or "\(", found "\)" at 1$/, [1, 2]],
    ["(MIT ISC", /expected AND, OR, WITH, "\)" or the end, found "ISC" at 5$/, [5, 8]],
    ["(MIT) WITH LLGPL", /expected AND, OR or the end, found "WITH" at 6$/, [6, 10]],
    ["MIT WITH LLGPL WITH LLGPL", /expected AND, OR or the end, found "WITH" at 15$/, [15, 19]],
    ["MIT W\u0131TH LLGPL", /expected AND, OR, WITH or the end, found "W\u0131TH" at 4$/, [4, 8]],
    ["MIT WITH", /expected an exception of the SPDX list, found the end$/, [8, 8]],
    ["MIT WITH (LLGPL)", /expected an exception of the SPDX list, found "\(" at 9$/, [9, 10]],
    ["MIT WITH LGPL", /"LGPL" at 9 \(did you mean LLGPL\?\)$/, [9, 13]],
    ["ISC OR MIT2", /"MIT2" at 7 \(did you mean MIT\?\)$/, [7, 11]],
    ["Apache-2", /"Apache-2" at 0 \(did you mean Apache-2\.0\?\)$/, [0, 8]],
    ["use-it-after-midnight", /SPDX license list or LicenseRef-…, found "use-it-[^)]*$/, [0, 21]],
    ["LicenseRef-", /expected LicenseRef- and ASCII letters/, [0, 11]],
    ["LicenseRef-a_b", /expected LicenseRef- and ASCII letters/, [0, 14]],
    ["LicenseRef-a+", /expected LicenseRef- and ASCII letters/, [0, 13]],
    ["LicenseRef-\u212a", /expected LicenseRef- and ASCII letters/, [0, 12]],
    ["DocumentRef-a:LicenseRef-b", /expected an identifier/, [0, 26]],
    ["blueoa\u212a-1.0.0", /expected an identifier/, [0, 13]],
    ["(".repeat(201), /expected at most 200 levels, found "\(" at 200$/, [200, 201]],
  ];
  for (const [text, message, span] of rows) {
    await t.step(text.slice(0, 40) || "nothing", () => {
      assert.throws(() => parseLicenseExpression(text), (error) => {
        assert.ok(error instanceof InvalidLicenseExpressionError);
        assert.match(error.message, message);
        assert.equal(error.input, text);
        assert.deepEqual(error.span, span);
        return true;
      });
      assert.equal(tryParseLicenseExpression(text), undefined);
    });
  }
});

Deno.test("parseLicenseExpression() refuses ten thousand levels and endless text without overflow", () => {
  const deep = "(".repeat(5_000) + "MIT" + ")".repeat(5_000);
  assert.throws(() => parseLicenseExpression(deep), /at most 200 levels/);
  assert.throws(() => parseLicenseExpression("(".repeat(10_000)), /at most 200 levels/);
  assert.throws(
    () => parseLicenseExpression("MIT OR ".repeat(1_000_000)),
    /expected at most 16384 characters, found 7000000$/,
  );
  assert.equal(parseLicenseExpression("MIT OR ".repeat(2_000) + "ISC").ids.length, 2);
});

// PEP 639: "case-insensitive matching" of identifiers, written back in the case of the SPDX list.
Deno.test("parseLicenseExpression() reads every identifier of the list in any case", () => {
  for (const id of [...CURRENT_LICENSE_IDS, ...DEPRECATED_LICENSE_IDS]) {
    for (const text of [id, id.toLowerCase(), id.toUpperCase()]) {
      assert.equal(parseLicenseExpression(text).canonical, id);
    }
    const isDeprecated = parseLicenseExpression(id).deprecated.length > 0;
    assert.equal(isDeprecated, DEPRECATED_LICENSE_IDS.includes(id), id);
  }
  for (const id of EXCEPTION_IDS) {
    for (const text of [id.toLowerCase(), id.toUpperCase()]) {
      assert.equal(parseLicenseExpression(`MIT with ${text}`).canonical, `MIT WITH ${id}`);
    }
    assert.equal(tryParseLicenseExpression(id), undefined, `${id} is no licence`);
  }
});

const anyId = fc.constantFrom(...CURRENT_LICENSE_IDS, ...DEPRECATED_LICENSE_IDS, "LicenseRef-X.y");
const simple = fc.tuple(
  anyId,
  fc.option(fc.constantFrom(...EXCEPTION_IDS), { nil: undefined }),
).map(([id, exception]) => (exception === undefined ? id : `${id} WITH ${exception}`));
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small" },
    simple,
    fc.tuple(tie("expression"), fc.constantFrom("AND", "OR"), tie("expression"))
      .map((parts) => parts.join(" ")),
    tie("expression").map((inner) => `(${inner})`),
  ),
}));

// PEP 639: tools "SHOULD … reformat the license expression" to one form, which then stays.
Deno.test("parseLicenseExpression() gives back what is canonical, whatever the case it came in", () => {
  fc.assert(fc.property(expression, (text) => {
    assert.equal(parseLicenseExpression(text).canonical, text);
    const shouted = text.replace(/LicenseRef-X\.y/g, "licenseref-X.y").replaceAll("(", " ( ");
    assert.equal(parseLicenseExpression(shouted).canonical, text);
    // A reference's own part keeps its case, so it is left out of this one.
    if (!text.includes("LicenseRef-")) {
      assert.equal(parseLicenseExpression(text.toLowerCase()).canonical, text);
    }
  }));
});

// SPDX: compound-expression = simple-expression "WITH" license-exception-id.
Deno.test("parseLicenseExpression() admits WITH after one licence only", () => {
  fc.assert(fc.property(expression, fc.constantFrom(...EXCEPTION_IDS), (text, exception) => {
    assert.equal(tryParseLicenseExpression(`(${text}) WITH ${exception}`), undefined);
  }));
});

Deno.test("tryParseLicenseExpression() never throws, and what it accepts is stable", () => {
  const words = fc.constantFrom("MIT", "and", "OR", "with", "LLGPL", "(", ")", "+", "LicenseRef-é");
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.array(words).map((all) => all.join(" ")));
  fc.assert(fc.property(text, (given) => {
    const read = tryParseLicenseExpression(given);
    if (read === undefined) return;
    assert.deepEqual(parseLicenseExpression(read.canonical), read);
    assert.match(read.canonical, /^[ -~]+$/);
  }));
});
