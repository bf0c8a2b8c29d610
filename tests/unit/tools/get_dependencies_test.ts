import assert from "node:assert/strict";
import type { CoreMetadata } from "../../../src/domain/release.ts";
import { parseRequirement } from "../../../src/domain/requirement.ts";
import { getDependencies, groupByExtra } from "../../../src/tools/get_dependencies.ts";
import {
  distribution,
  type FakeAnswers,
  fakeCall,
  fakeDependencies,
  indexPage,
  projectDocument,
  release,
  releaseDocument,
  upstreamError,
} from "../../support/fake_sources.ts";

const WHEEL = "example-1.0-py3-none-any.whl";
const WITH_METADATA = [
  release("1.0", [distribution(WHEEL, { coreMetadata: { sha256: "0".repeat(64) } })]),
];

async function ask(args: Record<string, unknown>, answers: FakeAnswers) {
  const deps = fakeDependencies(answers);
  const { structured, text } = await getDependencies.call(
    { package_name: "example", ...args },
    deps,
    fakeCall(),
  );
  return { structured, text, calls: deps.calls };
}

function document(requiresDist: readonly string[] | undefined, providesExtra: string[] = []) {
  return projectDocument("Example", [release("1.0")], {
    metadata: { requiresDist, providesExtra },
  });
}

function coreMetadata(overrides: Partial<CoreMetadata> = {}): CoreMetadata {
  return { requiresDist: [], providesExtra: [], dynamic: [], ...overrides };
}

Deno.test("get_dependencies keeps requirements behind extras apart", async () => {
  const requiresDist = [
    "click>=8",
    "tomli; python_version < '3.11'",
    "sphinx>=7; extra == 'Docs'",
    "pytest; extra == 'test' or extra == 'dev'",
    "broken requirement !",
  ];
  const answers = {
    projects: { example: document(requiresDist, ["Docs", "test", "dev", "empty"]) },
  };
  const plain = await ask({}, answers);
  assert.equal(plain.structured.total_dependencies, 5);
  assert.deepEqual(
    (plain.structured.runtime_dependencies as { name: string }[]).map(({ name }) => name),
    ["click", "tomli"],
  );
  assert.deepEqual(plain.structured.available_extras, ["dev", "docs", "empty", "test"]);
  assert.equal(plain.structured.optional_count, 2);
  assert.equal(plain.structured.optional_dependencies, undefined);
  assert.deepEqual(plain.structured.unparsed_dependencies, ["broken requirement !"]);
  assert.match(
    plain.text,
    /2 more requirements behind extras; call again with include_extras=true/,
  );

  const full = await ask({ include_extras: true }, answers);
  const optional = full.structured.optional_dependencies as Record<string, { name: string }[]>;
  assert.deepEqual(
    Object.entries(optional).map(([extra, list]) => [extra, ...list.map(({ name }) => name)]),
    [["dev", "pytest"], ["docs", "sphinx"], ["empty"], ["test", "pytest"]],
  );
});

Deno.test("get_dependencies tells none from unknown by a wheel's core metadata", async (t) => {
  const unknownTo = { example: document(undefined) };
  const page = { example: indexPage("example", WITH_METADATA) };
  const rows: readonly [string, FakeAnswers, Record<string, unknown>][] = [
    ["the JSON API says none", { projects: { example: document([]) } }, {
      dependencies_status: "known",
      total_dependencies: 0,
      dependencies_source: "PyPI's JSON API (metadata of the first file uploaded)",
    }],
    ["the wheel says none", {
      projects: unknownTo,
      pages: page,
      coreMetadata: { [WHEEL]: coreMetadata() },
    }, {
      dependencies_status: "known",
      total_dependencies: 0,
      dependencies_source: `core metadata of ${WHEEL}`,
    }],
    ["the wheel has some", {
      projects: unknownTo,
      pages: page,
      coreMetadata: { [WHEEL]: coreMetadata({ requiresDist: ["click"] }) },
    }, { dependencies_status: "known", total_dependencies: 1 }],
    ["the wheel calls them dynamic", {
      projects: unknownTo,
      pages: page,
      coreMetadata: { [WHEEL]: coreMetadata({ dynamic: ["Requires-Dist"] }) },
    }, { dependencies_status: "unknown", total_dependencies: undefined }],
    ["the metadata file fails", {
      projects: unknownTo,
      pages: page,
      coreMetadata: { [WHEEL]: upstreamError("pypi-files", "malformed") },
    }, {
      dependencies_status: "unknown",
      unknown_reason: "a wheel's metadata could not be read (malformed)",
    }],
    ["no wheel has metadata", {
      projects: unknownTo,
      pages: { example: indexPage("example", [release("1.0")]) },
    }, {
      dependencies_status: "unknown",
      unknown_reason: "the JSON API does not tell, and no wheel of the release has a metadata file",
    }],
    ["the Index API fails", {
      projects: unknownTo,
      pages: { example: upstreamError("pypi-index") },
    }, {
      dependencies_status: "unknown",
      unknown_reason: "the JSON API does not tell, and the Index API failed (timeout)",
    }],
    ["only an sdist", {
      projects: {
        example: projectDocument(
          "Example",
          [release("1.0", [distribution("example-1.0.tar.gz")])],
          { metadata: { requiresDist: undefined } },
        ),
      },
    }, {
      dependencies_status: "unknown",
      unknown_reason: "the JSON API does not tell, and the release has no wheel",
    }],
  ];
  for (const [name, answers, expected] of rows) {
    await t.step(name, async () => {
      const { structured, text } = await ask({}, answers);
      for (const [key, value] of Object.entries(expected)) {
        assert.equal(structured[key], value, key);
      }
      assert.equal(
        /Unknown, which is not none/.test(text),
        expected.dependencies_status === "unknown",
      );
    });
  }
});

Deno.test("get_dependencies reads the release that was asked for", async () => {
  const { structured } = await ask({ version: "v0.9" }, {
    projects: { example: projectDocument("Example", [release("1.0"), release("0.9")]) },
    releases: {
      "example 0.9": releaseDocument("Example", release("0.9"), {
        metadata: { requiresDist: ["old"] },
      }),
    },
  });
  assert.equal(structured.version, "0.9");
  assert.equal(structured.total_dependencies, 1);
});

Deno.test("get_dependencies caps every list and says what it left out", async () => {
  const requiresDist = [
    ...Array.from({ length: 300 }, (_, index) => `runtime-${index}>=1.0`),
    ...Array.from({ length: 300 }, (_, index) => `extra-${index}; extra == 'all'`),
  ];
  const { structured, text } = await ask({ include_extras: true }, {
    projects: { example: document(requiresDist, ["all"]) },
  });
  assert.deepEqual(
    (structured.truncated as { field: string; omitted: number }[]).map((cut) => [
      cut.field,
      cut.omitted,
    ]),
    [["runtime_dependencies", 220], ["optional_dependencies", 260]],
  );
  assert.match(text, /Left out: 220 of runtime_dependencies/);
});

Deno.test("get_dependencies names what is beyond the last extra that fits", async (t) => {
  const extras = Array.from({ length: 130 }, (_, index) => `x${String(index).padStart(3, "0")}`);
  const cuts = (structured: Readonly<Record<string, unknown>>) =>
    (structured.truncated as { field: string; omitted: number }[]).map(({ field, omitted }) => [
      field,
      omitted,
    ]);
  await t.step("known requirements", async () => {
    const requiresDist = extras.map((extra) => `only-${extra}; extra == "${extra}"`);
    const { structured } = await ask({ include_extras: true }, {
      projects: { example: document(requiresDist, extras) },
    });
    assert.deepEqual(cuts(structured), [["available_extras", 30], ["optional_dependencies", 30]]);
  });
  await t.step("unknown requirements", async () => {
    const sdist = release("1.0", [distribution("example-1.0.tar.gz")]);
    const { structured } = await ask({}, {
      projects: {
        example: projectDocument("Example", [sdist], {
          metadata: { requiresDist: undefined, providesExtra: extras },
        }),
      },
    });
    assert.equal(structured.dependencies_status, "unknown");
    assert.deepEqual(cuts(structured), [["available_extras", 30]]);
  });
});

Deno.test("get_dependencies does not say none in its text of requirements it cannot show", async (t) => {
  const rows: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["not understood", ["broken requirement !"], /Runtime: none that is understood\n- not und/],
    ["cut", Array.from({ length: 90 }, (_, index) => `r${index}`), /Runtime: 90 requirements/],
    ["none", [], /Runtime: none$/m],
  ];
  for (const [name, requiresDist, expected] of rows) {
    await t.step(name, async () => {
      const { text } = await ask({}, { projects: { example: document(requiresDist) } });
      assert.match(text, expected);
    });
  }
});

Deno.test("groupByExtra() gives a requirement to runtime when it may hold without an extra", () => {
  const texts = ["a; os_name == 'nt' or extra == 'x'", "b; extra == 'x'", "c; extra != 'x'"];
  const { runtime, byExtra, optionalCount } = groupByExtra(texts.map(parseRequirement), []);
  assert.deepEqual(runtime.map(({ name }) => name), ["a", "c"]);
  assert.deepEqual([...byExtra].map(([extra, list]) => [extra, list.length]), [["x", 1]]);
  assert.equal(optionalCount, 1);
});
