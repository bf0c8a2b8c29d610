import assert from "node:assert/strict";
import { parsePythonVersion } from "../../../src/domain/requires_python.ts";
import { tagsAdmit } from "../../../src/domain/wheel_python.ts";
import { distribution } from "../../support/fake_sources.ts";

Deno.test("tagsAdmit() refuses only what no CPython of that version installs", async (t) => {
  const rows: readonly [filename: string, python: string, admitted: boolean][] = [
    ["a-1-py3-none-any.whl", "3.12", true],
    ["a-1-py2.py3-none-any.whl", "3.12", true],
    ["a-1-py2-none-any.whl", "3.12", false],
    ["a-1-py36-none-any.whl", "3.12", true],
    ["a-1-py313-none-any.whl", "3.12", false],
    ["a-1-cp312-cp312-manylinux_2_17_x86_64.whl", "3.12", true],
    ["a-1-cp312-cp312-manylinux_2_17_x86_64.whl", "3.12.4", true],
    ["a-1-cp311-cp311-win_amd64.whl", "3.12", false],
    ["a-1-cp311-none-win_amd64.whl", "3.12", false],
    ["a-1-cp39-abi3-win_amd64.whl", "3.12", true],
    ["a-1-cp313-abi3-win_amd64.whl", "3.12", false],
    ["a-1-1build-cp27-cp27mu-linux_x86_64.whl", "2.7", true],
    ["a-1-cp27-cp27mu-linux_x86_64.whl", "3.7", false],
    ["a-1-pp39-pypy39_pp73-win_amd64.whl", "3.9", false],
    ["a-1.tar.gz", "3.12", true],
    ["odd.whl", "3.12", true],
  ];
  for (const [filename, python, admitted] of rows) {
    await t.step(`${filename} on ${python}`, () => {
      assert.equal(tagsAdmit(distribution(filename), parsePythonVersion(python)), admitted);
    });
  }
});
