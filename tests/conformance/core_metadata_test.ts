/** What the core metadata specification says of each field, in short; the recorded files of real projects. */
import assert from "node:assert/strict";
import { parseCoreMetadata } from "../../src/domain/core_metadata.ts";
import { METADATA_FIELDS, METADATA_VERSIONS } from "../../src/domain/metadata_field_names.ts";
import { readMetadataFields } from "../../src/domain/metadata_fields.ts";
import { validateMetadata } from "../../src/domain/metadata_problems.ts";
import type { CoreMetadata } from "../../src/domain/release.ts";
import { tryParseRequirement } from "../../src/domain/requirement.ts";
import { recordedFiles, recordedTest } from "../support/recorded.ts";

const HEAD = "Metadata-Version: 2.5\nName: BeagleVote\nVersion: 1.0a2\n";

/** Field of the specification, lines, what is read, and the faults by the file's own version. */
const FIELDS: readonly (readonly [
  section: string,
  lines: string,
  read: Partial<CoreMetadata>,
  faults?: readonly string[],
])[] = [
  ["Name", "", { displayName: "BeagleVote" }],
  ["Version", "", { version: "1.0a2" }],
  ["Dynamic", "Dynamic: Obsoletes-Dist\nDynamic: License\n", {
    dynamic: ["obsoletes-dist", "license"],
  }],
  ["Dynamic: never what identifies", "Dynamic: Name\n", {}, ["dynamic"]],
  ["Platform", "Platform: ObscureUnix\nSupported-Platform: RedHat 7.2\n", {}],
  ["Summary", "Summary: Counts dogs\n", { summary: "Counts dogs" }],
  [
    "Description, escaped by seven blanks and a bar",
    "Description: One.\n       |\n       |Two.\n",
    {
      description: "One.\n\nTwo.",
    },
  ],
  ["Description in the body", "\nOne.\n\nTwo.\n", { description: "One.\n\nTwo." }],
  ["Description-Content-Type", "Description-Content-Type: text/markdown; charset=UTF-8\n", {
    descriptionContentType: "text/markdown; charset=UTF-8",
  }],
  ["Description-Content-Type: GFM", "Description-Content-Type: text/markdown; variant=GFM\n", {}],
  ["Description-Content-Type: others", "Description-Content-Type: text/html\n", {}, [
    "description-content-type",
  ]],
  ["Keywords", "Keywords: dog,puppy,voting\n", { keywords: ["dog", "puppy", "voting"] }],
  ["Author", "Author: A. Person,\n  U. niversity\n", { author: "A. Person, U. niversity" }],
  ["License", "License: Like GPL,\n        with exceptions\n", {
    license: "Like GPL,\nwith exceptions",
  }],
  ["License-Expression", "License-Expression: MIT OR Apache-2.0\n", {
    licenseExpression: "MIT OR Apache-2.0",
  }],
  ["License-File", "License-File: LICENSE\nLicense-File: vendored/LICENSE.txt\n", {
    licenseFiles: ["LICENSE", "vendored/LICENSE.txt"],
  }],
  ["License-File: inside the project", "License-File: ../LICENSE\n", {}, ["license-file"]],
  ["License and License-Expression", "License: MIT\nLicense-Expression: MIT\n", {}, ["license"]],
  ["Requires-Dist", "Requires-Dist: zope.interface (>3.5.0)\nRequires-Dist: p; os_name == 'nt'\n", {
    requiresDist: ["zope.interface (>3.5.0)", "p; os_name == 'nt'"],
  }],
  ["Requires-Python", "Requires-Python: >=3.8,!=3.9.*\n", { requiresPython: ">=3.8,!=3.9.*" }],
  ["Requires-External", "Requires-External: libpng (>=1.5)\n", {}],
  ["Project-URL", "Project-URL: Bug Tracker, https://tracker.example/\n", {
    projectUrls: [["Bug Tracker", "https://tracker.example/"]],
  }],
  ["Provides-Extra", "Provides-Extra: pdf\n", { providesExtra: ["pdf"] }],
  ["Provides-Extra: a name", "Provides-Extra: not a name\n", {}, ["provides-extra"]],
  ["Import-Name", "Import-Name: beagle.vote\nImport-Name: _b ; private\n", {}],
  ["Import-Name: none", "Import-Name:\n", {}],
  ["Import-Namespace", "Import-Namespace: beagle\n", {}],
];

Deno.test("parseCoreMetadata() and validateMetadata() follow the specification field by field", async (t) => {
  for (const [section, lines, read, faults = []] of FIELDS) {
    await t.step(section, () => {
      const whole: Record<string, unknown> = { ...parseCoreMetadata(HEAD + lines) };
      for (const [field, value] of Object.entries(read)) assert.deepEqual(whole[field], value);
      const found = validateMetadata(readMetadataFields(HEAD + lines));
      assert.deepEqual(found.map(({ field }) => field), faults);
    });
  }
});

// "Metadata-Version … legal values are": 1.0 to 2.6, and 2.0 was never released.
Deno.test("METADATA_VERSIONS ascends, and every field belongs to one of them", () => {
  assert.deepEqual(METADATA_VERSIONS, [...METADATA_VERSIONS].sort());
  assert.ok(!METADATA_VERSIONS.includes("2.0"));
  for (const [name, { since }] of METADATA_FIELDS) {
    assert.ok(METADATA_VERSIONS.includes(since), name);
  }
});

/** What publishers of the recorded files did: wrote 2.0, License-File before 2.4, two licences, legacy requirements. */
const RECORDED_FAULTS: readonly string[] = [
  "description-content-type invalid",
  "license conflict",
  "license-file too-new",
  "metadata-version invalid",
  "requires-dist invalid",
  "thisisnotreal unknown",
];

recordedTest("every recorded core metadata file has only faults of the kinds listed here", () => {
  const kinds = new Set<string>();
  for (const folder of ["metadata", "mini-index-poetry/metadata"]) {
    for (const { path, text } of recordedFiles(folder, ".metadata")) {
      const fields = readMetadataFields(text);
      assert.equal(fields.faultyLine, undefined, path);
      const found = validateMetadata(fields).map(({ field, rule }) => `${field} ${rule}`);
      for (const kind of found) kinds.add(kind);
      const requirements = fields.lists.get("requires-dist") ?? [];
      const allRead = requirements.every((text) => tryParseRequirement(text) !== undefined);
      assert.equal(found.includes("requires-dist invalid"), !allRead, path);
    }
  }
  assert.deepEqual([...kinds].sort(), RECORDED_FAULTS);
});
