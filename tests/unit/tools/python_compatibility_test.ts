import assert from "node:assert/strict";
import type { Distribution } from "../../../src/domain/release.ts";
import { parsePythonVersion } from "../../../src/domain/requires_python.ts";
import { WheelPython } from "../../../src/domain/wheel_python.ts";
import { judgePython } from "../../../src/tools/python_compatibility.ts";
import { distribution } from "../../support/fake_sources.ts";

function wheel(tags: string, requiresPython?: string): Distribution {
  return distribution(
    `example-1.0-${tags}.whl`,
    requiresPython === undefined ? {} : { requiresPython },
  );
}

Deno.test("judgePython() wants one file whose Requires-Python and tags fit", async (t) => {
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
    ["a wheel whose name is none", [distribution("example.whl")], ">=3.7", "3.12", [
      "unknown",
      "unreadable name",
    ]],
    [
      "a limit that does not parse beside one that refuses",
      [
        wheel("py3-none-any", "3 please"),
        wheel("py3-none-any", "<3"),
      ],
      undefined,
      "3.12",
      ["unknown", "unreadable"],
    ],
    ["an egg only", [distribution("example-1.0-py2.7.egg")], undefined, "2.7", ["no", "old files"]],
    ["an egg beside an sdist", [distribution("example-1.0-py2.7.egg"), sdist], undefined, "3.12", [
      "yes",
      "unlimited",
    ]],
    ["no files", [], ">=3.7", "3.12", ["unknown", "no files"]],
  ];
  for (const [name, files, requiresPython, python, expected] of rows) {
    await t.step(name, () => {
      const { verdict, why } = judgePython(
        files,
        requiresPython,
        new WheelPython(parsePythonVersion(python)),
      );
      assert.deepEqual([verdict, why], expected);
    });
  }
});
