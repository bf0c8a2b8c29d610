import assert from "node:assert/strict";
import type { FoundCoreMetadata, ReleaseDocument } from "../../../src/domain/release.ts";
import { parseTarget } from "../../../src/domain/target.ts";
import { findRequirements } from "../../../src/tools/known_requirements.ts";
import {
  distribution,
  type FakeAnswers,
  fakeCall,
  fakeDependencies,
  release,
  releaseDocument,
  upstreamError,
} from "../../support/fake_sources.ts";

const WHEEL = "example-1.0-py3-none-any.whl";
const SDIST = "example-1.0.tar.gz";
const JSON_API = "PyPI's JSON API (metadata of the first file uploaded)";

function found(overrides: Partial<FoundCoreMetadata> = {}): FoundCoreMetadata {
  return { requiresDist: [], providesExtra: [], dynamic: [], from: "metadata-file", ...overrides };
}

function documentOf(
  filenames: readonly string[],
  requiresDist: readonly string[] | undefined,
): ReleaseDocument {
  const files = filenames.map((filename) => distribution(filename));
  return releaseDocument("Example", release("1.0", files), { metadata: { requiresDist } });
}

Deno.test("findRequirements() tells known from unknown, and where it looked", async (t) => {
  const old = found({ from: "sdist", metadataVersion: "2.1", requiresDist: ["click"] });
  const fixed = found({ from: "sdist", metadataVersion: "2.2", requiresDist: ["click"] });
  const rows: readonly (readonly [
    name: string,
    document: ReleaseDocument,
    coreMetadata: FakeAnswers["coreMetadata"],
    expected: { status: string; source?: string; reason?: string; count?: number },
  ])[] = [
    ["the wheel before the JSON API", documentOf([WHEEL], ["other", "more"]), {
      [WHEEL]: found({ requiresDist: ["click"] }),
    }, { status: "known", source: `core metadata of ${WHEEL}`, count: 1 }],
    ["the wheel says none", documentOf([WHEEL], undefined), { [WHEEL]: found() }, {
      status: "known",
      source: `core metadata of ${WHEEL}`,
      count: 0,
    }],
    ["what a wheel calls dynamic is certain", documentOf([WHEEL], undefined), {
      [WHEEL]: found({ dynamic: ["requires-dist"] }),
    }, { status: "known", source: `core metadata of ${WHEEL}`, count: 0 }],
    ["the wheel fails", documentOf([WHEEL, SDIST], ["click"]), {
      [WHEEL]: upstreamError("pypi-files", "malformed"),
    }, {
      status: "known",
      source: `${JSON_API}; the metadata of ${WHEEL} could not be read (malformed)`,
      count: 1,
    }],
    ["the wheel fails, and the JSON API does not tell", documentOf([WHEEL], undefined), {
      [WHEEL]: upstreamError("pypi-files"),
    }, {
      status: "unknown",
      reason:
        `the JSON API does not tell, and the metadata of ${WHEEL} could not be read (timeout)`,
    }],
    ["the wheel has none, a static sdist does", documentOf([SDIST, WHEEL], undefined), {
      [WHEEL]: "unknown",
      [SDIST]: fixed,
    }, { status: "known", source: `core metadata of ${SDIST}`, count: 1 }],
    ["an sdist below 2.2", documentOf([SDIST], ["other"]), { [SDIST]: old }, {
      status: "unknown",
      reason: `${SDIST} has Metadata-Version 2.1, before 2.2, so its requirements are known once ` +
        "it is built",
      source: `core metadata of ${SDIST}`,
      count: 1,
    }],
    ["a dynamic sdist that lists none", documentOf([SDIST], ["told"]), {
      [SDIST]: { ...fixed, requiresDist: [], dynamic: ["requires-dist"] },
    }, {
      status: "unknown",
      reason: `${SDIST} calls its requirements dynamic: they are known once it is built`,
      source: JSON_API,
      count: 1,
    }],
    ["an sdist that cannot be read", documentOf([SDIST], []), { [SDIST]: "unknown" }, {
      status: "unknown",
      reason: `${SDIST} has no metadata that can be read, and there is only a source ` +
        "distribution, whose wheel may differ",
    }],
    ["no files, but the JSON API tells", documentOf([], ["click"]), {}, {
      status: "known",
      source: JSON_API,
      count: 1,
    }],
    ["no files", documentOf([], undefined), {}, {
      status: "unknown",
      reason: "the JSON API does not tell, and the release has no file to read",
    }],
  ];
  for (const [name, document, coreMetadata, expected] of rows) {
    await t.step(name, async () => {
      const deps = fakeDependencies({ coreMetadata });
      const known = await findRequirements(document, deps, { call: fakeCall() });
      const listed = known.status === "known" ? known : known.listed;
      assert.equal(known.status, expected.status);
      assert.equal(known.status === "unknown" ? known.reason : undefined, expected.reason);
      assert.equal(listed?.source, expected.source);
      assert.equal(listed?.requiresDist.length, expected.count);
    });
  }
});

Deno.test("findRequirements() reads a yanked file of the target only where the release is pinned", async () => {
  const [linux, windows] = ["manylinux_2_17_x86_64", "win_amd64"].map((platform) => (
    `example-1.0-cp312-cp312-${platform}.whl`
  ));
  assert.ok(linux !== undefined && windows !== undefined);
  const document = releaseDocument(
    "Example",
    release("1.0", [distribution(linux), distribution(windows, { yank: {} })]),
  );
  const target = parseTarget({ python_version: "3.12", platform: "windows" });
  const read = async (pinned: boolean) => {
    const deps = fakeDependencies({ coreMetadata: { [linux]: found(), [windows]: found() } });
    await findRequirements(document, deps, { call: fakeCall(), target, pinned });
    return deps.calls;
  };
  assert.deepEqual(await read(false), [`metadata.coreMetadata ${linux}`]);
  assert.deepEqual(await read(true), [`metadata.coreMetadata ${windows}`]);
});

Deno.test("findRequirements() prefers a wheel for every platform whose metadata lies beside it", async () => {
  const other = "example-1.0-1-py3-none-any.whl";
  const files = [
    distribution("example-1.0-cp312-cp312-win_amd64.whl"),
    distribution(WHEEL, { coreMetadata: false }),
    distribution(other, { coreMetadata: {} }),
  ];
  const deps = fakeDependencies({ coreMetadata: { [other]: found() } });
  await findRequirements(releaseDocument("Example", release("1.0", files)), deps, {
    call: fakeCall(),
  });
  assert.deepEqual(deps.calls, [`metadata.coreMetadata ${other}`]);
});
