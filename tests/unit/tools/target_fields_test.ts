import assert from "node:assert/strict";
import { parseTarget } from "../../../src/domain/target.ts";
import { namedTarget, pythonText, targetFields } from "../../../src/tools/target_fields.ts";

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
