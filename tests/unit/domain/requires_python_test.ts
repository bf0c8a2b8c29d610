import assert from "node:assert/strict";
import {
  checkRequiresPython,
  InvalidPythonVersionError,
  parsePythonVersion,
} from "../../../src/domain/requires_python.ts";

Deno.test("checkRequiresPython() reads a bare minor version as its newest release", async (t) => {
  const rows = [
    [">=3.8", "3.11", "yes"],
    [">=3.11.4", "3.11", "yes"],
    ["<3.11.4", "3.11", "no"],
    ["<=3.11", "3.11", "no"],
    ["<=3.11.99", "3.11", "yes"],
    ["!=3.11.*", "3.11", "no"],
    ["!=3.11.2", "3.11", "yes"],
    ["==3.11.*", "3.11", "yes"],
    ["==3.11", "3.11", "no"],
    ["~=3.11.2", "3.11", "yes"],
    ["~=3.8", "3.11", "yes"],
    [">=3.6,<4", "3.11", "yes"],
    ["<3.11", "3.11", "no"],
    [">3.10", "3.11", "yes"],
    [">3.11", "3.11", "yes"],
    ["<4.0,>=3.9", "3.8", "no"],
    [">=2.7, !=3.0.*, !=3.1.*", "3.1", "no"],
    [">=3.10", "3.9", "no"],
  ] as const;
  for (const [requiresPython, python, expected] of rows) {
    await t.step(`${requiresPython} for ${python}`, () => {
      assert.equal(checkRequiresPython(requiresPython, parsePythonVersion(python)), expected);
    });
  }
});

Deno.test("checkRequiresPython() reads a full version exactly", async (t) => {
  const rows = [
    [">=3.11.4", "3.11.3", "no"],
    [">=3.11.4", "3.11.4", "yes"],
    ["<3.11.4", "3.11.3", "yes"],
    ["==3.11", "3.11.0", "yes"],
    ["<=3.11", "3.11.0", "yes"],
    ["!=3.11.2", "3.11.2", "no"],
    [">=3.14", "3.14.0rc1", "yes"], // installers compare the three numbers only
    ["<3.14", "3.14.0rc1", "no"],
    [">=3.14", "3.14rc1", "yes"],
  ] as const;
  for (const [requiresPython, python, expected] of rows) {
    await t.step(`${requiresPython} for ${python}`, () => {
      assert.equal(checkRequiresPython(requiresPython, parsePythonVersion(python)), expected);
    });
  }
});

Deno.test("checkRequiresPython() tells no limit from a limit that cannot be read", async (t) => {
  const python = parsePythonVersion("3.12");
  for (const text of [undefined, "", "  "]) {
    await t.step(`no limit: ${text}`, () => {
      assert.equal(checkRequiresPython(text, python), "yes");
    });
  }
  for (const text of [">=3.6.*", "3.8", "Python 3", ">=3.6 <4", ">=3.8;"]) {
    await t.step(`unreadable: ${text}`, () => {
      assert.equal(checkRequiresPython(text, python), "unknown");
    });
  }
});

Deno.test("parsePythonVersion() tells bare series from releases", () => {
  assert.equal(parsePythonVersion(" 3.12 ").text, "3.12");
  assert.equal(parsePythonVersion("3.12").minorOnly, true);
  assert.equal(parsePythonVersion("3.12").full, undefined);
  assert.equal(parsePythonVersion("3.12.4").minorOnly, false);
  assert.deepEqual(parsePythonVersion("3.12.4").full?.release, [3n, 12n, 4n]);
  assert.equal(parsePythonVersion("3.14rc1").minorOnly, false);
});

Deno.test("parsePythonVersion() refuses what names no series", async (t) => {
  for (
    const text of ["", "3", "py3", "cp312", "3.12.4.1", "3.x", ">=3.8", "1!3.8", "3.8+x", "3.8-1"]
  ) {
    await t.step(JSON.stringify(text), () => {
      assert.throws(() => parsePythonVersion(text), InvalidPythonVersionError);
    });
  }
});
