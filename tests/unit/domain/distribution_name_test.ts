import assert from "node:assert/strict";
import {
  distributionKind,
  pythonTagOf,
  versionOfFilename,
} from "../../../src/domain/distribution_name.ts";
import { parseProjectName } from "../../../src/domain/name.ts";
import type { DistributionKind } from "../../../src/domain/release.ts";

const NAMES: readonly (readonly [
  filename: string,
  kind: DistributionKind,
  tag: string | undefined,
  project: string,
  version: string | undefined,
])[] = [
  ["requests-2.31.0-py3-none-any.whl", "wheel", "py3", "requests", "2.31.0"],
  ["six-1.16.0-py2.py3-none-any.whl", "wheel", "py2.py3", "six", "1.16.0"],
  ["numpy-2.1.0-cp312-cp312-macosx_11_0_arm64.whl", "wheel", "cp312", "numpy", "2.1.0"],
  ["zope.interface-5.0-1-cp39-cp39-win_amd64.whl", "wheel", "cp39", "zope-interface", "5.0"],
  ["Foo_Bar-1.0+cpu-py3-none-any.whl", "wheel", "py3", "foo-bar", "1.0+cpu"],
  ["foo-1.0-bad-py3-none-any.whl", "wheel", undefined, "foo", undefined], // build needs a digit
  ["foo-1.0-any.whl", "wheel", undefined, "foo", undefined],
  ["foo--py3-none-any.whl", "wheel", undefined, "foo", undefined],
  ["other-1.0-py3-none-any.whl", "wheel", "py3", "foo", undefined],
  ["requests-2.31.0.tar.gz", "sdist", "source", "requests", "2.31.0"],
  ["zope.interface-5.0.zip", "sdist", "source", "zope-interface", "5.0"],
  ["pytz-2004d.tar.bz2", "sdist", "source", "pytz", "2004d"],
  ["python-dateutil-2.8.2.tar.gz", "sdist", "source", "python-dateutil", "2.8.2"],
  ["foo-1.0-beta-2.tgz", "sdist", "source", "foo", "1.0-beta-2"],
  ["foo-bar-1.0.tar.xz", "sdist", "source", "foo-bar", "1.0"],
  ["FOO-1.0.TAR.GZ", "sdist", "source", "foo", "1.0"],
  ["foo.tar.gz", "sdist", "source", "foo", undefined],
  ["foo-.tar.gz", "sdist", "source", "foo", undefined],
  ["foo.linux-tools-1.0.tar.gz", "sdist", "source", "foo-linux-tools", "1.0"],
  ["requests-0.4.0-py2.7.egg", "egg", "2.7", "requests", "0.4.0"],
  ["Foo_Bar-1.0_r5-py3.3-linux-x86_64.egg", "egg", "3.3", "foo-bar", "1.0_r5"],
  ["foo-1.0.win32-py2.7.exe", "wininst", "2.7", "foo", "1.0"],
  ["foo-1.0.win-amd64.exe", "wininst", "any", "foo", "1.0"],
  ["foo-1.0.win-amd64-py3.3.msi", "msi", "3.3", "foo", "1.0"],
  ["foo-1.0-1.noarch.rpm", "rpm", "any", "foo", "1.0"],
  ["foo-1.0-1.el7.src.rpm", "rpm", "any", "foo", "1.0"],
  ["foo-1.0.linux-x86_64.tar.gz", "dumb", "any", "foo", "1.0"],
  ["foo-1.0.macosx-10.9-x86_64.tar.gz", "dumb", "any", "foo", "1.0"],
  ["foo-1.0.win32.zip", "dumb", "any", "foo", "1.0"],
  ["foo-1.0.deb", "other", undefined, "foo", undefined],
  ["foo-1.0.dmg", "other", undefined, "foo", undefined],
  ["", "other", undefined, "foo", undefined],
];

Deno.test("distributionKind(), pythonTagOf() and versionOfFilename() read a file name", async (t) => {
  for (const [filename, kind, tag, project, version] of NAMES) {
    await t.step(filename === "" ? "(empty)" : filename, () => {
      assert.equal(distributionKind(filename), kind);
      assert.equal(pythonTagOf(filename), tag);
      assert.equal(versionOfFilename(filename, parseProjectName(project)), version);
    });
  }
});

Deno.test("file names over the cap tell nothing but their kind", () => {
  const filename = `foo-${"1".repeat(600)}.tar.gz`;
  assert.equal(distributionKind(filename), "sdist");
  assert.equal(pythonTagOf(filename), undefined);
  assert.equal(versionOfFilename(filename, parseProjectName("foo")), undefined);
});
