import assert from "node:assert/strict";
import type { ProjectDocument } from "../../../src/domain/release.ts";
import { getPackageVersions, listVersions } from "../../../src/tools/get_package_versions.ts";
import { InvalidCursorError } from "../../../src/tools/version_cursor.ts";
import {
  distribution,
  fakeCall,
  fakeDependencies,
  projectDocument,
  release,
} from "../../support/fake_sources.ts";

const ALL = { limit: 50, prereleases: true, yanked: true } as const;

const MIXED = projectDocument("Example", [
  release("0.10"),
  release("0.2"),
  release("0.9", { yank: { reason: "broken" } }),
  release("1.0rc1"),
  release("1.0.dev3"),
  release("0.10.post1"),
  release("2004d"),
  release("0.3", []),
]);

function texts(answer: { readonly versions: readonly { readonly version: string }[] }): string[] {
  return answer.versions.map(({ version }) => version);
}

function numbered(length: number): ProjectDocument {
  return projectDocument("Example", Array.from({ length }, (_, index) => release(`1.${index}`)));
}

Deno.test("get_package_versions answers in the contract's fields", async () => {
  const document = projectDocument("Example", [
    release("1.0", [
      distribution("example-1.0.tar.gz", {
        uploadedAt: "2026-01-01T00:00:02Z",
        requiresPython: ">=3.9",
      }),
      distribution("example-1.0-py3-none-any.whl", {
        uploadedAt: "2026-01-01T00:00:01Z",
        requiresPython: ">=3.9",
      }),
    ]),
  ]);
  const { structured, text } = await getPackageVersions.call(
    { package_name: "Example" },
    fakeDependencies({ projects: { example: document } }),
    fakeCall(),
  );
  assert.equal(structured.package_name, "example");
  assert.equal(structured.total_versions, 1);
  assert.equal(structured.returned_versions, 1);
  assert.equal(structured.latest_version, "1.0");
  assert.deepEqual(structured.versions, [{
    version: "1.0",
    type: "stable",
    is_latest: true,
    upload_time: "2026-01-01T00:00:01Z",
    yanked: false,
    requires_python: ">=3.9",
    file_count: 2,
    file_kinds: ["sdist", "wheel"],
  }]);
  assert.match(text, /- 1\.0, 2026-01-01, latest/);
});

Deno.test("listVersions() lists newest first in PEP 440 order, legacy versions last", () => {
  const answer = listVersions(MIXED, ALL);
  assert.deepEqual(
    answer.versions.map(({ version, type }) => [version, type]),
    [
      ["1.0rc1", "pre-release"],
      ["1.0.dev3", "development"],
      ["0.10.post1", "post"],
      ["0.10", "stable"],
      ["0.9", "stable"],
      ["0.3", "stable"],
      ["0.2", "stable"],
      ["2004d", "legacy"],
    ],
  );
  assert.equal(answer.latest_version, "0.10.post1");
  assert.equal(answer.latest_prerelease, "1.0rc1");
  assert.equal(answer.next_cursor, undefined);
  assert.equal(answer.truncated, undefined);
});

Deno.test("listVersions() filters, and counts what there is beside what matches", async (t) => {
  const rows: readonly [
    string,
    { prereleases: boolean; yanked: boolean },
    number,
    (versions: readonly string[]) => boolean,
  ][] = [
    [
      "no pre-releases",
      { prereleases: false, yanked: true },
      6,
      (found) => !found.includes("1.0.dev3"),
    ],
    ["no yanked ones", { prereleases: true, yanked: false }, 7, (found) => !found.includes("0.9")],
    ["neither", { prereleases: false, yanked: false }, 5, (found) => found[0] === "0.10.post1"],
  ];
  for (const [name, flags, matching, holds] of rows) {
    await t.step(name, () => {
      const answer = listVersions(MIXED, { limit: 50, ...flags });
      assert.equal(answer.total_versions, 8);
      assert.equal(answer.matching_versions, matching);
      assert.equal(answer.returned_versions, matching);
      assert.ok(holds(texts(answer)));
    });
  }
});

Deno.test("listVersions() gives every matching version once over its pages", async (t) => {
  const flags = [
    { prereleases: true, yanked: true },
    { prereleases: false, yanked: false },
  ];
  for (const flag of flags) {
    await t.step(JSON.stringify(flag), () => {
      const whole = listVersions(MIXED, { limit: 50, ...flag });
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = listVersions(MIXED, { limit: 2, cursor, ...flag });
        assert.equal(page.matching_versions, whole.matching_versions);
        found.push(...texts(page));
        const left = whole.returned_versions - found.length;
        assert.equal(page.truncated?.[0]?.omitted ?? 0, left);
        cursor = page.next_cursor;
      } while (cursor !== undefined);
      assert.deepEqual(found, texts(whole));
    });
  }
});

Deno.test("listVersions() goes on at the same place when releases appear or go", () => {
  const first = listVersions(numbered(10), { ...ALL, limit: 3 });
  assert.deepEqual(texts(first), ["1.9", "1.8", "1.7"]);
  const changed = projectDocument("Example", [
    release("2.0"),
    ...numbered(10).releases.filter(({ version }) => version.text !== "1.7"),
  ]);
  const next = listVersions(changed, { ...ALL, limit: 3, cursor: first.next_cursor });
  assert.deepEqual(texts(next), ["1.6", "1.5", "1.4"]);
});

Deno.test("listVersions() takes what PyPI calls the newest for the latest when no release is stable", async (t) => {
  const rows: readonly [string, ProjectDocument, string][] = [
    [
      "only pre-releases",
      projectDocument("Example", [release("1.0a1"), release("1.0a2")]),
      "1.0a2",
    ],
    ["all yanked", projectDocument("Example", [release("1.0", { yank: {} })]), "1.0"],
  ];
  for (const [name, document, latest] of rows) {
    await t.step(name, () => {
      const answer = listVersions(document, ALL);
      assert.equal(answer.latest_version, latest);
      assert.equal(answer.latest_stable, undefined);
      assert.equal(answer.versions[0]?.is_latest, true);
    });
  }
});

Deno.test("get_package_versions refuses a cursor that it did not give", async (t) => {
  for (const cursor of ["!!", "MS4w", btoa("after "), "\u00e9"]) {
    await t.step(cursor, async () => {
      const deps = fakeDependencies({ projects: { example: numbered(3) } });
      await assert.rejects(
        getPackageVersions.call({ package_name: "example", cursor }, deps, fakeCall()),
        InvalidCursorError,
      );
    });
  }
});

Deno.test("get_package_versions stays under 25 kB with its defaults", async () => {
  const reason = "a long reason ".repeat(50);
  const releases = Array.from(
    { length: 3000 },
    (_, index) =>
      release(`2026.1.${index}.dev20260101000000`, {
        yank: { reason },
        requiresPython: ">=3.9,!=3.9.7,!=3.10.1,<4.0",
      }),
  );
  const { structured, text } = await getPackageVersions.call(
    { package_name: "example" },
    fakeDependencies({ projects: { example: projectDocument("Example", releases) } }),
    fakeCall(),
  );
  const size = JSON.stringify(structured).length + text.length;
  assert.ok(size < 25_000, `${size} bytes`);
  assert.equal(structured.returned_versions, 50);
  assert.match(text, /Left out: 2950 of versions; call again with cursor=next_cursor/);
});
