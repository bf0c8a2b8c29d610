import assert from "node:assert/strict";
import { InvalidExtraNameError } from "../../../src/domain/extra_name.ts";
import { InvalidPlatformError } from "../../../src/domain/platform.ts";
import type { FoundCoreMetadata } from "../../../src/domain/release.ts";
import type { Dependencies } from "../../../src/tools/dependencies_fields.ts";
import { getDependencies } from "../../../src/tools/get_dependencies.ts";
import {
  distribution,
  type FakeAnswers,
  fakeCall,
  fakeDependencies,
  projectDocument,
  release,
  releaseDocument,
} from "../../support/fake_sources.ts";

const WHEEL = "example-1.0-py3-none-any.whl";

async function ask(args: Record<string, unknown>, answers: FakeAnswers) {
  const deps = fakeDependencies({ coreMetadata: "unknown", ...answers });
  const { structured, text } = await getDependencies.call(
    { package_name: "example", ...args },
    deps,
    fakeCall(),
  );
  return { structured: structured as Partial<Dependencies>, text, calls: deps.calls };
}

function document(requiresDist: readonly string[] | undefined, providesExtra: string[] = []) {
  return projectDocument("Example", [release("1.0")], {
    metadata: { requiresDist, providesExtra },
  });
}

function inWheel(requiresDist: readonly string[], providesExtra: string[] = []): FakeAnswers {
  const metadata: FoundCoreMetadata = {
    requiresDist,
    providesExtra,
    dynamic: [],
    from: "metadata-file",
  };
  return { projects: { example: document([]) }, coreMetadata: { [WHEEL]: metadata } };
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
    plain.structured.runtime_dependencies?.map(({ name }) => name),
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
  assert.deepEqual(
    Object.entries(full.structured.optional_dependencies ?? {}).map((
      [extra, list],
    ) => [extra, ...list.map(({ name }) => name)]),
    [["dev", "pytest"], ["docs", "sphinx"], ["empty"], ["test", "pytest"]],
  );
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
    structured.truncated?.map((cut) => [cut.field, cut.omitted]),
    [["runtime_dependencies", 220], ["optional_dependencies", 260]],
  );
  assert.match(text, /Left out: 220 of runtime_dependencies/);
});

Deno.test("get_dependencies names what is beyond the last extra that fits", async (t) => {
  const extras = Array.from({ length: 130 }, (_, index) => `x${String(index).padStart(3, "0")}`);
  const cuts = ({ truncated }: Partial<Dependencies>) =>
    truncated?.map(({ field, omitted }) => [field, omitted]);
  await t.step("known requirements", async () => {
    const requiresDist = extras.map((extra) => `only-${extra}; extra == "${extra}"`);
    const { structured } = await ask({ include_extras: true }, {
      projects: { example: document(requiresDist, extras) },
    });
    assert.deepEqual(cuts(structured), [["optional_dependencies", 30], ["available_extras", 30]]);
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

Deno.test("get_dependencies says which requirements apply on a target, and by which marker", async () => {
  const { structured, text } = await ask({ python_version: "3.9", platform: "windows" }, {
    ...inWheel([
      "uvloop; sys_platform != 'win32' and implementation_name == 'cpython'",
      "tomli; python_version < '3.11'",
      "kernel; sys_platform == 'win32' and platform_release >= '10'",
      "idna",
      "broken requirement !",
    ]),
  });
  assert.deepEqual(structured.target, {
    python_version: "3.9",
    implementation: "cpython",
    platform: "win_amd64",
    assumed: ["x86_64 is assumed"],
  });
  assert.deepEqual(
    structured.runtime_dependencies?.map((row) => [row.name, row.applies, row.decided_by]),
    [
      ["tomli", "yes", undefined],
      ["idna", "yes", undefined],
      ["kernel", "unknown", 'platform_release >= "10"'],
      ["uvloop", "no", 'sys_platform != "win32"'],
    ],
  );
  assert.deepEqual(structured.applying, { yes: 2, no: 1, unknown: 2 });
  assert.match(
    text,
    /On CPython 3\.9 on Windows on x86_64 \(x86_64 is assumed\): 2 apply, 1 do not/,
  );
  assert.match(text, /\(does not apply, by sys_platform != "win32"\) uvloop/);
});

Deno.test("get_dependencies counts the requirements of chosen extras, and no others", async () => {
  const answers = inWheel(
    ["a", "b; extra == 'Socks'", "c; extra == 'socks' and os_name == 'nt'", "d; extra == 'dev'"],
    ["socks", "dev"],
  );
  const { structured, text } = await ask({ extras: ["SOCKS", "none-such"] }, answers);
  assert.deepEqual(structured.applying, { yes: 2, no: 1, unknown: 0 });
  assert.deepEqual(
    Object.entries(structured.optional_dependencies ?? {}).map(([extra, rows]) => [
      extra,
      ...rows.map(({ name, applies }) => `${name} ${applies}`),
    ]),
    [["socks", "b yes", "c no"]],
  );
  assert.deepEqual(structured.notes, [
    'Extra "none-such" is not provided: provided are dev, socks',
  ]);
  assert.deepEqual(structured.target?.assumed, [
    "Python 3.14 is assumed",
    "Linux is assumed",
    "x86_64 is assumed",
    "glibc 2.28 is assumed",
  ]);
  assert.match(text, /\[socks\] b/);
});

Deno.test("get_dependencies says of an extra without requirements that it has none", async () => {
  const { text } = await ask({ include_extras: true }, {
    projects: { example: document(["a; extra == 'socks'"], ["security", "socks"]) },
  });
  assert.match(text, /^- \[security\] no requirements\n- \[socks\] a/m);
});

Deno.test("get_dependencies reads the file that installs on the target", async () => {
  const [linux, windows] = ["manylinux_2_17_x86_64", "win_amd64"].map((platform) => (
    distribution(`example-1.0-cp312-cp312-${platform}.whl`)
  ));
  assert.ok(linux !== undefined && windows !== undefined);
  const own = (requirement: string): FoundCoreMetadata => ({
    ...{ requiresDist: [requirement], providesExtra: [], dynamic: [], from: "metadata-file" },
  });
  const answers: FakeAnswers = {
    projects: {
      example: projectDocument("Example", [release("1.0", [linux, windows])]),
    },
    coreMetadata: { [linux.filename]: own("uvloop"), [windows.filename]: own("colorama") },
  };
  const { structured } = await ask({ python_version: "3.12", platform: "windows" }, answers);
  assert.deepEqual(structured.runtime_dependencies?.map(({ name }) => name), ["colorama"]);
  assert.equal(structured.dependencies_source, `core metadata of ${windows.filename}`);
  const elsewhere = await ask({ python_version: "3.13", platform: "windows" }, answers);
  assert.deepEqual(elsewhere.structured.notes, [
    "No file of this release installs on CPython 3.13 on Windows on x86_64: " +
    "see check_compatibility",
  ]);
});

Deno.test("get_dependencies says where it read another file than installers take", async () => {
  const wheel = distribution("example-1.0-cp312-cp312-win_amd64.whl");
  const sdist = distribution("example-1.0.tar.gz");
  const { structured } = await ask({ python_version: "3.12", platform: "linux" }, {
    projects: { example: projectDocument("Example", [release("1.0", [wheel, sdist])]) },
    coreMetadata: {
      [sdist.filename]: "unknown",
      [wheel.filename]: {
        ...{ requiresDist: ["click"], providesExtra: [], dynamic: [], from: "metadata-file" },
      },
    },
  });
  assert.equal(structured.dependencies_source, `core metadata of ${wheel.filename}`);
  assert.deepEqual(structured.notes, [
    `Installers take ${sdist.filename} on CPython 3.12 on Linux on x86_64 with glibc 2.28; the ` +
    "requirements are those that dependencies_source tells, which seldom differ",
  ]);
});

Deno.test("get_dependencies does not call an extra missing where nobody knows the extras", async () => {
  const { structured } = await ask({ extras: ["socks"] }, {
    projects: {
      example: projectDocument("Example", [release("1.0", [distribution("example-1.0.tar.gz")])], {
        metadata: { requiresDist: undefined },
      }),
    },
  });
  assert.equal(structured.dependencies_status, "unknown");
  assert.deepEqual(structured.notes, ['Whether extra "socks" is provided is unknown']);
});

Deno.test("get_dependencies shows what an sdist lists, but does not call it known", async () => {
  const sdist = distribution("example-1.0.tar.gz");
  const { structured, text } = await ask({}, {
    projects: {
      example: projectDocument("Example", [release("1.0", [sdist])], {
        metadata: { requiresDist: ["click"] },
      }),
    },
    coreMetadata: {
      [sdist.filename]: {
        metadataVersion: "2.1",
        requiresDist: ["click>=8"],
        providesExtra: [],
        dynamic: [],
        from: "sdist",
      },
    },
  });
  assert.equal(structured.dependencies_status, "unknown");
  assert.equal(structured.total_dependencies, undefined);
  assert.deepEqual(structured.runtime_dependencies?.map(({ version_spec }) => version_spec), [
    ">=8",
  ]);
  assert.match(structured.unknown_reason ?? "", /has Metadata-Version 2\.1, before 2\.2/);
  assert.match(text, /Unknown, which is not none .*Listed below is what core metadata of example/);
});

Deno.test("get_dependencies refuses what is no extra and no platform", async () => {
  await assert.rejects(ask({ extras: ["!"] }, {}), InvalidExtraNameError);
  await assert.rejects(ask({ platform: "amiga" }, {}), InvalidPlatformError);
});

Deno.test("get_dependencies says of which index a project is when others have the name too", async () => {
  const origin = { name: "private", isMain: false, alsoOn: ["pypi"], unread: [] };
  const { structured, text } = await ask({}, {
    projects: { example: projectDocument("Example", [release("1.0")], { origin }) },
  });
  assert.equal(structured.index_notes?.length, 1);
  assert.match(text, /Dependency confusion: this is example of index "private", but "pypi" has/);
});

Deno.test("get_dependencies stays below 25 kB whatever is listed", async () => {
  const marker = Array.from({ length: 12 }, (_, index) => `os_name != 'system-${index}'`)
    .join(" and ");
  const requiresDist = Array.from({ length: 400 }, (_, index) => (
    `${"long-name-".repeat(10)}${index}; ${marker}${index % 2 === 0 ? "" : " and extra == 'x'"}`
  ));
  const { structured, text } = await ask(
    { include_extras: true, extras: ["x"], platform: "windows" },
    inWheel(
      requiresDist,
      Array.from({ length: 300 }, (_, index) => `extra-${"x".repeat(40)}${index}`),
    ),
  );
  const bytes = new TextEncoder().encode(JSON.stringify(structured) + text).length;
  assert.ok(bytes <= 25_000, `${bytes} bytes`);
  assert.deepEqual(structured.truncated?.map(({ field }) => field), [
    "runtime_dependencies",
    "optional_dependencies",
    "available_extras",
  ]);
});
