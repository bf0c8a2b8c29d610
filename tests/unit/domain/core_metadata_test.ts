import assert from "node:assert/strict";
import { InvalidCoreMetadataError, parseCoreMetadata } from "../../../src/domain/core_metadata.ts";
import type { CoreMetadata } from "../../../src/domain/release.ts";

const HEAD = "Metadata-Version: 2.4\nName: Demo\nVersion: 1.0\n";

Deno.test("parseCoreMetadata() reads the fields that we know, repeats in their order", () => {
  const read = parseCoreMetadata(
    `${HEAD}Requires-Python: >=3.9\nRequires-Dist: idna (>=2)\nClassifier: X\n` +
      'Requires-Dist: brotli; extra == "br"\nProvides-Extra: br\nProvides-Extra: socks\n' +
      "Dynamic: Requires-Dist\nLicense-Expression: MIT\n\nBody",
  );
  assert.deepEqual(present(read), {
    metadataVersion: "2.4",
    displayName: "Demo",
    version: "1.0",
    requiresPython: ">=3.9",
    requiresDist: ["idna (>=2)", 'brotli; extra == "br"'],
    providesExtra: ["br", "socks"],
    dynamic: ["requires-dist"],
    licenseExpression: "MIT",
    description: "Body",
    classifiers: ["X"],
    licenseFiles: [],
    projectUrls: [],
    keywords: [],
  });
});

/** Without the keys whose value is `undefined`. */
function present(read: CoreMetadata): Record<string, unknown> {
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

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
    ["a field name before a line without colon", "From x\nName: x\n", /line 1 is no header/],
    ["a later major version", "Metadata-Version: 3.0\nName: x\n", /Metadata-Version is 3/],
    ["without a minor one", "Metadata-Version: 3\nName: x\n", /Metadata-Version is 3/],
    [
      "much later",
      `Metadata-Version: ${"9".repeat(2_000)}.0\nName: x\n`,
      /Metadata-Version is 9{15}….…, later than any known$/,
    ],
    ["headers without end", `${HEAD}${"A: b\n".repeat(20_001)}`, /more than 20000/],
    [
      "URLs without end",
      HEAD + Array.from({ length: 20_001 }, (_, index) => `Project-URL: ${index}, x\n`).join(""),
      /more than 20000/,
    ],
    ["keywords without end", `${HEAD}Keywords: ${"a,".repeat(20_001)}\n`, /more than 20000/],
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

Deno.test("parseCoreMetadata() reads one field", async (t) => {
  const long = "x".repeat(600_000);
  const rows: readonly (readonly [
    name: string,
    text: string,
    field: keyof CoreMetadata,
    expected: unknown,
  ])[] = [
    [
      "the description in the body",
      "\n# Title\n\n    code\n",
      "description",
      "# Title\n\n    code",
    ],
    [
      "in a header",
      "Description: Title\n        \n          code\n        end\n",
      "description",
      [
        "Title",
        "",
        "  code",
        "end",
      ].join("\n"),
    ],
    [
      "in a header, with bars",
      "Description: a\n       |  b\n       |c\n",
      "description",
      "a\n  b\nc",
    ],
    ["in both: the body", "Description: a\n\nb\n", "description", "b"],
    ["UNKNOWN in the header", "Description: UNKNOWN\n", "description", undefined],
    ["UNKNOWN in the body", "Description: a\n\nUNKNOWN\n\n", "description", "a"],
    ["half a mebibyte of it", `\n${long}`, "description", `${long.slice(0, 512 * 1024 - 1)}…`],
    [
      "a licence's text with its lines",
      "License: MIT\n        a\n        b\n",
      "license",
      "MIT\na\nb",
    ],
    ["a folded author", "Author: A,\n  B\n", "author", "A, B"],
    ["of a repeated field the first", "Author: A\nAuthor: B\n", "author", "A"],
    ["keywords between commas", "Keywords: a, b c,,d\n", "keywords", ["a", "b c", "d"]],
    ["keywords between blanks", "Keywords: a b\n  c\n", "keywords", ["a", "b", "c"]],
    ["no keywords", "Keywords: UNKNOWN\n", "keywords", []],
    [
      "URLs in order",
      "Project-URL: B, https://b.example/\nProject-URL: A, https://a.example/\n",
      "projectUrls",
      [
        ["B", "https://b.example/"],
        ["A", "https://a.example/"],
      ],
    ],
    [
      "URLs of one label",
      "Project-URL: A, https://b.example/\nProject-URL: A, https://a.example/\n",
      "projectUrls",
      [
        ["A", "https://b.example/"],
        ["A", "https://a.example/"],
      ],
    ],
    [
      "no URL that leads elsewhere",
      "Project-URL: A, javascript:alert(1)\nProject-URL: B\n",
      "projectUrls",
      [],
    ],
    ["a home page", "Home-page: https://a.example/\n", "homePage", "https://a.example/"],
    ["no home page", "Home-page: UNKNOWN\n", "homePage", undefined],
    ["licence files", "License-File: a/LICENSE\nLicense-File: B\n", "licenseFiles", [
      "a/LICENSE",
      "B",
    ]],
    ["classifiers", "Classifier: A\nClassifier: B\n", "classifiers", ["A", "B"]],
    ["dynamic fields in lower case", "Dynamic: License-File\n", "dynamic", ["license-file"]],
    ["a long requirement whole", `Requires-Dist: a; ${"x".repeat(9_000)}\n`, "requiresDist", [
      `a; ${"x".repeat(9_000)}`,
    ]],
    ["CR as line end", "Author: A\rSummary: S\r\rBody", "summary", "S"],
  ];
  for (const [name, text, field, expected] of rows) {
    await t.step(name, () => assert.deepEqual(parseCoreMetadata(HEAD + text)[field], expected));
  }
});
