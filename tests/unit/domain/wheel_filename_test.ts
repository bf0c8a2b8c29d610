import assert from "node:assert/strict";
import { formatTag } from "../../../src/domain/tag.ts";
import { formatVersion } from "../../../src/domain/version.ts";
import {
  InvalidWheelFilenameError,
  parseWheelFilename,
  WheelNameReader,
} from "../../../src/domain/wheel_filename.ts";

const READ: readonly (readonly [
  filename: string,
  name: string,
  version: string,
  build: string,
  tags: string,
])[] = [
  ["foo-1.0-py3-none-any.whl", "foo", "1.0", "", "py3-none-any"],
  ["Foo_Bar.baz-1-py3-none-any.whl", "foo-bar-baz", "1", "", "py3-none-any"],
  ["foo-v1.0rc1-py3-none-any.whl", "foo", "1.0rc1", "", "py3-none-any"],
  ["foo-1.0+cpu.1-py3-none-any.whl", "foo", "1.0+cpu.1", "", "py3-none-any"],
  ["foo-1.0-1-py3-none-any.whl", "foo", "1.0", "1,", "py3-none-any"],
  ["foo-1.0-007abc.d-py3-none-any.whl", "foo", "1.0", "7,abc.d", "py3-none-any"],
  [
    `foo-1.0-${"9".repeat(30)}-py3-none-any.whl`,
    "foo",
    "1.0",
    `${"9".repeat(30)},`,
    "py3-none-any",
  ],
  ["_foo-1.0-py2.py3-none-any.whl", "-foo", "1.0", "", "py2-none-any py3-none-any"],
];

Deno.test("parseWheelFilename() reads name, version, build and tags", async (t) => {
  for (const [filename, name, version, build, tags] of READ) {
    await t.step(filename, () => {
      const wheel = parseWheelFilename(filename);
      assert.equal(wheel.name, name);
      assert.equal(formatVersion(wheel.version), version);
      assert.equal((wheel.build ?? []).join(), build);
      assert.equal(wheel.tags.map(formatTag).join(" "), tags);
    });
  }
});

Deno.test("parseWheelFilename() refuses what is none, and says what is missing", async (t) => {
  const rows: readonly (readonly [filename: string, expected: RegExp])[] = [
    ["foo-1.0-py3-none-any.zip", /ends in "\.whl"/],
    ["foo-1.0-py3-none-any.WHL", /ends in "\.whl"/],
    ["foo-1.0-py3-none-any.whl\n", /ends in "\.whl"/],
    ["foo-1.0-any.whl", /name-version-interpreter/],
    ["foo-1.0-1-2-py3-none-any.whl", /name-version-interpreter/],
    ["foo-1.0-b1-py3-none-any.whl", /begins with a digit/],
    ["foo-1.0--py3-none-any.whl", /name-version-interpreter/],
    ["-1.0-py3-none-any.whl", /name-version-interpreter/],
    ["foo-1.0-py3-none-.whl", /name-version-interpreter/],
    ["foo__bar-1.0-py3-none-any.whl", /project name/],
    ["foo bar-1.0-py3-none-any.whl", /project name/],
    ["foo-2004d-py3-none-any.whl", /PEP 440/],
    ["foo-1.0-3py-none-any.whl", /tags of three parts/],
    ["foo-1.0-py3-none-any..any.whl", /tags of three parts/],
    [`foo-1.0-py3-none-${"a".repeat(600)}.whl`, /at most 512/],
  ];
  for (const [filename, expected] of rows) {
    await t.step(filename.slice(0, 60), () => {
      assert.throws(() => parseWheelFilename(filename), (error) => {
        assert.ok(error instanceof InvalidWheelFilenameError);
        assert.match(error.message, expected);
        return true;
      });
    });
  }
});

Deno.test("WheelNameReader reads a name as if it were the first, whatever came before", () => {
  const filenames = ["1.0", "1.0.1", "2.0", "1.0"].flatMap((version) => [
    `foo-${version}-py3-none-any.whl`,
    `foo-${version}-cp312-cp312-win_amd64.whl`,
    `foo-${version}-1-cp312-cp312-win_amd64.whl`,
    `foo-${version}-2-py3-none-any.whl`,
    `foo-${version}.whl`,
    `foo-${version}-1-1-py3-none-any.whl`,
    `foo_1-${version}-py3-none-any.whl`,
    `foo-${version}--py3-none-any.whl`,
    `foo-x${version}-py3-none-any.whl`,
  ]);
  const reader = new WheelNameReader();
  for (const filename of [...filenames, ...filenames.toReversed(), ...filenames]) {
    assert.deepEqual(reader.read(filename), new WheelNameReader().read(filename), filename);
  }
});
