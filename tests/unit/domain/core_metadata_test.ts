import assert from "node:assert/strict";
import { InvalidCoreMetadataError, parseCoreMetadata } from "../../../src/domain/core_metadata.ts";

const HEAD = "Metadata-Version: 2.4\nName: Demo\nVersion: 1.0\n";

Deno.test("parseCoreMetadata() reads the fields that we know, repeats in their order", () => {
  const read = parseCoreMetadata(
    `${HEAD}Requires-Python: >=3.9\nRequires-Dist: idna (>=2)\nClassifier: X\n` +
      'Requires-Dist: brotli; extra == "br"\nProvides-Extra: br\nProvides-Extra: socks\n' +
      "Dynamic: Requires-Dist\nLicense-Expression: MIT\n\nBody",
  );
  assert.deepEqual(read, {
    metadataVersion: "2.4",
    displayName: "Demo",
    version: "1.0",
    requiresPython: ">=3.9",
    requiresDist: ["idna (>=2)", 'brotli; extra == "br"'],
    providesExtra: ["br", "socks"],
    dynamic: ["Requires-Dist"],
    licenseExpression: "MIT",
  });
});

Deno.test("parseCoreMetadata()", async (t) => {
  const rows: [string, string, readonly string[]][] = [
    ["no requirement is none", HEAD, []],
    ["field names match in any case", `${HEAD}REQUIRES-dist: a\n`, ["a"]],
    ["a folded line goes on", `${HEAD}Requires-Dist: a\n  ;\n\tpython_version < "3"\nX: y\n`, [
      'a ; python_version < "3"',
    ]],
    ["the body is not read", `${HEAD}Requires-Dist: a\n\nRequires-Dist: b\n`, ["a"]],
    [
      "CRLF ends lines, too",
      `${HEAD}Requires-Dist: a\nRequires-Dist: b\n\nX`.replaceAll("\n", "\r\n"),
      [
        "a",
        "b",
      ],
    ],
    ["a byte order mark is skipped", `\ufeff${HEAD}Requires-Dist: a`, ["a"]],
    ["no blank after the colon", `${HEAD}Requires-Dist:a\n`, ["a"]],
    ["a value may hold colons", `${HEAD}Requires-Dist: a @ https://x.example/a\n`, [
      "a @ https://x.example/a",
    ]],
    ["UNKNOWN and nothing are absent", `${HEAD}Requires-Dist: UNKNOWN\nRequires-Dist:\n`, []],
    ["text is UTF-8", `${HEAD}Author: Größe\nRequires-Dist: a\n`, ["a"]],
    ["invisible characters go", `${HEAD}Requires-Dist: a\u202e\u0007b\n`, ["ab"]],
  ];
  for (const [name, text, expected] of rows) {
    await t.step(name, () => assert.deepEqual(parseCoreMetadata(text).requiresDist, expected));
  }
});

Deno.test("parseCoreMetadata() refuses what is no metadata", async (t) => {
  const rows: [string, string, RegExp][] = [
    ["nothing", "", /neither/],
    ["HTML", "<!doctype html>\n<p>no</p>", /line 1 is no header/],
    ["a body only", "\nName: x", /neither/],
    ["a folded line first", "  Name: x\n", /line 1 is no header/],
    ["a line without colon", `${HEAD}oops\n`, /line 4 is no header/],
    ["a field name with a blank", `${HEAD}Requires Dist: a\n`, /line 4 is no header/],
    ["headers without end", `${HEAD}${"A: b\n".repeat(20_001)}`, /more than 20000/],
  ];
  for (const [name, text, expected] of rows) {
    await t.step(name, () => {
      assert.throws(() => parseCoreMetadata(text), (error) => {
        assert.ok(error instanceof InvalidCoreMetadataError);
        assert.match(error.message, expected);
        return true;
      });
    });
  }
});
