import assert from "node:assert/strict";
import type { ToolDependencies } from "../../../src/tools/dependencies.ts";
import { TOOLS } from "../../../src/tools/registry.ts";
import {
  fakeCall,
  fakeDependencies,
  indexPage,
  projectDocument,
  release,
} from "../../support/fake_sources.ts";

const ORIGIN = { name: "pypi", isMain: true, alsoOn: ["private"], unread: [] };
const RELEASES = [release("1.0")];

function answers(): ToolDependencies {
  return fakeDependencies({
    projects: {
      example: projectDocument("Example", RELEASES, { origin: ORIGIN, withheld: ["ownership"] }),
    },
    pages: { example: indexPage("example", RELEASES, { origin: ORIGIN }) },
    coreMetadata: "unknown",
    advisories: { example: [] },
    downloads: { example: "unknown" },
  });
}

/** Every tool that answers whether, or with what, to install a project. */
const CALLS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  get_package_info: {},
  get_package_versions: {},
  compare_versions: { version1: "1.0", version2: "1.0" },
  check_compatibility: {},
  get_release_files: {},
  get_dependencies: {},
  check_vulnerabilities: {},
  get_package_health: {},
};

Deno.test("tools about a project warn where another index has its name too", async (t) => {
  for (const [name, args] of Object.entries(CALLS)) {
    await t.step(name, async () => {
      const tool = TOOLS.find((one) => one.name === name);
      assert.ok(tool !== undefined);
      const asked = { package_name: "example", ...args };
      const { structured, text } = await tool.call(asked, answers(), fakeCall());
      const warning = /Dependency confusion: .* of index "pypi", but "private" has a project/;
      assert.match(
        JSON.stringify(structured).replaceAll("\\\\", "").replaceAll('\\"', '"'),
        warning,
      );
      assert.match(text, warning);
    });
  }
});

Deno.test("get_package_info and get_package_versions tell the index and what it withholds", async (t) => {
  for (const name of ["get_package_info", "get_package_versions"]) {
    await t.step(name, async () => {
      const tool = TOOLS.find((one) => one.name === name);
      const answer = await tool?.call({ package_name: "example" }, answers(), fakeCall());
      const { index, also_on, withheld } = answer?.structured ?? {};
      assert.deepEqual([index, also_on, withheld], ["pypi", ["private"], ["ownership"]]);
      assert.match(answer?.text ?? "", /^Not told by any source, so unknown: ownership$/m);
    });
  }
});
