import assert from "node:assert/strict";
import type { Distribution } from "../../../src/domain/release.ts";
import {
  InvalidPythonVersionError,
  parsePythonVersion,
} from "../../../src/domain/requires_python.ts";
import { checkCompatibility, judgeFiles } from "../../../src/tools/check_compatibility.ts";
import {
  distribution,
  type FakeAnswers,
  fakeCall,
  fakeDependencies,
  projectDocument,
  release,
  releaseDocument,
} from "../../support/fake_sources.ts";

async function ask(args: Record<string, unknown>, answers: FakeAnswers) {
  return await checkCompatibility.call(
    { package_name: "example", ...args },
    fakeDependencies(answers),
    fakeCall(),
  );
}

function wheel(tags: string, requiresPython?: string): Distribution {
  return distribution(
    `example-1.0-${tags}.whl`,
    requiresPython === undefined ? {} : { requiresPython },
  );
}

Deno.test("judgeFiles() wants one file whose Requires-Python and tags fit", async (t) => {
  const sdist = distribution("example-1.0.tar.gz");
  const rows: readonly [
    string,
    files: readonly Distribution[],
    requiresPython: string | undefined,
    python: string,
    expected: readonly [verdict: string, why: string],
  ][] = [
    ["admitted by the release", [sdist], ">=3.9", "3.12", ["yes", "admitted"]],
    ["refused by the release", [sdist], "<3.12", "3.12", ["no", "refused"]],
    ["the file decides before the release", [wheel("py3-none-any", "<3")], ">=3", "3.12", [
      "no",
      "refused",
    ]],
    [
      "one of two files is enough",
      [
        wheel("py3-none-any", "<3.10"),
        wheel("py3-none-any", ">=3.10"),
      ],
      undefined,
      "3.12",
      ["yes", "admitted"],
    ],
    ["a bare minor is its newest release", [sdist], ">=3.11.4", "3.11", ["yes", "admitted"]],
    ["an exact Python is exact", [sdist], ">=3.11.4", "3.11.3", ["no", "refused"]],
    ["no limit", [sdist], undefined, "3.12", ["yes", "unlimited"]],
    ["a limit that does not parse", [sdist], "python 3 please", "3.12", ["unknown", "unreadable"]],
    ["wheels for other Pythons only", [wheel("cp310-cp310-win_amd64")], ">=3.7", "3.12", [
      "no",
      "tags",
    ]],
    ["an sdist beside them", [wheel("cp310-cp310-win_amd64"), sdist], ">=3.7", "3.12", [
      "yes",
      "admitted",
    ]],
    ["an egg only", [distribution("example-1.0-py2.7.egg")], undefined, "2.7", ["no", "old files"]],
    ["an egg beside an sdist", [distribution("example-1.0-py2.7.egg"), sdist], undefined, "3.12", [
      "yes",
      "unlimited",
    ]],
    ["no files", [], ">=3.7", "3.12", ["unknown", "no files"]],
  ];
  for (const [name, files, requiresPython, python, expected] of rows) {
    await t.step(name, () => {
      const { verdict, why } = judgeFiles(files, requiresPython, parsePythonVersion(python));
      assert.deepEqual([verdict, why], expected);
    });
  }
});

Deno.test("check_compatibility says why not, and the newest release that is", async () => {
  const document = projectDocument("Example", [
    release("4.0a1", { requiresPython: ">=3.8" }),
    release("3.0", { requiresPython: ">=3.12" }),
    release("2.2", { requiresPython: ">=3.8", yank: {} }),
    release("2.1", { requiresPython: ">=3.8" }),
    release("2.0", { requiresPython: ">=3.8" }),
  ], {
    latest: "3.0",
    metadata: {
      requiresPython: ">=3.12",
      classifiers: ["License :: Other", "Programming Language :: Python :: 3.9"],
    },
  });
  const { structured, text } = await ask({ python_version: "3.9" }, {
    projects: { example: document },
  });
  assert.equal(structured.package_name, "example");
  assert.equal(structured.package_version, "3.0");
  assert.equal(structured.python_version, "3.9");
  assert.equal(structured.is_compatible, false);
  assert.equal(structured.compatibility, "no");
  assert.equal(structured.requires_python, ">=3.12");
  assert.equal(structured.newest_compatible_version, "2.1");
  assert.deepEqual(structured.classifiers, ["Programming Language :: Python :: 3.9"]);
  assert.deepEqual(structured.compatibility_notes, [
    'Requires-Python ">=3.12" does not admit Python 3.9 (its newest release)',
    "Classifiers name Python 3.9, but they decide nothing",
    "2.1 was chosen by Python alone; check_vulnerabilities tells what is known against it",
  ]);
  assert.match(text, /NOT compatible/);
  assert.match(text, /Newest compatible release: 2\.1/);
});

Deno.test("check_compatibility never calls unknown compatible", async () => {
  const { structured } = await ask({ python_version: "3.12", version: "1.0" }, {
    projects: { example: projectDocument("Example", [release("1.1"), release("1.0", [])]) },
    releases: { "example 1.0": releaseDocument("Example", release("1.0", [])) },
  });
  assert.equal(structured.is_compatible, false);
  assert.equal(structured.compatibility, "unknown");
  assert.equal(structured.newest_compatible_version, "1.1");
});

Deno.test("check_compatibility says when the better release only declares nothing", async () => {
  const document = projectDocument("Example", [
    release("2.0", { requiresPython: "<3.13" }),
    release("0.1"),
  ], { metadata: { requiresPython: "<3.13" } });
  const { structured } = await ask({ python_version: "3.13" }, {
    projects: { example: document },
  });
  assert.equal(structured.newest_compatible_version, "0.1");
  assert.match(String(structured.compatibility_notes), /0\.1 is named only because/);
});

Deno.test("check_compatibility warns of a yanked release", async () => {
  const document = projectDocument("Example", [
    release("1.0", { requiresPython: ">=3", yank: { reason: "wrong files" } }),
  ]);
  const { structured } = await ask({ python_version: "3.12.1" }, {
    projects: { example: document },
  });
  assert.equal(structured.compatibility, "yes");
  assert.deepEqual(structured.compatibility_notes, [
    'Requires-Python ">=3" admits Python 3.12.1',
    'This release is yanked: "wrong files"',
  ]);
});

Deno.test("check_compatibility refuses what is no Python version", async () => {
  await assert.rejects(ask({ python_version: "three" }, {}), InvalidPythonVersionError);
});

Deno.test("check_compatibility does not name the release that it just refused", async () => {
  const { structured } = await ask({ python_version: "3.8" }, {
    projects: {
      example: projectDocument("Example", [release("2.0"), release("1.0")], {
        metadata: { requiresPython: ">=3.9" }, // the files say nothing
      }),
    },
  });
  assert.equal(structured.compatibility, "no");
  assert.equal(structured.newest_compatible_version, "1.0");
  const notes = structured.compatibility_notes as string[];
  assert.ok(notes.some((note) => /1\.0 was chosen by Python alone; check_vuln/.test(note)));
});
