import assert from "node:assert/strict";
import type { Distribution, Yank } from "../../../src/domain/release.ts";
import {
  commonRequiresPython,
  fileFields,
  fileKinds,
  firstUploadTime,
  yankOf,
  yankOfFiles,
} from "../../../src/tools/release_fields.ts";
import { distribution, release } from "../../support/fake_sources.ts";

function file(overrides: Partial<Distribution>): Distribution {
  return distribution("example-1.0-py3-none-any.whl", overrides);
}

Deno.test("yankOfFiles() wants every file yanked", async (t) => {
  const rows: readonly [string, readonly (Yank | undefined)[], Yank | undefined][] = [
    ["no files", [], undefined],
    ["none yanked", [undefined], undefined],
    ["one of two", [{ reason: "bad" }, undefined], undefined],
    ["all, without a reason", [{}, {}], {}],
    ["all, the first reason counts", [{}, { reason: "bad" }, { reason: "worse" }], {
      reason: "bad",
    }],
  ];
  for (const [name, yanks, expected] of rows) {
    await t.step(name, () => {
      const files = yanks.map((yank) => file(yank === undefined ? {} : { yank }));
      assert.deepEqual(yankOfFiles(files), expected);
    });
  }
});

Deno.test("yankOf() believes the metadata first, and cleans the reason", () => {
  assert.deepEqual(yankOf({ reason: "bad\u202e\nidea" }, [file({})]), {
    yanked: true,
    yanked_reason: "bad idea",
  });
  assert.deepEqual(yankOf(undefined, [file({ yank: {} })]), { yanked: true });
  assert.deepEqual(yankOf(undefined, [file({})]), { yanked: false });
});

Deno.test("commonRequiresPython() tells nothing where files differ", () => {
  assert.equal(commonRequiresPython([]), undefined);
  assert.equal(
    commonRequiresPython([file({ requiresPython: ">=3" }), file({ requiresPython: ">=3" })]),
    ">=3",
  );
  assert.equal(commonRequiresPython([file({ requiresPython: ">=3" }), file({})]), undefined);
});

Deno.test("firstUploadTime() is the earliest that is told", () => {
  assert.equal(firstUploadTime([]), undefined);
  assert.equal(
    firstUploadTime([
      file({ uploadedAt: undefined }),
      file({ uploadedAt: "2026-01-02T00:00:00Z" }),
      file({ uploadedAt: "2026-01-01T23:59:59.5Z" }),
    ]),
    "2026-01-01T23:59:59.5Z",
  );
});

Deno.test("fileKinds() names each kind once", () => {
  const files = ["a-1.tar.gz", "a-1-py3-none-any.whl", "a-1-py2-none-any.whl"].map((name) =>
    distribution(name)
  );
  assert.deepEqual(fileKinds(release("1", files)), ["sdist", "wheel"]);
});

Deno.test("fileFields() leaves out what is not told", () => {
  const bare = { filename: "a-1.zip", url: "https://files.test/a-1.zip", kind: "sdist" } as const;
  assert.deepEqual(fileFields(bare), {
    filename: "a-1.zip",
    url: "https://files.test/a-1.zip",
    type: "sdist",
    yanked: false,
  });
});
