import assert from "node:assert/strict";
import fc from "fast-check";
import { METADATA_FIELDS, METADATA_VERSIONS } from "../../../src/domain/metadata_field_names.ts";
import { readMetadataFields } from "../../../src/domain/metadata_fields.ts";
import { validateMetadata } from "../../../src/domain/metadata_problems.ts";

const head = (version: string) => `Metadata-Version: ${version}\nName: demo\nVersion: 1.0\n`;

function problems(text: string): readonly string[] {
  return validateMetadata(readMetadataFields(text)).map(({ field, rule }) => `${field} ${rule}`);
}

Deno.test("validateMetadata() finds what packaging.metadata finds", async (t) => {
  const rows: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
    ["nothing", head("2.5"), []],
    ["no field at all", "", ["metadata-version missing", "name missing", "version missing"]],
    ["empty ones", "Metadata-Version:\nName:\nVersion:\n", [
      "metadata-version missing",
      "name missing",
      "version missing",
    ]],
    ["a version that there never was", head("2.0"), ["metadata-version invalid"]],
    ["one to come", head("2.7"), ["metadata-version invalid"]],
    ["a field of a later version", `${head("2.3")}License-File: a\n`, ["license-file too-new"]],
    ["its value does not matter then", `${head("2.1")}Dynamic: no\n`, ["dynamic too-new"]],
    ["of no version", "Name: a\nVersion: 1\nDynamic: no\n", [
      "metadata-version missing",
      "dynamic invalid",
    ]],
    ["a repeated one", `${head("2.1")}Name: x\n`, ["name unparsed"]],
    ["an unknown one", `${head("2.1")}X: x\n`, ["x unknown"]],
    ["a name with a blank behind", "Metadata-Version: 2.1\nName: a \nVersion: 1\n", [
      "name invalid",
    ]],
    ["no version", "Metadata-Version: 2.1\nName: a\nVersion: one\n", ["version invalid"]],
    ["a folded summary", `${head("2.1")}Summary: a\n b\n`, ["summary invalid"]],
    ["one bad requirement", `${head("2.1")}Requires-Dist: a\nRequires-Dist: =\n`, [
      "requires-dist invalid",
    ]],
    ["bad specifiers", `${head("2.1")}Requires-Python: 3.8\n`, ["requires-python invalid"]],
    ["a bad extra", `${head("2.1")}Provides-Extra: a b\n`, ["provides-extra invalid"]],
    ["a bad expression", `${head("2.4")}License-Expression: mine\n`, [
      "license-expression invalid",
    ]],
    ["a description of another type", `${head("2.1")}Description-Content-Type: text/html\n`, [
      "description-content-type invalid",
    ]],
    ["two URLs of one label", `${head("2.1")}Project-URL: a, b\nProject-URL: a, c\n`, [
      "project-url unparsed",
    ]],
    ["a keyword as import name", `${head("2.5")}Import-Namespace: a.class\n`, [
      "import-namespace invalid",
    ]],
  ];
  for (const [name, text, expected] of rows) {
    await t.step(name, () => assert.deepEqual(problems(text), expected));
  }
});

// PEP 639: with License-Expression, a build tool must refuse License and classifiers of licences.
Deno.test("validateMetadata() finds two statements of the licence", () => {
  const both = `${head("2.4")}License-Expression: MIT\nLicense: MIT\n` +
    "Classifier: License :: OSI Approved :: MIT License\n";
  assert.deepEqual(problems(both), ["license conflict", "classifier conflict"]);
  assert.deepEqual(
    problems(`${head("2.4")}License-Expression: MIT\nClassifier: Typing :: Typed\n`),
    [],
  );
  assert.deepEqual(problems(`${head("2.4")}License: MIT\nClassifier: License :: X\n`), []);
});

Deno.test("validateMetadata() says in plain words what it expected", () => {
  const text = `${head("2.2")}Dynamic: Version\nRequires-Dist: a\u202eb ; x\nImport-Name: a\n`;
  assert.deepEqual(validateMetadata(readMetadataFields(text)).map(({ message }) => message), [
    'dynamic: expected a field other than metadata-version, name, version, found "Version"',
    'requires-dist: expected a requirement of PEP 508, found "ab ; x"',
    "import-name needs Metadata-Version 2.5, found 2.2",
  ]);
});

// Core metadata: each field is "new in version" of the specification.
Deno.test("validateMetadata() admits a field from the version on that introduced it", () => {
  for (const [name, { since }] of METADATA_FIELDS) {
    for (const [age, version] of METADATA_VERSIONS.entries()) {
      if (METADATA_FIELDS.get(name)?.form === "text" && since === "1.0") continue;
      const found = problems(`${head(version)}${name}: x\n`).includes(`${name} too-new`);
      assert.equal(found, age < METADATA_VERSIONS.indexOf(since), `${name} in ${version}`);
    }
  }
});

Deno.test("validateMetadata() never throws", () => {
  const names = fc.constantFrom(...METADATA_FIELDS.keys());
  const lines = fc.array(fc.tuple(names, fc.string({ unit: "binary" })));
  fc.assert(fc.property(lines, (all) => {
    validateMetadata(
      readMetadataFields(all.map(([name, value]) => `${name}: ${value}`).join("\n")),
    );
  }));
});
