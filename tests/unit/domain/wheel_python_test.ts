import assert from "node:assert/strict";
import { parsePythonVersion } from "../../../src/domain/requires_python.ts";
import { WheelPython } from "../../../src/domain/wheel_python.ts";
import { distribution } from "../../support/fake_sources.ts";

Deno.test("WheelPython.admits() refuses only what no CPython of that version installs", async (t) => {
  const rows: readonly [filename: string, python: string, admitted: "yes" | "no" | "unknown"][] = [
    ["a-1-py3-none-any.whl", "3.12", "yes"],
    ["a-1-py2.py3-none-any.whl", "3.12", "yes"],
    ["a-1-py2-none-any.whl", "3.12", "no"],
    ["a-1-py36-none-any.whl", "3.12", "yes"],
    ["a-1-py313-none-any.whl", "3.12", "no"],
    ["a-1-cp312-cp312-manylinux_2_17_x86_64.whl", "3.12", "yes"],
    ["a-1-cp312-cp312-manylinux_2_17_x86_64.whl", "3.12.4", "yes"],
    ["a-1-cp311-cp311-win_amd64.whl", "3.12", "no"],
    ["a-1-cp311-none-win_amd64.whl", "3.12", "no"],
    ["a-1-cp39-abi3-win_amd64.whl", "3.12", "yes"],
    ["a-1-cp313-abi3-win_amd64.whl", "3.12", "no"],
    ["a-1-1build-cp27-cp27mu-linux_x86_64.whl", "2.7", "yes"],
    ["a-1-cp27-cp27mu-linux_x86_64.whl", "3.7", "no"],
    ["a-1-cp27-cp27m-win32.whl", "2.7", "yes"],
    ["a-1-cp312-cp312-any.whl", "3.12", "no"],
    ["a-1-cp314-cp314t-win_amd64.whl", "3.14", "no"],
    ["a-1-pp39-pypy39_pp73-win_amd64.whl", "3.9", "no"],
    ["a-1.tar.gz", "3.12", "yes"],
    ["odd.whl", "3.12", "unknown"],
  ];
  for (const [filename, python, admitted] of rows) {
    await t.step(`${filename} on ${python}`, () => {
      const wheels = new WheelPython(parsePythonVersion(python));
      assert.equal(wheels.admits(distribution(filename)), admitted);
      assert.equal(wheels.admits(distribution(filename)), admitted, "a second time");
    });
  }
});
