import assert from "node:assert/strict";
import { parseProjectName } from "../../../../src/domain/name.ts";
import type { IndexPage } from "../../../../src/domain/release.ts";
import { UpstreamError } from "../../../../src/resilience/upstream_error.ts";
import { type ConfiguredIndex, IndexSet } from "../../../../src/upstream/pypi/index_set.ts";
import { fakeCall } from "../../../support/fake_upstream_api.ts";

const NAME = parseProjectName("acme-core");
type Answer = readonly string[] | "unknown" | "failing";

/** Indexes of these names and answers, the last one the main one; `asked` is who was asked. */
function setUp(
  answers: Readonly<Record<string, Answer>>,
  options: { strategy?: "all-indexes"; pins?: readonly (readonly [string, string])[] } = {},
) {
  const asked: string[] = [];
  const names = Object.keys(answers);
  const indexes = names.map((name): ConfiguredIndex => ({
    name,
    isMain: name === names.at(-1),
    host: `${name}.example`,
    isPublic: false,
    source: {
      indexPage: () => {
        asked.push(name);
        const answer = answers[name] ?? "unknown";
        if (answer === "unknown") return Promise.resolve(undefined);
        if (typeof answer !== "string") return Promise.resolve(pageOf(name, answer));
        return Promise.reject(new UpstreamError({ kind: "unavailable", service: name }));
      },
    },
  }));
  const pins = (options.pins ?? []).flatMap(([pattern, index]) =>
    indexes.filter(({ name }) => name === index).map((found) => ({
      project: pattern.replace("*", ""),
      isPrefix: pattern.endsWith("*"),
      index: found,
    }))
  );
  return {
    asked,
    set: new IndexSet({ indexes, pins, strategy: options.strategy ?? "first-index" }),
  };
}

function pageOf(index: string, versions: readonly string[]): IndexPage {
  const files = versions.map((version) => {
    const filename = `acme_core-${version}.tar.gz`;
    return { filename, url: `https://${index}.example/${filename}`, kind: "sdist" as const };
  });
  return { name: NAME, status: "active", files, versions };
}

Deno.test("IndexSet takes a name from the first index that knows it", async (t) => {
  const rows: readonly (readonly [Readonly<Record<string, Answer>>, unknown])[] = [
    [{ corp: ["1"], main: ["2"] }, { name: "corp", isMain: false, alsoOn: ["main"], unread: [] }],
    [{ corp: [], main: ["2"] }, { name: "corp", isMain: false, alsoOn: ["main"], unread: [] }],
    [{ corp: "unknown", main: ["2"] }, { name: "main", isMain: true, alsoOn: [], unread: [] }],
    [{ a: ["1"], b: "failing", main: ["2"] }, {
      ...{ name: "a", isMain: false, alsoOn: ["main"], unread: ["b"] },
    }],
    [{ a: ["1"], b: "unknown", main: "failing" }, {
      ...{ name: "a", isMain: false, alsoOn: [], unread: ["main"] },
    }],
    [{ corp: "unknown", main: "unknown" }, undefined],
    [{ main: ["2"] }, { name: "main", isMain: true, alsoOn: [], unread: [] }],
  ];
  for (const [answers, origin] of rows) {
    await t.step(JSON.stringify(answers), async () => {
      const { set, asked } = setUp(answers);
      assert.deepEqual((await set.indexPage(NAME, fakeCall()))?.origin, origin);
      assert.deepEqual(asked, Object.keys(answers), "each once");
    });
  }
});

Deno.test("IndexSet fails where an index fails that might have the name", async (t) => {
  const rows: readonly (readonly [Readonly<Record<string, Answer>>, string, "all-indexes"?])[] = [
    [{ corp: "failing", main: ["2"] }, "corp"],
    [{ a: "unknown", b: "failing", main: ["2"] }, "b"],
    [{ corp: "unknown", main: "failing" }, "main"],
    [{ main: "failing" }, "main"],
    [{ corp: ["1"], main: "failing" }, "main", "all-indexes"],
  ];
  for (const [answers, service, strategy] of rows) {
    await t.step(`${JSON.stringify(answers)} ${strategy ?? ""}`, async () => {
      const { set } = setUp(answers, strategy && { strategy });
      await assert.rejects(
        set.indexPage(NAME, fakeCall()),
        (error) => error instanceof UpstreamError && error.service === service,
      );
    });
  }
});

Deno.test("IndexSet asks one index for a pinned name, the longest pin that fits", async (t) => {
  const answers = { corp: ["1"], other: ["2"], main: ["3"] } as const;
  const rows: readonly (readonly [readonly (readonly [string, string])[], readonly string[]])[] = [
    [[["acme-core", "main"]], ["main"]],
    [[["acme-*", "corp"], ["acme-core", "other"]], ["other"]],
    [[["*", "corp"], ["acme-c*", "main"], ["acme-*", "other"]], ["main"]],
    [[["acme", "corp"], ["acme-cor", "corp"]], ["corp", "other", "main"]],
  ];
  for (const [pins, expected] of rows) {
    await t.step(JSON.stringify(pins), async () => {
      const { set, asked } = setUp(answers, { pins });
      await set.indexPage(NAME, fakeCall());
      assert.deepEqual(asked, expected);
    });
  }
});

Deno.test("IndexSet merges under all-indexes, the preferred index's file before another's", async () => {
  const { set } = setUp({ corp: ["1", "2"], main: ["2", "3"] }, { strategy: "all-indexes" });
  const page = await set.indexPage(NAME, fakeCall());
  assert.deepEqual(page?.versions, ["1", "2", "3"]);
  assert.deepEqual(page.files.map(({ url }) => new URL(url).host), [
    ...["corp.example", "corp.example", "main.example"],
  ]);
  assert.deepEqual(page.origin, {
    ...{ name: "corp", isMain: false, alsoOn: ["main"], unread: [], isMerged: true },
  });
});

Deno.test("IndexSet gives the same object while the indexes do and say the same of the name", async () => {
  const page = pageOf("corp", ["1"]);
  const others: IndexPage[] = [];
  const indexes = ["corp", "main"].map((name): ConfiguredIndex => ({
    ...{ name, isMain: name === "main", host: "i.example", isPublic: false },
    source: { indexPage: () => Promise.resolve(name === "corp" ? page : others[0]) },
  }));
  const set = new IndexSet({ indexes, pins: [], strategy: "first-index" });
  const first = await set.indexPage(NAME, fakeCall());
  assert.equal(await set.indexPage(NAME, fakeCall()), first);
  others.push(pageOf("main", ["2"]));
  assert.deepEqual((await set.indexPage(NAME, fakeCall()))?.origin?.alsoOn, ["main"]);
});

Deno.test("IndexSet names the index that was asked, also where two are at one address", async () => {
  const shared = pageOf("corp", ["1"]);
  const source = { indexPage: () => Promise.resolve(shared) };
  const [corp, main] = ["corp", "main"].map((name): ConfiguredIndex => ({
    ...{ name, isMain: name === "main", host: "i.example", isPublic: false, source },
  }));
  assert.ok(corp !== undefined && main !== undefined);
  const pins = [{ project: "a", isPrefix: false, index: corp }, {
    ...{ project: "b", isPrefix: false, index: main },
  }];
  const set = new IndexSet({ indexes: [corp, main], pins, strategy: "first-index" });
  const origins = ["a", "b"].map(async (name) =>
    (await set.indexPage(parseProjectName(name), fakeCall()))?.origin?.name
  );
  assert.deepEqual(await Promise.all(origins), ["corp", "main"]);
});
