import assert from "node:assert/strict";
import { newestFitting } from "../../../src/domain/newest_fitting.ts";
import type { Release } from "../../../src/domain/release.ts";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import { parseTarget } from "../../../src/domain/target.ts";
import { distribution, release } from "../../support/fake_sources.ts";

function releaseOf(version: string, tags: readonly string[], requiresPython = ">=3.8"): Release {
  return release(
    version,
    tags.map((tag) =>
      distribution(tag === "sdist" ? `a-${version}.tar.gz` : `a-${version}-${tag}.whl`, {
        requiresPython,
      })
    ),
  );
}

const [LINUX, WINDOWS] = ["manylinux_2_17_x86_64", "win_amd64"];
const RELEASES = [
  releaseOf("9.0rc1", ["py3-none-any"]),
  releaseOf("8.0", ["py3-none-any"], ">=3.13"),
  releaseOf("7.0", ["sdist"]),
  release("6.0", [distribution("a-6.0-py3-none-any.whl", { yank: {} })]),
  releaseOf("5.0", [`cp312-cp312-${LINUX}`, "sdist"]),
  releaseOf("4.0", [`cp312-cp312-${LINUX}`, `cp312-cp312-${WINDOWS}`]),
  releaseOf("3.0", ["py3-none-any"]),
];
const TARGETS = ["linux", "windows", "macos"].map((platform) =>
  parseTarget({ python_version: "3.12", platform })
);

Deno.test("newestFitting() finds for each target, and for all, what installs from a wheel and at all", () => {
  const { each, all } = newestFitting(RELEASES, TARGETS, { than: toReleaseVersion("8.0") });
  const named = (found: { wheel?: Release; either?: Release }) => [
    found.wheel?.version.text,
    found.either?.version.text,
  ];
  assert.deepEqual(each.map(named), [["5.0", "7.0"], ["4.0", "7.0"], ["3.0", "7.0"]]);
  assert.deepEqual(named(all), ["3.0", "7.0"]);
});

Deno.test("newestFitting() passes over the release that is asked about, and tells none from some", () => {
  const targets = TARGETS.slice(0, 1);
  const { each } = newestFitting(RELEASES, targets, { than: toReleaseVersion("5.0.0") });
  assert.equal(each[0]?.wheel?.version.text, "4.0");
  const old = newestFitting(RELEASES, [parseTarget({ python_version: "2.7" })], {
    than: toReleaseVersion("1"),
  });
  assert.deepEqual(old, { each: [{}], all: {} });
});
