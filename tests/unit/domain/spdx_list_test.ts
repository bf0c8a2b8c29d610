import assert from "node:assert/strict";
import published from "spdx-exceptions" with { type: "json" };
import {
  CURRENT_LICENSE_IDS,
  DEPRECATED_LICENSE_IDS,
  EXCEPTION_IDS,
  isDeprecatedLicenseId,
  LATER_EXCEPTION_IDS,
  listedExceptionId,
  listedLicenseId,
} from "../../../src/domain/spdx_list.ts";

Deno.test("LATER_EXCEPTION_IDS holds only what the npm package lacks", () => {
  // Fails on purpose when the package catches up: then the list here can go.
  assert.deepEqual(LATER_EXCEPTION_IDS.filter((id) => published.includes(id)), []);
  assert.ok(LATER_EXCEPTION_IDS.every((id) => EXCEPTION_IDS.includes(id)));
});

Deno.test("the lists hold every identifier once, whatever its case", () => {
  for (const list of [[...CURRENT_LICENSE_IDS, ...DEPRECATED_LICENSE_IDS], EXCEPTION_IDS]) {
    assert.ok(list.length > 70);
    assert.equal(new Set(list.map((id) => id.toLowerCase())).size, list.length);
  }
});

Deno.test("listedLicenseId() and listedExceptionId() find identifiers in any case and nothing else", () => {
  assert.equal(listedLicenseId("mit"), "MIT");
  assert.equal(listedLicenseId("GPL-2.0+"), "GPL-2.0+");
  assert.equal(listedExceptionId("LLGPL"), "LLGPL");
  for (const text of ["", "constructor", "__proto__", "LLGPL"]) {
    assert.equal(listedLicenseId(text), undefined);
  }
  for (const text of ["", "constructor", "MIT"]) assert.equal(listedExceptionId(text), undefined);
  assert.deepEqual(["GPL-2.0", "GPL-2.0-only"].map(isDeprecatedLicenseId), [true, false]);
});
