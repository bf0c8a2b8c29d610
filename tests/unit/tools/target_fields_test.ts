import assert from "node:assert/strict";
import { describeTarget, parseTarget } from "../../../src/domain/target.ts";
import {
  namedTarget,
  pythonText,
  targetFields,
  targetLine,
  targetWords,
} from "../../../src/tools/target_fields.ts";

Deno.test("namedTarget() makes a target of whatever is named, and none of nothing", () => {
  const none = { python_version: undefined, platform: undefined, implementation: undefined };
  assert.equal(namedTarget(none), undefined);
  assert.equal(namedTarget({ ...none, platform: "alpine" })?.platform.libc?.kind, "musl");
  assert.equal(namedTarget({ ...none, implementation: "pypy" })?.implementation, "pypy");
  assert.equal(namedTarget({ ...none, python_version: "3.9" })?.python.text, "3.9");
});

Deno.test("targetFields() tells the target as the caller may write it, and what is assumed", () => {
  assert.deepEqual(targetFields(parseTarget({ python_version: "3.14t", platform: "macos" })), {
    python_version: "3.14t",
    implementation: "cpython",
    platform: "macosx_14_0_arm64",
    assumed: ["arm64 is assumed", "macOS 14.0 is assumed"],
  });
  assert.equal(pythonText(parseTarget({ python_version: "pypy3.10" })), "3.10");
});

Deno.test("targetWords() reads the fields back as the target that they are of", async (t) => {
  const rows: readonly (readonly [python_version: string, platform: string])[] = [
    ["3.13", "windows"],
    ["3.14t", "alpine"],
    ["pypy3.10", "macos-13"],
    ["3.9.1", "linux-riscv64"],
    ["graalpy3.12", "debian-12"],
    ["2.7", "win32"],
  ];
  for (const [python_version, platform] of rows) {
    await t.step(`${python_version} on ${platform}`, () => {
      const target = parseTarget({ python_version, platform });
      assert.equal(targetWords(targetFields(target)), describeTarget(target));
    });
  }
  assert.equal(
    targetLine(targetFields(parseTarget({ python_version: "pypy3.10", platform: "windows" }))),
    "PyPy 3.10 on Windows on x86_64 (the ABI of PyPy 7.3 is assumed, x86_64 is assumed)",
  );
});
