/** The whole server over upstreams whose texts are meant to do harm. @module */
import assert from "node:assert/strict";
import {
  appOver,
  documentOf,
  type HandMade,
  indexAnswer,
  json,
  recordOf,
  wheelOf,
} from "../support/hand_made_upstream.ts";
import { HOSTILE, hostileAnswers } from "../support/hostile_answers.ts";
import { strangeTexts } from "../support/strange_text.ts";

const hostile = { package_name: HOSTILE };

/** Every tool, with the arguments that make it say the most. */
const CALLS: readonly (readonly [tool: string, args: Readonly<Record<string, unknown>>])[] = [
  ["get_package_info", { ...hostile, include_files: true, include_description: true }],
  ["get_package_info", {
    ...hostile,
    version: "1.0",
    include_files: true,
    include_description: true,
  }],
  ["get_package_versions", hostile],
  ["get_package_versions", { ...hostile, limit: 2 }],
  ["get_release_activity", { ...hostile, window_days: 3650 }],
  ["search_packages", { query: HOSTILE }],
  ["compare_versions", { ...hostile, version1: "1.0", version2: "2.0" }],
  ["check_compatibility", { ...hostile, version: "1.0", python_version: "2.7" }],
  ["check_compatibility", { ...hostile, python_version: "3.12" }],
  ["check_compatibility", { ...hostile, version: "1.0", platform: "windows" }],
  ["check_compatibility", { ...hostile, platforms: ["linux", "alpine"] }],
  ["get_release_files", { ...hostile, version: "1.0" }],
  ["get_dependencies", { ...hostile, include_extras: true }],
  ["get_dependencies", { ...hostile, extras: ["x"], platform: "windows" }],
  ["inspect_requirements", { content: "a\u202e==1\u0007\n\u001b[31mb\u200b>=2 # \u2066\n" }],
  ["check_vulnerabilities", { ...hostile, version: "1.0", include_withdrawn: true }],
  ["check_vulnerabilities", hostile],
  ["get_package_health", { ...hostile, version: "1.0" }],
  ["get_package_health", hostile],
  ["get_pypi_stats", {}],
  ["health_check", {}],
  ["get_cache_info", {}],
];

Deno.test("no control or bidirectional character of an upstream reaches an answer", async (t) => {
  using server = appOver(hostileAnswers());
  for (const [tool, args] of CALLS) {
    await t.step(`${tool} ${JSON.stringify(args)}`, async () => {
      const answer = await server.app.invoke(tool, args);
      assert.equal(answer.isError, false, answer.text);
      assert.deepEqual(strangeTexts(answer.structured), []);
      assert.deepEqual(strangeTexts(answer.text), []);
    });
  }
  await t.step("every tool is among the calls", () => {
    const called = new Set(CALLS.map(([tool]) => tool));
    assert.deepEqual(
      server.app.tools.map(({ name }) => name).filter((one) => !called.has(one)),
      [],
    );
  });
});

Deno.test("no such character reaches a page of versions, a refusal, a resource or a completion", async (t) => {
  const answers = new Map([
    ...hostileAnswers(),
    [`/pypi/${HOSTILE}/7.7/json`, () => new Response("", { status: 404 })] as const,
  ]);
  using server = appOver(answers);
  await t.step("the second page", async () => {
    const call = { ...hostile, limit: 2 };
    const first = await server.app.invoke("get_package_versions", call);
    const cursor = first.structured?.next_cursor;
    assert.equal(typeof cursor, "string");
    const second = await server.app.invoke("get_package_versions", { ...call, cursor });
    assert.equal(second.isError, false, second.text);
    assert.deepEqual(strangeTexts([second.structured, second.text, cursor]), []);
  });
  await t.step("a refusal that names the neighbours", async () => {
    const answer = await server.app.invoke("get_package_info", { ...hostile, version: "7.7" });
    assert.equal(answer.isError, true);
    assert.match(answer.text, /nearest of its 4 releases/);
    assert.deepEqual(strangeTexts(answer.text), []);
  });
  const caller = await server.app.connect();
  try {
    for (const uri of [`pypi://package/${HOSTILE}`, `pypi://package/${HOSTILE}/1.0`]) {
      await t.step(uri, async () => {
        const { contents } = asRecord(await caller.request("resources/read", { uri }));
        assert.ok(Array.isArray(contents) && contents.length > 0);
        for (const content of contents) {
          const { text, mimeType } = asRecord(content);
          assert.equal(typeof text, "string");
          assert.deepEqual(strangeTexts(text), []);
          if (mimeType === "application/json") {
            assert.deepEqual(strangeTexts(JSON.parse(String(text))), []);
          }
        }
      });
    }
    await t.step("completion of versions", async () => {
      const completed = await caller.request("completion/complete", {
        ref: { type: "ref/resource", uri: "pypi://package/{package_name}/{version}" },
        argument: { name: "version", value: "" },
        context: { arguments: hostile },
      });
      const { values } = asRecord(asRecord(completed).completion);
      assert.ok(Array.isArray(values) && values.length > 0);
      assert.deepEqual(strangeTexts(values), []);
    });
  } finally {
    await caller.close();
  }
});

Deno.test("a version or an id that nobody can see makes its source unreadable, not shorter", async (t) => {
  const unseen = "\u202e\u0007";
  const document = json(documentOf(HOSTILE, "1.0"));
  const page = indexAnswer(HOSTILE);
  const ask = async (answers: Readonly<Record<string, HandMade>>, tool: string) => {
    using server = appOver(
      new Map(Object.entries({
        [`/pypi/${HOSTILE}/json`]: document,
        [`/simple/${HOSTILE}/`]: page,
        "/v1/query": json({}),
        ...answers,
      })),
    );
    return await server.app.invoke(tool, hostile);
  };
  await t.step("a release of the JSON API", async () => {
    const releases = { "1.0": [], [unseen]: [wheelOf(HOSTILE, "2.0")] };
    const answers = { [`/pypi/${HOSTILE}/json`]: json(documentOf(HOSTILE, "1.0", { releases })) };
    const { isError, text } = await ask(answers, "get_package_versions");
    assert.equal(isError, true);
    assert.match(text, /pypi-json: its answer cannot be used .*no visible character/);
  });
  await t.step("a version of the Index API", async () => {
    const answers = { [`/simple/${HOSTILE}/`]: indexAnswer(HOSTILE, { versions: [unseen] }) };
    const { structured } = await ask(answers, "get_package_info");
    assert.equal(structured?.project_status, "unknown");
  });
  await t.step("an id of OSV", async () => {
    const record = recordOf(unseen, { name: HOSTILE, versions: ["9.9"] });
    const { structured } = await ask(
      { "/v1/query": json({ vulns: [record] }) },
      "check_vulnerabilities",
    );
    assert.equal(structured?.security_status, "unknown");
  });
});

Deno.test("keys that every object inherits are keys like any other, and change no object", async (t) => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
  // The schema library drops `__proto__`; no project or PEP 440 version can be called so, only a link's label.
  const kept = names.slice(1);
  const each = <Value>(value: (name: string) => Value) =>
    Object.fromEntries(names.map((name) => [name, value(name)]));
  const poison = (fields: Readonly<Record<string, unknown>>) =>
    Object.fromEntries([["__proto__", fields], ["constructor", { prototype: fields }]]);
  const document = documentOf(HOSTILE, "1.0", {
    releases: {
      "1.0": [{ ...wheelOf(HOSTILE, "1.0"), ...poison({ yanked: true, polluted: true }) }],
      ...each(() => [wheelOf(HOSTILE, "0.1")]),
    },
    info: {
      ...poison({ yanked: true, polluted: true }),
      project_urls: each((name) => `https://example.org/${name}`),
      provides_extra: names,
      requires_dist: names.map((name) => `idna; extra == "${name}"`),
      keywords: names.join(","),
      classifiers: names,
    },
    more: poison({ polluted: true }),
  });
  const record = {
    ...recordOf("GHSA-aaaa-bbbb-cccc", { name: HOSTILE, versions: ["1.0"] }),
    ...poison({ withdrawn: "2024-01-01T00:00:00Z", polluted: true }),
  };
  const metadata = [
    "Metadata-Version: 2.1",
    `Name: ${HOSTILE}`,
    ...names.map((name) => `${name}: polluted`),
    ...names.map((name) => `Provides-Extra: ${name}`),
    ...names.map((name) => `Requires-Dist: idna; extra == "${name}"`),
  ].join("\n");
  using server = appOver(
    new Map([
      [`/pypi/${HOSTILE}/json`, json(document)],
      [`/packages/${HOSTILE}-1.0-py3-none-any.whl.metadata`, () => new Response(metadata)],
      [
        `/simple/${HOSTILE}/`,
        indexAnswer(HOSTILE, poison({ "project-status": { status: "quarantined" } })),
      ],
      ["/v1/query", json({ vulns: [record] })],
      [
        `/api/packages/${HOSTILE}/recent`,
        json({ ...poison({ polluted: true }), data: { last_day: 1, last_week: 1, last_month: 1 } }),
      ],
      [
        "/stats/",
        json({ total_packages_size: 10, top_packages: each((name) => ({ size: name.length })) }),
      ],
    ]),
  );
  const before = Object.getOwnPropertyNames(Object.prototype);
  for (const [tool, args] of CALLS.filter(([, { version1, version }]) => !version && !version1)) {
    await t.step(`${tool} ${JSON.stringify(args)}`, async () => {
      const { isError, text } = await server.app.invoke(tool, args);
      assert.equal(isError, false, text);
      assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), before);
      assert.equal("polluted" in {}, false);
    });
  }
  await t.step("get_package_info: neither yanked nor quarantined, the links told", async () => {
    const { structured: told = {} } = await server.app.invoke("get_package_info", hostile);
    assert.deepEqual([told.yanked, told.project_status], [false, "active"]);
    assert.deepEqual(Object.keys(asRecord(told.project_urls)).sort(), [...kept].sort());
  });
  await t.step("get_package_versions: every version", async () => {
    const { structured } = await server.app.invoke("get_package_versions", hostile);
    assert.equal(structured?.total_versions, 1 + kept.length);
  });
  await t.step("get_dependencies: every extra", async () => {
    const args = { ...hostile, include_extras: true };
    const { structured: told = {} } = await server.app.invoke("get_dependencies", args);
    assert.equal(told.optional_count, names.length);
    assert.ok(Object.hasOwn(asRecord(told.optional_dependencies), "constructor"));
  });
  await t.step("get_pypi_stats: every project", async () => {
    const { structured } = await server.app.invoke("get_pypi_stats", {});
    assert.ok(Array.isArray(structured?.top_packages));
    assert.deepEqual(structured.top_packages.map(({ name }) => name).sort(), [...kept].sort());
  });
  await t.step("check_vulnerabilities: not withdrawn", async () => {
    const args = { ...hostile, version: "1.0" };
    const { structured } = await server.app.invoke("check_vulnerabilities", args);
    assert.equal(structured?.security_status, "vulnerable");
  });
  await t.step("such a name as the version that is asked for", async () => {
    const args = { ...hostile, version: "constructor" };
    const { structured } = await server.app.invoke("check_vulnerabilities", args);
    assert.deepEqual([structured?.version, structured?.version_type], ["constructor", "legacy"]);
  });
});

Deno.test("a newest version called constructor, without files of its own, is not found on every object", async () => {
  const { info } = documentOf(HOSTILE, "constructor");
  using server = appOver(
    new Map([
      [`/pypi/${HOSTILE}/json`, json({ info, releases: {} })],
      [`/simple/${HOSTILE}/`, indexAnswer(HOSTILE)],
    ]),
  );
  const { isError, text } = await server.app.invoke("get_package_info", hostile);
  assert.equal(isError, true);
  assert.match(text, /its answer cannot be used .*urls is missing/);
});

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === "object" && value !== null);
  return { ...value };
}
