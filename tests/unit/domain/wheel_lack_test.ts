import assert from "node:assert/strict";
import { chooseFile } from "../../../src/domain/file_choice.ts";
import { parseTarget } from "../../../src/domain/target.ts";
import { wheelLack } from "../../../src/domain/wheel_lack.ts";
import { distribution } from "../../support/fake_sources.ts";

Deno.test("wheelLack() says what keeps the wheels of a release from a target", async (t) => {
  const glibc = "manylinux_2_28_x86_64";
  const rows: readonly (readonly [
    name: string,
    tags: readonly string[],
    target: readonly [python_version: string, platform: string],
    expected: string,
  ])[] = [
    ["no wheel at all", [], ["3.12", "linux"], "there is no wheel"],
    [
      "only other systems, of whatever Python",
      ["cp312-cp312-win_amd64", "cp311-cp311-macosx_11_0_arm64"],
      ["3.12", "linux-riscv64"],
      "no wheel is for Linux on riscv64 with glibc 2.39",
    ],
    [
      "another C library",
      [`cp312-cp312-${glibc}`],
      ["3.12", "alpine"],
      "no wheel is for Linux on x86_64 with musl 1.2",
    ],
    [
      "other Pythons on that platform, in their order",
      ["cp310", "cp311", "cp39"].map((tag) => `${tag}-${tag}-musllinux_1_1_x86_64`).concat(
        `cp313-cp313-${glibc}`,
      ),
      ["3.13", "alpine"],
      "wheels of that platform are for CPython 3.9, CPython 3.10 or CPython 3.11, not for CPython 3.13",
    ],
    [
      "a system too old for the wheel of that Python, though others fit the system",
      [`cp312-cp312-${glibc}`, "cp311-cp311-manylinux_2_17_x86_64"],
      ["3.12", "manylinux_2_17_x86_64"],
      "the wheel for CPython 3.12 needs glibc 2.28 or later; the target has 2.17",
    ],
    [
      "another ABI of that Python",
      [`cp313-cp313-${glibc}`, `cp312-cp312-${glibc}`],
      ["3.13t", "linux"],
      "no wheel fits: needs CPython with its global interpreter lock; the target is free-threaded",
    ],
  ];
  for (const [name, tags, [python_version, platform], expected] of rows) {
    await t.step(name, () => {
      const target = parseTarget({ python_version, platform });
      const files = tags.map((tag) => distribution(`a-1-${tag}.whl`));
      assert.equal(wheelLack(chooseFile(files, target).passedOver, target), expected);
    });
  }
  const target = parseTarget({ python_version: "3.12", platform: "linux" });
  await t.step("a wheel that Requires-Python withholds", () => {
    const files = [distribution("a-1-py3-none-any.whl", { requiresPython: ">=3.13" })];
    assert.equal(
      wheelLack(chooseFile(files, target).passedOver, target),
      'the wheel for it does not count: Requires-Python ">=3.13" does not admit Python 3.12',
    );
  });
  await t.step("a yanked wheel", () => {
    const files = [distribution("a-1-py3-none-any.whl", { yank: {} })];
    assert.match(wheelLack(chooseFile(files, target).passedOver, target), /not count: yanked/);
  });
});
