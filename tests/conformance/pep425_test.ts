/** What PEP 425, 427, 384, 600, 656, 703 and 803 say of tags; the clause is named with each. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { compatibleTags } from "../../src/domain/compatible_tags.ts";
import { formatTag } from "../../src/domain/tag.ts";
import { parseTarget } from "../../src/domain/target.ts";
import { parseWheelFilename } from "../../src/domain/wheel_filename.ts";

function tagsOf(python_version: string, platform: string): readonly string[] {
  return compatibleTags(parseTarget({ python_version, platform })).map(formatTag);
}

/** Which of the tags a target installs. */
function installed(python: string, platform: string, tags: readonly string[]): string {
  const supported = new Set(tagsOf(python, platform));
  return tags.filter((tag) => supported.has(tag)).join(" ");
}

Deno.test("PEP 425: the most specific tag is the best, pure Python of older versions the last", () => {
  const tags = tagsOf("3.3", "linux-x86_64");
  const order = [
    "cp33-cp33m-linux_x86_64",
    "cp33-abi3-linux_x86_64",
    "cp33-none-linux_x86_64",
    "cp32-abi3-linux_x86_64",
    "py33-none-linux_x86_64",
    "py3-none-linux_x86_64",
    "py30-none-linux_x86_64",
    "cp33-none-any",
    "py33-none-any",
    "py3-none-any",
    "py32-none-any",
    "py31-none-any",
    "py30-none-any",
  ];
  const places = order.map((tag) => tags.indexOf(tag));
  assert.ok(places.every((place) => place >= 0), String(places));
  assert.deepEqual(places, places.toSorted((a, b) => a - b));
  assert.equal(places[0], 0);
  assert.equal(places.at(-1), tags.length - 1);
});

Deno.test("PEP 425, PEP 384: which tags a Python installs", async (t) => {
  const any = [
    "py2-none-any",
    "py3-none-any",
    "py311-none-any",
    "py313-none-any",
    "cp312-none-any",
  ];
  const abis = ["cp312-cp312-win_amd64", "cp311-cp311-win_amd64", "cp37-abi3-win_amd64"];
  const rows:
    readonly (readonly [clause: string, python: string, of: readonly string[], tags: string])[] = [
      [
        "pure Python of this and older minors",
        "3.12",
        any,
        "py3-none-any py311-none-any cp312-none-any",
      ],
      ["pure Python of Python 2", "2.7", any, "py2-none-any"],
      [
        "a full ABI only of its own minor, the stable ABI of all older",
        "3.12",
        abis,
        "cp312-cp312-win_amd64 cp37-abi3-win_amd64",
      ],
      ["the stable ABI is not known to PyPy", "pypy3.12", abis, ""],
      ["PEP 703: free-threaded builds load neither", "3.13t", [
        "cp313-cp313-win_amd64",
        "cp313-abi3-win_amd64",
        "cp313-cp313t-win_amd64",
      ], "cp313-cp313t-win_amd64"],
      ["PEP 703: others do not load theirs", "3.13", [
        "cp313-cp313-win_amd64",
        "cp313-cp313t-win_amd64",
      ], "cp313-cp313-win_amd64"],
      ["PEP 803: the stable ABI of free-threaded builds", "3.15t", [
        "cp315-abi3t-win_amd64",
        "cp315-abi3-win_amd64",
      ], "cp315-abi3t-win_amd64"],
    ];
  for (const [clause, python, of, tags] of rows) {
    await t.step(clause, () => assert.equal(installed(python, "windows", of), tags));
  }
});

// PEP 600: a wheel tagged manylinux_x_y "shall work on any mainstream Linux distro that uses glibc x.y or later".
Deno.test("PEP 600: a glibc installs its own and all older manylinux tags, and no newer", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 5, max: 60 }), (has, needs) => {
      const tag = `cp312-cp312-manylinux_2_${needs}_x86_64`;
      const found = installed("3.12", `manylinux_2_${has}_x86_64`, [tag]);
      assert.equal(found !== "", needs <= has);
    }),
  );
});

Deno.test("PEP 600: the legacy names are aliases of manylinux_2_5, _2_12 and _2_17", async (t) => {
  const rows = [["manylinux1", 5], ["manylinux2010", 12], ["manylinux2014", 17]] as const;
  for (const [legacy, minor] of rows) {
    await t.step(legacy, () => {
      const tags = [`cp312-cp312-${legacy}_x86_64`];
      assert.deepEqual(installed("3.12", `manylinux_2_${minor}_x86_64`, tags), tags[0]);
      assert.deepEqual(installed("3.12", `manylinux_2_${minor - 1}_x86_64`, tags), "");
      assert.deepEqual(installed("3.12", `musllinux_1_2_x86_64`, tags), "");
    });
  }
  await t.step("manylinux1 and 2010 were for x86 only", () => {
    const tags = ["cp312-cp312-manylinux1_aarch64", "cp312-cp312-manylinux2014_aarch64"];
    assert.equal(installed("3.12", "linux-aarch64", tags), tags[1]);
  });
});

// PEP 656: musllinux_x_y says that the wheel works on distributions with musl x.y or later, and on musl only.
Deno.test("PEP 656: a musl installs its own and all older musllinux tags, and no manylinux", () => {
  fc.assert(fc.property(fc.nat(9), fc.nat(9), (has, needs) => {
    const tag = `cp312-cp312-musllinux_1_${needs}_x86_64`;
    assert.equal(installed("3.12", `musllinux_1_${has}_x86_64`, [tag]) !== "", needs <= has);
  }));
  assert.ok(!tagsOf("3.12", "alpine").some((tag) => tag.includes("manylinux")));
  assert.ok(!tagsOf("3.12", "linux").some((tag) => tag.includes("musllinux")));
});

Deno.test("macOS: arm64 installs arm64 and universal2, x86_64 also what macOS 10 had", async (t) => {
  const tags = [
    "macosx_14_0_arm64",
    "macosx_11_0_arm64",
    "macosx_11_0_universal2",
    "macosx_10_9_universal2",
    "macosx_10_9_x86_64",
    "macosx_10_6_intel",
  ].map((platform) => `cp312-cp312-${platform}`);
  const rows: readonly (readonly [platform: string, places: readonly number[]])[] = [
    ["macos-14-arm64", [0, 1, 2, 3]],
    ["macos-13-arm64", [1, 2, 3]],
    ["macos-13-x86_64", [2, 3, 4, 5]],
    ["macos-10.9-x86_64", [3, 4, 5]],
  ];
  for (const [platform, places] of rows) {
    await t.step(platform, () => {
      const expected = tags.filter((_, place) => places.includes(place)).join(" ");
      assert.equal(installed("3.12", platform, tags), expected);
    });
  }
});

// PEP 427: the build number must start with a digit, and is "a tie-breaker if two wheel file names are the same in all other respects".
Deno.test("PEP 427: names as in its examples", () => {
  const wheel = parseWheelFilename("distribution-1.0-1-py27-none-any.whl");
  assert.equal(wheel.name, "distribution");
  assert.deepEqual(wheel.build, [1n, ""]);
  assert.deepEqual(wheel.tags.map(formatTag), ["py27-none-any"]);
});
