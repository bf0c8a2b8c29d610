import assert from "node:assert/strict";
import { parseProjectName } from "../../../../src/domain/name.ts";
import type {
  Distribution,
  FoundCoreMetadata,
  IndexPage,
  ProjectDocument,
} from "../../../../src/domain/release.ts";
import { toReleaseVersion } from "../../../../src/domain/release_version.ts";
import { UpstreamError } from "../../../../src/resilience/upstream_error.ts";
import { IndexSet } from "../../../../src/upstream/pypi/index_set.ts";
import { ProjectCatalogue } from "../../../../src/upstream/pypi/project_catalogue.ts";
import { fakeCall } from "../../../support/fake_upstream_api.ts";

const NAME = parseProjectName("demo");
const SHA256 = "0".repeat(64);

type Answer<T> = T | "unknown" | "failing";

function give<T>(answer: Answer<T>, service: string): Promise<T | undefined> {
  if (answer === "unknown") return Promise.resolve(undefined);
  if (answer !== "failing") return Promise.resolve(answer);
  return Promise.reject(new UpstreamError({ kind: "unavailable", service }));
}

function wheel(version: string, fields: Partial<Distribution> = {}): Distribution {
  const filename = `demo-${version}-py3-none-any.whl`;
  const url = `https://files.example/${filename}`;
  const told = {
    sizeBytes: 1,
    uploadedAt: "2024-01-01T00:00:00Z",
    sha256: SHA256,
    pythonTag: "py3",
  };
  return { filename, url, kind: "wheel", ...told, ...fields };
}

function page(versions: readonly string[], fields: Partial<IndexPage> = {}): IndexPage {
  const files = versions.map((version) => wheel(version));
  return { name: NAME, status: "active", files, versions, lastSerial: 5, ...fields };
}

function document(version: string, versions: readonly string[] = [version]): ProjectDocument {
  const releases = versions.map((one) => ({ version: toReleaseVersion(one), files: [wheel(one)] }));
  return {
    name: NAME,
    metadata: {
      ...{ displayName: "Demo", version: toReleaseVersion(version), summary: "from JSON" },
      ...{ licenseFiles: [], projectUrls: [], classifiers: [], keywords: [], dynamic: [] },
      ...{ providesExtra: [], requiresDist: [] },
    },
    files: [wheel(version)],
    advisories: [{ id: "GHSA-1", source: "osv", aliases: [], fixedIn: [] }],
    releases,
    ownership: { roles: [{ user: "ann", role: "Owner" }] },
    lastSerial: 5,
  };
}

interface Answers {
  readonly page: Answer<IndexPage>;
  readonly json?: Answer<ProjectDocument>;
  /** By version; others are not there. */
  readonly own?: Readonly<Record<string, Answer<ProjectDocument>>>;
  readonly metadata?: Answer<FoundCoreMetadata>;
  /** Whether the project's index is a further one. */
  readonly isExtra?: boolean;
  /** Whether the main index has its JSON API from somebody else. */
  readonly isMirror?: boolean;
}

/** A catalogue over fixed answers; `asked` names each question. */
function setUp(
  { page, json, own = {}, metadata = "unknown", isExtra = false, isMirror = false }: Answers,
) {
  const asked: string[] = [];
  const source = {
    indexPage() {
      asked.push("index");
      return give(page, "pypi-index");
    },
  };
  const index = {
    name: isExtra ? "corp" : "pypi",
    isMain: !isExtra,
    host: "i.example",
    isPublic: false,
  };
  const indexes = new IndexSet({
    indexes: [{ ...index, source }],
    pins: [],
    strategy: "first-index",
  });
  const catalogue = new ProjectCatalogue({
    indexes,
    isJsonOfIndex: !isMirror,
    json: json === undefined ? undefined : {
      project() {
        asked.push("json");
        return give(json, "pypi-json");
      },
      release(_, { text }) {
        asked.push(`json ${text}`);
        return give(own[text] ?? "unknown", "pypi-json");
      },
    },
    metadata: {
      coreMetadata({ filename }) {
        asked.push(filename);
        return give(metadata, "pypi-files");
      },
    },
  });
  return { asked, catalogue };
}

const FOUND: FoundCoreMetadata = {
  ...{ from: "metadata-file", metadataVersion: "2.4", displayName: "Demo", summary: "from a file" },
  ...{ requiresDist: ["idna"], providesExtra: [], dynamic: [] },
};

/** What became of the question, in few words. */
async function outcomeOf(answers: Answers, ask: (c: ProjectCatalogue) => Promise<unknown>) {
  const { catalogue, asked } = setUp(answers);
  try {
    const found = await ask(catalogue) as ProjectDocument | undefined;
    return { found, asked, summary: found?.metadata.summary };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { found: undefined, asked, summary: `${error.service} failed` };
  }
}

Deno.test("ProjectCatalogue.project() makes the most of two answers", async (t) => {
  const quarantined = page([], { status: "quarantined" });
  const metadata = FOUND;
  const rows:
    readonly (readonly [string, Answers, string | undefined, readonly string[] | undefined])[] = [
      ["both", { page: page(["1.0"]), json: document("1.0") }, "from JSON", []],
      ["JSON fails", { page: page(["1.0"]), json: "failing", metadata }, "from a file", [
        ...["advisories", "ownership"],
      ]],
      ["JSON 404", { page: page(["1.0"]), json: "unknown", metadata }, "from a file", [
        ...["advisories", "ownership"],
      ]],
      ["no JSON API", { page: page(["1.0"]), metadata }, "from a file", [
        "advisories",
        "ownership",
      ]],
      ["no metadata", { page: page(["1.0"]), metadata: "failing" }, undefined, [
        ...["advisories", "core_metadata", "description", "ownership"],
      ]],
      ["quarantined", { page: quarantined, json: "unknown" }, undefined, undefined],
      ["quarantined, JSON fails", { page: quarantined, json: "failing" }, undefined, undefined],
      ["quarantined, no JSON API", { page: quarantined }, undefined, undefined],
      ["quarantined since", { page: quarantined, json: document("1.0") }, "from JSON", []],
      ["index fails", { page: "failing", json: document("1.0") }, "from JSON", ["project_status"]],
      ["index 404", { page: "unknown", json: document("1.0") }, "from JSON", ["project_status"]],
      ["404 and 404", { page: "unknown", json: "unknown" }, undefined, undefined],
      ["404, JSON fails", { page: "unknown", json: "failing" }, undefined, undefined],
      ["404, no JSON API", { page: "unknown" }, undefined, undefined],
      ["both fail", { page: "failing", json: "failing" }, "pypi-index failed", undefined],
      ["index fails, JSON 404", { page: "failing", json: "unknown" }, undefined, undefined],
      ["index fails, no JSON API", { page: "failing" }, "pypi-index failed", undefined],
      [
        "no release, JSON fails",
        { page: page([]), json: "failing" },
        "pypi-json failed",
        undefined,
      ],
      ["no release, JSON 404", { page: page([]), json: "unknown" }, undefined, undefined],
    ];
  for (const [name, answers, summary, withheld] of rows) {
    await t.step(name, async () => {
      const outcome = await outcomeOf(answers, (it) => it.project(NAME, fakeCall()));
      assert.equal(outcome.summary, summary);
      assert.deepEqual(outcome.found?.withheld, withheld);
      assert.equal(
        outcome.found?.advisoriesUnknown === true,
        withheld?.includes("advisories") ?? false,
      );
    });
  }
});

Deno.test("ProjectCatalogue.project() asks for no file where the JSON API tells", async () => {
  const { asked } = await outcomeOf(
    { page: page(["1.0"]), json: document("1.0"), metadata: FOUND },
    (it) => it.project(NAME, fakeCall()),
  );
  assert.deepEqual(asked, ["index", "json"]);
});

Deno.test("ProjectCatalogue.project() believes the page about files, yanks and what is newest", async (t) => {
  const project = (answers: Answers) => outcomeOf(answers, (it) => it.project(NAME, fakeCall()));
  await t.step("yanked since the document", async () => {
    const files = [wheel("1.0", { yank: { reason: "broken" } })];
    const { found } = await project({ page: page(["1.0"], { files }), json: document("1.0") });
    assert.deepEqual(found?.metadata.yank, { reason: "broken" });
    assert.deepEqual(found.files, files);
  });
  await t.step(
    "deleted since the document: the newest that is left, from its own document",
    async () => {
      const own = { "1.0": document("1.0") };
      const json = document("2.0", ["2.0", "1.0"]);
      const { found, asked } = await project({ page: page(["1.0"]), json, own });
      assert.deepEqual(found?.releases.map(({ version }) => version.text), ["1.0"]);
      assert.equal(found.metadata.version.text, "1.0");
      assert.deepEqual(asked, ["index", "json", "json 1.0"]);
    },
  );
  await t.step(
    "what an HTML page cannot tell comes from the JSON API, or is withheld",
    async () => {
      const files = [
        wheel("1.0", { sizeBytes: undefined, uploadedAt: undefined, sha256: undefined }),
      ];
      const html = page(["1.0"], { files, status: undefined, lastSerial: undefined });
      const { found: alone } = await project({ page: html, metadata: FOUND });
      assert.deepEqual(alone?.withheld, [
        ...["advisories", "ownership", "project_status", "sha256", "size", "upload_time"],
      ]);
      const { found: both } = await project({ page: html, json: document("1.0") });
      assert.deepEqual(both?.withheld, ["project_status"]);
      assert.equal(both.files[0]?.sizeBytes, 1);
    },
  );
});

Deno.test("ProjectCatalogue does not ask PyPI's JSON API for another index's project, and says so", async () => {
  const { catalogue, asked } = setUp({
    ...{ page: page(["1.0"]), json: document("1.0"), metadata: FOUND, isExtra: true },
  });
  const call = fakeCall();
  const found = await catalogue.project(NAME, call);
  assert.equal(found?.origin?.name, "corp");
  assert.deepEqual(asked, ["index", "demo-1.0-py3-none-any.whl"]);
  assert.deepEqual(
    call.sources.outcomes().map(({ service, status, host }) => [service, status, host]),
    [
      ["pypi-json", "skipped", "i.example"],
    ],
  );
});

Deno.test("ProjectCatalogue.release() tells a release that the page or the JSON API has", async (t) => {
  const version = toReleaseVersion("1.0");
  const fileless = { ...document("1.0"), files: [] };
  const newer = { ...document("1.0"), lastSerial: 6 };
  const json = document("2.0");
  const one = page(["2.0", "1.0"]);
  const other = page(["2.0"]);
  const rows: readonly (readonly [string, Answers, string | undefined])[] = [
    ["both", { page: one, json, own: { "1.0": document("1.0") } }, "from JSON"],
    ["JSON fails", { page: one, json, own: { "1.0": "failing" }, metadata: FOUND }, "from a file"],
    ["JSON 404", { page: one, json, metadata: FOUND }, "from a file"],
    ["no JSON API", { page: one, metadata: FOUND }, "from a file"],
    ["deleted", { page: other, json, own: { "1.0": document("1.0") } }, undefined],
    ["without files", { page: other, json, own: { "1.0": fileless } }, "from JSON"],
    ["newer than the page", { page: other, json, own: { "1.0": newer } }, "from JSON"],
    [
      "not listed, JSON fails",
      { page: other, json, own: { "1.0": "failing" } },
      "pypi-json failed",
    ],
    ["not listed, no JSON API", { page: other }, undefined],
    ["index fails", { page: "failing", json, own: { "1.0": document("1.0") } }, "from JSON"],
    ["both fail", { page: "failing", json, own: { "1.0": "failing" } }, "pypi-index failed"],
  ];
  for (const [name, answers, summary] of rows) {
    await t.step(name, async () => {
      const outcome = await outcomeOf(answers, (it) => it.release(NAME, version, fakeCall()));
      assert.equal(outcome.summary, summary);
    });
  }
});

Deno.test("ProjectCatalogue tells nothing of another project that the JSON API has under the name", async (t) => {
  const ask = (answers: Answers, version?: string) =>
    outcomeOf(
      { metadata: FOUND, ...answers },
      (it) =>
        version === undefined
          ? it.project(NAME, fakeCall())
          : it.release(NAME, toReleaseVersion(version), fakeCall()),
    );
  const bytes = (sha256: string | undefined) =>
    page(["1.0"], { files: [wheel("1.0", { sha256 })] });
  const json = document("1.0");
  const own = { "1.0": json };
  const other = "1".repeat(64);
  const rows: readonly (readonly [string, Answers, string | undefined, string?])[] = [
    ["no file in common", { page: page(["1.0"]), json: document("99.0") }, "from a file"],
    ["the same name, other bytes", { page: bytes(other), json }, "from a file"],
    ["the same name, bytes untold", { page: bytes(undefined), json }, "from JSON"],
    ["a release of other bytes", { page: bytes(other), json, own }, "from a file", "1.0"],
    ["a release of the same bytes", { page: bytes(SHA256), json, own }, "from JSON", "1.0"],
    ["a mirror's 404", { page: "unknown", json, isMirror: true }, undefined],
    ["a release, a mirror's 404", { page: "unknown", json, own, isMirror: true }, undefined, "1.0"],
    ["a mirror's failure", { page: "failing", json, isMirror: true }, "from JSON"],
  ];
  for (const [name, answers, summary, version] of rows) {
    await t.step(name, async () => {
      const { found, summary: told } = await ask(answers, version);
      assert.equal(told, summary);
      if (told === "from a file") {
        assert.deepEqual(found?.withheld, ["advisories", "ownership"]);
        assert.deepEqual([found.advisories, found.ownership], [[], undefined]);
      }
    });
  }
  await t.step("and says so", async () => {
    const call = fakeCall();
    const { catalogue } = setUp({ page: page(["1.0"]), json: document("99.0"), metadata: FOUND });
    await catalogue.project(NAME, call);
    assert.deepEqual(call.sources.outcomes().map(({ service, status }) => [service, status]), [
      ["pypi-json", "skipped"],
    ]);
    assert.match(String(call.sources.outcomes()[0]?.reason), /it is another project$/);
  });
});

Deno.test("ProjectCatalogue takes requirements of an sdist for certain only where PEP 643 says so", async (t) => {
  const rows: readonly (readonly [Partial<FoundCoreMetadata>, readonly string[] | undefined])[] = [
    [{ from: "wheel", metadataVersion: "2.1" }, ["idna"]],
    [{ from: "sdist", metadataVersion: "2.1" }, undefined],
    [{ from: "sdist", metadataVersion: "2.2" }, ["idna"]],
    [{ from: "sdist", metadataVersion: "2.4", dynamic: ["requires-dist"] }, undefined],
    [{ from: "sdist", metadataVersion: undefined }, undefined],
  ];
  for (const [fields, requiresDist] of rows) {
    await t.step(JSON.stringify(fields), async () => {
      const { catalogue } = setUp({ page: page(["1.0"]), metadata: { ...FOUND, ...fields } });
      const found = await catalogue.project(NAME, fakeCall());
      assert.deepEqual(found?.metadata.requiresDist, requiresDist);
    });
  }
});

Deno.test("ProjectCatalogue gives the same object while the cache does", async () => {
  const { catalogue } = setUp({ page: page(["1.0"]), json: document("1.0") });
  const call = fakeCall();
  assert.equal(await catalogue.project(NAME, call), await catalogue.project(NAME, call));
});
