import assert from "node:assert/strict";
import { parseProjectName } from "../../../src/domain/name.ts";
import type { ProjectDocument } from "../../../src/domain/release.ts";
import type { ToolDependencies } from "../../../src/tools/dependencies.ts";
import { TOOLS } from "../../../src/tools/registry.ts";
import { decodeProject } from "../../../src/upstream/pypi/wire_project.ts";
import { fakeCall, fakeDependencies } from "../../support/fake_sources.ts";
import { recordedFiles, recordedTest } from "../../support/recorded.ts";

const MOST_BYTES = 25_000;

/** Each asked in the way that makes it say the most. */
const CALLS: readonly (readonly [tool: string, args: Readonly<Record<string, unknown>>])[] = [
  ["get_release_files", {}],
  ["get_release_files", { python_version: "3.12", platform: "windows" }],
  ["get_dependencies", { include_extras: true, python_version: "3.9", platform: "macos" }],
  ["check_compatibility", { python_version: "3.12" }],
  ["check_compatibility", { python_version: "3.6", platform: "windows-arm64" }],
  ["check_compatibility", {
    python_versions: ["2.7", "3.6", "3.8", "3.9", "3.11", "3.13", "3.14t", "pypy3.10"],
    platforms: ["linux", "linux-arm64", "alpine", "macos", "macos-13-x86_64", "windows", "win32"],
  }],
];

function* projects(): Generator<ProjectDocument> {
  for (const { path, text } of recordedFiles("pypi-json/project")) {
    yield decodeProject(text, parseProjectName(path.replace(/^.*\//, "").replace(/\.json$/, "")));
  }
}

function dependencies(document: ProjectDocument): ToolDependencies {
  return fakeDependencies({ projects: { [document.name]: document }, coreMetadata: "unknown" });
}

recordedTest("tools about files answer every recorded project within 25 kB", async (t) => {
  for (const document of projects()) {
    await t.step(document.name, async () => {
      for (const [name, args] of CALLS) {
        const tool = TOOLS.find((one) => one.name === name);
        assert.ok(tool !== undefined);
        const { structured, text } = await tool.call(
          { package_name: document.name, ...args },
          dependencies(document),
          fakeCall(),
        );
        const bytes = new TextEncoder().encode(JSON.stringify(structured) + text).length;
        assert.ok(bytes <= MOST_BYTES, `${name} ${JSON.stringify(args)}: ${bytes} bytes`);
        if (name !== "check_compatibility" || structured.files === undefined) continue;
        const isInstalled = structured.install === "wheel" || structured.install === "source";
        assert.equal(structured.is_compatible, isInstalled);
      }
    });
  }
});
