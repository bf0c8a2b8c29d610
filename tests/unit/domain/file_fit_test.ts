import assert from "node:assert/strict";
import fc from "fast-check";
import { compatibleTags } from "../../../src/domain/compatible_tags.ts";
import { FileFitter, nameFiles } from "../../../src/domain/file_fit.ts";
import { formatTag, parseTags } from "../../../src/domain/tag.ts";
import { parseTarget } from "../../../src/domain/target.ts";
import { distribution } from "../../support/fake_sources.ts";

const PYTHONS = ["2.7", "3.2", "3.7", "3.12", "3.13t", "3.14", "pypy3.10", "graalpy3.11"];
const PLATFORMS = [
  "linux",
  "manylinux1_i686",
  "linux-armv6l",
  "alpine-arm64",
  "macos-13-arm64",
  "macos-10.15",
  "windows",
];
const TARGETS = PYTHONS.flatMap((python_version) => (
  PLATFORMS.map((platform) => parseTarget({ python_version, platform }))
));

Deno.test("compatibleTags() names no tag twice, and FileFitter ranks each by its place there", () => {
  for (const target of TARGETS) {
    const tags = compatibleTags(target).map(formatTag);
    assert.equal(new Set(tags).size, tags.length);
    const files = tags.map((tag) => distribution(`foo-1.0-${tag}.whl`));
    const fitter = new FileFitter(target);
    assert.deepEqual(
      nameFiles(files).map((named) => fitter.fit(named).rank),
      tags.map((_, rank) => rank),
    );
  }
});

Deno.test("FileFitter ranks a compressed set by the best of its tags, and refuses one without any", () => {
  const tagSets = fc.tuple(
    ...[["cp312", "cp313", "cp39", "py3", "py2", "pp310"], ["cp312", "abi3", "none", "cp313t"], [
      "any",
      "win_amd64",
      "manylinux_2_17_x86_64",
      "manylinux_2_39_x86_64",
      "linux_x86_64",
      "macosx_11_0_arm64",
    ]].map((parts) => fc.uniqueArray(fc.constantFrom(...parts), { minLength: 1, maxLength: 3 })),
  );
  fc.assert(fc.property(tagSets, fc.constantFrom(...TARGETS), (parts, target) => {
    const text = parts.map((part) => part.join(".")).join("-");
    const places = compatibleTags(target).map(formatTag);
    const ranks = parseTags(text).map((tag) => places.indexOf(formatTag(tag)))
      .filter((place) => place >= 0);
    const [named] = nameFiles([distribution(`foo-1.0-${text}.whl`)]);
    assert.ok(named !== undefined);
    const fit = new FileFitter(target).fit(named);
    assert.equal(fit.rank, ranks.length === 0 ? undefined : Math.min(...ranks));
    assert.equal(fit.verdict, ranks.length === 0 ? "refused" : "installs");
  }));
});
