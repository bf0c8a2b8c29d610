/** Expressions that PEP 639 and the SPDX specification (annex on license expressions) give as examples. */
import assert from "node:assert/strict";
import { parseLicenseExpression, tryParseLicenseExpression } from "../../src/domain/spdx.ts";

/** Where it stands, the expression, its canonical form where that is another text. */
const VALID: readonly (readonly [section: string, text: string, canonical?: string])[] = [
  ["PEP 639, valid identifiers", "MIT"],
  ["PEP 639, valid identifiers", "BSD-3-Clause"],
  ["PEP 639, AND and OR", "MIT AND (Apache-2.0 OR BSD-2-Clause)"],
  ["PEP 639, AND and OR", "MIT OR GPL-2.0-or-later OR (FSFUL AND BSD-2-Clause)"],
  ["PEP 639, WITH", "GPL-3.0-only WITH Classpath-exception-2.0 OR BSD-3-Clause"],
  ["PEP 639, LicenseRef", "LicenseRef-Special-License OR CC0-1.0 OR Unlicense"],
  ["PEP 639, LicenseRef", "LicenseRef-Proprietary"],
  ["PEP 639, LicenseRef", "LicenseRef-Public-Domain"],
  ["PEP 639, case", "mit or isc", "MIT OR ISC"],
  ["SPDX, simple", "CDDL-1.0"],
  ["SPDX, simple", "CDDL-1.0+"],
  ["SPDX, disjunctive", "LGPL-2.1-only OR MIT OR BSD-3-Clause"],
  ["SPDX, conjunctive", "LGPL-2.1-only AND MIT AND BSD-2-Clause"],
  ["SPDX, exception", "GPL-2.0-or-later WITH Bison-exception-2.2"],
  ["SPDX, precedence", "LGPL-2.1-only OR BSD-3-Clause AND MIT"],
  ["SPDX, precedence", "MIT AND (LGPL-2.1-or-later OR BSD-3-Clause)"],
];

const INVALID: readonly (readonly [section: string, text: string])[] = [
  ["PEP 639, not an identifier", "Use-it-after-midnight"],
  ["PEP 639, not an identifier", "Apache-2.0 OR 2-BSD-Clause"],
  ["PEP 639, LicenseRef of an underscore", "LicenseRef-License with spaces"],
  ["PEP 639, LicenseRef of an underscore", "LicenseRef-License_with_underscores"],
  ["SPDX, no text", ""],
  ["SPDX, WITH belongs to one licence", "(MIT OR ISC) WITH Bison-exception-2.2"],
  ["SPDX, WITH takes an exception", "MIT WITH ISC"],
  ["SPDX, an exception is no licence", "Bison-exception-2.2"],
  ["PEP 639 admits no reference into documents", "DocumentRef-a:LicenseRef-b"],
  ["PEP 639 admits neither NONE nor NOASSERTION", "NONE"],
  ["PEP 639 admits neither NONE nor NOASSERTION", "NOASSERTION"],
];

Deno.test("parseLicenseExpression() reads the examples of the standards", async (t) => {
  for (const [section, text, canonical = text] of VALID) {
    await t.step(`${section}: ${text}`, () => {
      assert.equal(parseLicenseExpression(text).canonical, canonical);
    });
  }
});

Deno.test("parseLicenseExpression() refuses what the standards refuse", async (t) => {
  for (const [section, text] of INVALID) {
    await t.step(`${section}: ${text}`, () => {
      assert.equal(tryParseLicenseExpression(text), undefined);
    });
  }
});
