import assert from "node:assert/strict";
import { describeLicense } from "../../../src/domain/license.ts";

const MIT = "License :: OSI Approved :: MIT License";
const APACHE = "License :: OSI Approved :: Apache Software License";

Deno.test("describeLicense() follows the order of PEP 639 and says which field it read", async (t) => {
  const rows: readonly (readonly [
    name: string,
    metadata: { licenseExpression?: string; classifiers?: readonly string[]; license?: string },
    text: string | undefined,
    source?: "expression" | "classifier" | "text",
  ])[] = [
    [
      "an expression wins",
      { licenseExpression: "MIT OR Apache-2.0", classifiers: [APACHE], license: "BSD" },
      "MIT OR Apache-2.0",
      "expression",
    ],
    [
      "a valid expression in its canonical spelling",
      { licenseExpression: "mit or (apache-2.0)", classifiers: [] },
      "MIT OR (Apache-2.0)",
      "expression",
    ],
    [
      "one that is not valid as it is written",
      { licenseExpression: "MIT or Apache2", classifiers: [] },
      "MIT or Apache2",
      "expression",
    ],
    [
      "classifiers before text",
      { classifiers: [MIT], license: "BSD" },
      "MIT License",
      "classifier",
    ],
    [
      "several classifiers, each once",
      { classifiers: ["Typing :: Typed", MIT, APACHE, MIT] },
      "MIT License, Apache Software License",
      "classifier",
    ],
    [
      "a classifier outside OSI",
      { classifiers: ["License :: Other/Proprietary License"] },
      "Other/Proprietary License",
      "classifier",
    ],
    [
      "a classifier that names no licence yields to text",
      { classifiers: ["License :: OSI Approved"], license: "MIT" },
      "MIT",
      "text",
    ],
    [
      "and stands when there is nothing else",
      { classifiers: ["License :: OSI Approved"] },
      "OSI Approved",
      "classifier",
    ],
    ["short text", { license: "  BSD 3-Clause \n" }, "BSD 3-Clause", "text"],
    [
      "a whole licence is no name",
      { license: "Permission is hereby granted ".repeat(9) },
      undefined,
    ],
    ["nor is text of several lines", { license: "MIT License\n\nCopyright" }, undefined],
    ["UNKNOWN is nothing", { licenseExpression: "UNKNOWN", license: "UNKNOWN" }, undefined],
    ["empty text is nothing", { licenseExpression: "", license: " " }, undefined],
    ["an empty classifier is nothing", { classifiers: ["License :: "] }, undefined],
    ["control characters go", { license: "M\u001b[31mIT\u202e" }, "MIT", "text"],
  ];
  for (const [name, metadata, text, source] of rows) {
    await t.step(name, () => {
      assert.deepEqual(
        describeLicense({ classifiers: [], ...metadata }),
        text === undefined ? undefined : { text, source },
      );
    });
  }
});
