import assert from "node:assert/strict";
import { evaluateMarker, parseMarker } from "../../../src/domain/marker.ts";
import { InvalidPythonVersionError } from "../../../src/domain/requires_python.ts";
import {
  describeTarget,
  InvalidImplementationError,
  markerEnvironmentOf,
  parseTarget,
} from "../../../src/domain/target.ts";

Deno.test("parseTarget() reads Pythons as people, tags and installers write them", async (t) => {
  const rows: readonly (readonly [python: string, described: string])[] = [
    ["3.12", "CPython 3.12"],
    [" 3.12.4 ", "CPython 3.12.4"],
    ["3.14.0rc1", "CPython 3.14.0rc1"],
    ["python3.9", "CPython 3.9"],
    ["cp312", "CPython 3.12"],
    ["cp313t", "free-threaded CPython 3.13"],
    ["3.13t", "free-threaded CPython 3.13"],
    ["3.14.1t", "free-threaded CPython 3.14.1"],
    ["pypy3.10", "PyPy 3.10"],
    ["pp310", "PyPy 3.10"],
    ["PyPy-3.11", "PyPy 3.11"],
    ["graalpy3.11", "GraalPy 3.11"],
    ["2.7", "CPython 2.7"],
  ];
  for (const [python_version, described] of rows) {
    await t.step(python_version, () => {
      const target = parseTarget({ python_version, platform: "win_amd64" });
      assert.equal(describeTarget(target), `${described} on Windows on x86_64`);
    });
  }
});

Deno.test("parseTarget() fills in what is left out, and says so", () => {
  const { assumed, ...target } = parseTarget({});
  assert.equal(
    describeTarget({ ...target, assumed }),
    "CPython 3.14 on Linux on x86_64 with glibc 2.28",
  );
  assert.deepEqual(assumed, [
    "Python 3.14 is assumed",
    "Linux is assumed",
    "x86_64 is assumed",
    "glibc 2.28 is assumed",
  ]);
  assert.deepEqual(parseTarget({ python_version: "3.12", platform: "win32" }).assumed, []);
  assert.deepEqual(
    parseTarget({ python_version: "3.11", implementation: "GraalPy", platform: "win32" }).assumed,
    ["the ABI of GraalPy 24.2 is assumed"],
  );
});

Deno.test("parseTarget() refuses Pythons that are none, and contradictions", async (t) => {
  const pythons = [
    "3",
    "",
    "x3.12",
    "3.12t",
    "2.7t",
    "pypy3.10t",
    "4.0",
    "3.100",
    "3.9999999999999999999",
    "ruby3.1",
    "graalpy3.9",
    "3.12".repeat(100),
  ];
  for (const python_version of pythons) {
    await t.step(python_version.slice(0, 40) || "(empty)", () => {
      assert.throws(() => parseTarget({ python_version }), InvalidPythonVersionError);
    });
  }
  await t.step("an unknown implementation", () => {
    assert.throws(() => parseTarget({ implementation: "pipy" }), (error) => {
      assert.ok(error instanceof InvalidImplementationError);
      assert.match(error.message, /did you mean "pypy"\?$/);
      return true;
    });
  });
  await t.step("two implementations", () => {
    assert.throws(
      () => parseTarget({ python_version: "pypy3.10", implementation: "cpython" }),
      /expected pypy, which python_version "pypy3.10" names/,
    );
  });
});

Deno.test("markerEnvironmentOf() tells what Python itself reports there", async (t) => {
  const rows: readonly (readonly [platform: string, values: readonly string[]])[] = [
    ["linux-arm64", ["posix", "linux", "Linux", "aarch64"]],
    ["linux-armv7l", ["posix", "linux", "Linux", "armv7l"]],
    ["macos-arm64", ["posix", "darwin", "Darwin", "arm64"]],
    ["macos-x86_64", ["posix", "darwin", "Darwin", "x86_64"]],
    ["windows", ["nt", "win32", "Windows", "AMD64"]],
    ["windows-arm64", ["nt", "win32", "Windows", "ARM64"]],
    ["win32", ["nt", "win32", "Windows", "x86"]],
  ];
  for (const [platform, values] of rows) {
    await t.step(platform, () => {
      const found = markerEnvironmentOf(parseTarget({ python_version: "3.12.4", platform }));
      const { os_name, sys_platform, platform_system, platform_machine } = found;
      assert.deepEqual([os_name, sys_platform, platform_system, platform_machine], values);
      assert.equal(found.python_version, "3.12");
      assert.equal(found.python_full_version, "3.12.4");
      assert.equal(found.implementation_version, "3.12.4");
      assert.equal("platform_release" in found || "platform_version" in found, false);
    });
  }
  await t.step("an implementation's own version is not Python's", () => {
    const found = markerEnvironmentOf(parseTarget({ python_version: "pypy3.10" }));
    assert.equal(found.implementation_name, "pypy");
    assert.equal(found.platform_python_implementation, "PyPy");
    assert.equal("implementation_version" in found, false);
  });
  await t.step("a bare series is its newest release", () => {
    const newest = markerEnvironmentOf(parseTarget({ python_version: "3.12" }));
    assert.ok(evaluateMarker(parseMarker('python_full_version >= "3.12.9"'), newest));
    assert.ok(evaluateMarker(parseMarker('python_full_version < "3.13"'), newest));
  });
  await t.step("a release candidate has three numbers", () => {
    const found = markerEnvironmentOf(parseTarget({ python_version: "3.15rc1" }));
    assert.equal(found.python_full_version, "3.15.0rc1");
  });
});
