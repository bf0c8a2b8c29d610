import assert from "node:assert/strict";
import { CallerError } from "../../../src/domain/caller_error.ts";
import { InvalidPlatformError } from "../../../src/domain/platform.ts";
import { InvalidPythonVersionError } from "../../../src/domain/requires_python.ts";
import { InvalidImplementationError } from "../../../src/domain/target.ts";
import { checkCompatibility } from "../../../src/tools/check_compatibility.ts";
import type { Compatibility } from "../../../src/tools/compatibility_fields.ts";
import {
  distribution,
  type FakeAnswers,
  fakeCall,
  fakeDependencies,
  projectDocument,
  release,
  releaseDocument,
} from "../../support/fake_sources.ts";

async function ask(args: Record<string, unknown>, answers: FakeAnswers) {
  const { structured, text } = await checkCompatibility.call(
    { package_name: "example", ...args },
    fakeDependencies(answers),
    fakeCall(),
  );
  return { structured: structured as Partial<Compatibility>, text };
}

Deno.test("check_compatibility says why not, and the newest release that is", async () => {
  const document = projectDocument("Example", [
    release("4.0a1", { requiresPython: ">=3.8" }),
    release("3.0", { requiresPython: ">=3.12" }),
    release("2.2", { requiresPython: ">=3.8", yank: {} }),
    release("2.1", { requiresPython: ">=3.8" }),
    release("2.0", { requiresPython: ">=3.8" }),
  ], {
    latest: "3.0",
    metadata: {
      requiresPython: ">=3.12",
      classifiers: ["License :: Other", "Programming Language :: Python :: 3.9"],
    },
  });
  const { structured, text } = await ask({ python_version: "3.9" }, {
    projects: { example: document },
  });
  assert.equal(structured.package_name, "example");
  assert.equal(structured.package_version, "3.0");
  assert.equal(structured.python_version, "3.9");
  assert.equal(structured.is_compatible, false);
  assert.equal(structured.compatibility, "no");
  assert.equal(structured.requires_python, ">=3.12");
  assert.equal(structured.newest_compatible_version, "2.1");
  assert.deepEqual(structured.classifiers, ["Programming Language :: Python :: 3.9"]);
  assert.deepEqual(structured.compatibility_notes, [
    'Requires-Python ">=3.12" does not admit Python 3.9 (its newest release)',
    "Classifiers name Python 3.9, but they decide nothing",
    "2.1 was chosen by Python alone; check_vulnerabilities tells what is known against it",
    "Judged by Python alone; with platform the answer says whether a wheel installs there",
  ]);
  assert.match(text, /NOT compatible/);
  assert.match(text, /Newest compatible release: 2\.1/);
});

Deno.test("check_compatibility never calls unknown compatible", async () => {
  const { structured } = await ask({ python_version: "3.12", version: "1.0" }, {
    projects: { example: projectDocument("Example", [release("1.1"), release("1.0", [])]) },
    releases: { "example 1.0": releaseDocument("Example", release("1.0", [])) },
  });
  assert.equal(structured.is_compatible, false);
  assert.equal(structured.compatibility, "unknown");
  assert.equal(structured.newest_compatible_version, "1.1");
});

Deno.test("check_compatibility does not take a Requires-Python that only a build tells for none", async () => {
  const files = [distribution("example-1.0.tar.gz", { kind: "sdist" })];
  const projects = {
    example: projectDocument("Example", [release("1.0", files)], {
      metadata: { dynamic: ["requires-python"] },
    }),
  };
  const alone = await ask({ python_version: "3.12" }, { projects });
  assert.equal(alone.structured.compatibility, "unknown");
  assert.match(alone.text, /not known before the sdist is built/);
  const target = await ask({ python_version: "3.12", platform: "windows" }, { projects });
  assert.equal(target.structured.install, "source");
  assert.match(target.text, /Requires-Python is unknown, which is not unlimited/);
});

Deno.test("check_compatibility says when the better release only declares nothing", async () => {
  const document = projectDocument("Example", [
    release("2.0", { requiresPython: "<3.13" }),
    release("0.1"),
  ], { metadata: { requiresPython: "<3.13" } });
  const { structured } = await ask({ python_version: "3.13" }, {
    projects: { example: document },
  });
  assert.equal(structured.newest_compatible_version, "0.1");
  assert.match(String(structured.compatibility_notes), /0\.1 is named only because/);
});

Deno.test("check_compatibility doubts a release that only declares nothing in every form", async (t) => {
  const sdist = (version: string, keys = {}) =>
    release(version, [distribution(`example-${version}.tar.gz`, keys)]);
  const generic = release("0.2", [distribution("example-0.2-py3-none-any.whl")]);
  const native = release("0.2", [distribution("example-0.2-cp313-cp313-win_amd64.whl")]);
  const newest = sdist("2.0", { requiresPython: "<3.13" });
  const on = { python_version: "3.13", platform: "windows" };
  const rows: readonly (readonly [
    string,
    args: Record<string, unknown>,
    older: ReturnType<typeof release>,
    doubted: string | undefined,
  ])[] = [
    ["a target, from source", on, sdist("0.1"), "0.1"],
    ["a target, from a wheel of any Python", on, generic, "0.2"],
    ["a target, from a wheel of that Python", on, native, undefined],
    ["a target, declared", on, sdist("0.1", { requiresPython: ">=3" }), undefined],
    ["a matrix", { python_versions: ["3.12", "3.13"] }, sdist("0.1"), "0.1"],
  ];
  for (const [name, args, older, doubted] of rows) {
    await t.step(name, async () => {
      const { structured } = await ask(args, {
        projects: { example: projectDocument("Example", [newest, older]) },
      });
      const notes = structured.compatibility_notes?.filter((note) => note.includes("only because"));
      assert.deepEqual(
        notes,
        doubted === undefined ? [] : [
          `${doubted} is named only because it declares no Requires-Python; it may be older than ` +
          "the Python asked for",
        ],
      );
    });
  }
});

Deno.test("check_compatibility warns of a yanked release", async () => {
  const document = projectDocument("Example", [
    release("1.0", { requiresPython: ">=3", yank: { reason: "wrong files" } }),
  ]);
  const { structured } = await ask({ python_version: "3.12.1" }, {
    projects: { example: document },
  });
  assert.equal(structured.compatibility, "yes");
  assert.deepEqual(structured.compatibility_notes, [
    'Requires-Python ">=3" admits Python 3.12.1',
    'This release is yanked: "wrong files"; installers skip it unless it is pinned',
    "Judged by Python alone; with platform the answer says whether a wheel installs there",
  ]);
});

Deno.test("check_compatibility refuses what is no Python version", async () => {
  await assert.rejects(ask({ python_version: "three" }, {}), InvalidPythonVersionError);
});

Deno.test("check_compatibility does not name the release that it just refused", async () => {
  const { structured } = await ask({ python_version: "3.8" }, {
    projects: {
      example: projectDocument("Example", [release("2.0"), release("1.0")], {
        metadata: { requiresPython: ">=3.9" }, // the files say nothing
      }),
    },
  });
  assert.equal(structured.compatibility, "no");
  assert.equal(structured.newest_compatible_version, "1.0");
  assert.ok(
    structured.compatibility_notes?.some((note) =>
      /1\.0 was chosen by Python alone; check_vuln/.test(note)
    ),
  );
});

const LINUX = "manylinux_2_17_x86_64";

function releaseWith(version: string, tags: readonly string[], requiresPython = ">=3.8") {
  const files = tags.map((tag) =>
    distribution(tag === "sdist" ? `example-${version}.tar.gz` : `example-${version}-${tag}.whl`, {
      requiresPython,
    })
  );
  return release(version, files);
}

const NATIVE: FakeAnswers = {
  projects: {
    example: projectDocument("Example", [
      releaseWith("3.0", [`cp313-cp313-${LINUX}`, "sdist"], ">=3.12"),
      releaseWith("2.0", ["sdist"]),
      releaseWith("1.0", [`cp39-cp39-${LINUX}`, "cp39-cp39-win_amd64", "cp312-cp312-win_amd64"]),
    ]),
  },
};

Deno.test("check_compatibility tells a wheel from a build and from nothing", async (t) => {
  const rows: readonly (readonly [
    name: string,
    args: Record<string, unknown>,
    expected: Partial<Compatibility>,
    note: RegExp,
  ])[] = [
    ["a wheel", { python_version: "3.13", platform: "linux" }, {
      install: "wheel",
      compatibility: "yes",
      newest_version_with_wheel: undefined,
    }, /^On CPython 3\.13 on Linux .* installers take example-3\.0-cp313-cp313-/],
    ["a build", { python_version: "3.12", platform: "windows" }, {
      install: "source",
      compatibility: "yes",
      newest_version_with_wheel: "1.0",
      newest_compatible_version: undefined,
    }, /example-3\.0\.tar\.gz is built from source, which may need compilers and may fail/],
    ["nothing", { python_version: "3.9", platform: "windows" }, {
      install: "none",
      compatibility: "no",
      newest_version_with_wheel: "1.0",
      newest_compatible_version: "2.0",
    }, /nothing installs: Requires-Python ">=3\.12" does not admit Python 3\.9/],
    ["a free-threaded Python", { python_version: "3.13t" }, {
      python_version: "3.13t",
      install: "source",
      newest_version_with_wheel: undefined,
    }, /^On free-threaded CPython 3\.13 on Linux/],
    ["another implementation", { python_version: "3.12", implementation: "pypy" }, {
      install: "source",
    }, /^On PyPy 3\.12 on Linux/],
  ];
  for (const [name, args, expected, note] of rows) {
    await t.step(name, async () => {
      const { structured } = await ask(args, NATIVE);
      for (const key of Object.keys(expected) as (keyof Compatibility)[]) {
        assert.equal(structured[key], expected[key], key);
      }
      assert.equal(structured.is_compatible, structured.compatibility === "yes");
      assert.match(structured.compatibility_notes?.[0] ?? "", note);
    });
  }
});

Deno.test("check_compatibility gives each file's verdict and the target that it assumed", async () => {
  const { structured, text } = await ask({ python_version: "3.13", platform: "linux" }, NATIVE);
  assert.deepEqual(structured.target, {
    python_version: "3.13",
    implementation: "cpython",
    platform: "manylinux_2_28_x86_64",
    assumed: ["x86_64 is assumed", "glibc 2.28 is assumed"],
  });
  assert.deepEqual(structured.files?.map(({ verdict, reason }) => [verdict, reason]), [
    ["installs", "wheel for CPython 3.13, Linux on x86_64 with glibc"],
    ["builds", "a wheel fits, so nothing is built"],
  ]);
  assert.match(
    text,
    /# example 3\.0 on CPython 3\.13 on Linux on x86_64 with glibc 2\.28: installs from a wheel/,
  );
  assert.match(text, /^x86_64 is assumed, glibc 2\.28 is assumed$/m);
  const { structured: plain } = await ask({}, NATIVE);
  assert.equal(plain.python_version, "3.14");
  assert.equal(plain.compatibility_notes?.[0], "Python 3.14 is assumed");
  assert.deepEqual([plain.target, plain.install, plain.files], [undefined, undefined, undefined]);
});

Deno.test("check_compatibility by Python alone says where there is no wheel for it anywhere", async (t) => {
  const rows: readonly (readonly [string, tags: readonly string[], note: string | undefined])[] = [
    ["a wheel somewhere", ["cp312-cp312-win_amd64", "sdist"], undefined],
    [
      "wheels for other Pythons",
      ["cp311-cp311-win_amd64", "sdist"],
      "No wheel is for CPython 3.12 on any platform, so it has to be built from source, which may " +
      "need compilers and may fail",
    ],
    [
      "an sdist alone",
      ["sdist"],
      "There is no wheel, so it has to be built from source, which may need compilers and may fail",
    ],
  ];
  for (const [name, tags, note] of rows) {
    await t.step(name, async () => {
      const { structured } = await ask({ python_version: "3.12" }, {
        projects: { example: projectDocument("Example", [releaseWith("1.0", tags)]) },
      });
      assert.equal(structured.compatibility, "yes");
      const notes = structured.compatibility_notes ?? [];
      assert.equal(notes.find((text) => text.includes("built from source")), note);
    });
  }
});

Deno.test("check_compatibility does not call a file that cannot be judged compatible", async () => {
  const { structured } = await ask({ platform: "linux" }, {
    projects: {
      example: projectDocument("Example", [releaseWith("1.0", ["sdist"], "3 please")]),
    },
  });
  assert.deepEqual(
    [structured.install, structured.compatibility, structured.is_compatible],
    ["unknown", "unknown", false],
  );
  assert.match(
    structured.compatibility_notes?.[0] ?? "",
    /^Whether this installs on .* is unknown/,
  );
});

Deno.test("check_compatibility answers a matrix, cell by cell and as a whole", async () => {
  const { structured, text } = await ask(
    { python_versions: ["3.9", "3.13"], platforms: ["linux-x86_64", "windows"] },
    NATIVE,
  );
  assert.deepEqual(
    structured.matrix?.map((cell) => [
      cell.python_version,
      cell.platform,
      cell.install,
      cell.file,
      cell.newest_version_with_wheel,
      cell.newest_compatible_version,
    ]),
    [
      ["3.9", "linux-x86_64", "none", undefined, "1.0", "2.0"],
      ["3.9", "windows", "none", undefined, "1.0", "2.0"],
      [
        "3.13",
        "linux-x86_64",
        "wheel",
        `example-3.0-cp313-cp313-${LINUX}.whl`,
        undefined,
        undefined,
      ],
      ["3.13", "windows", "source", "example-3.0.tar.gz", undefined, undefined],
    ],
  );
  assert.deepEqual(
    [structured.python_version, structured.compatibility, structured.is_compatible],
    ["3.9, 3.13", "no", false],
  );
  assert.equal(structured.newest_compatible_version, "2.0");
  assert.equal(structured.newest_version_with_wheel, undefined);
  assert.ok(structured.compatibility_notes?.includes("windows: x86_64 is assumed"));
  assert.match(text, /^# example 3\.0 on 4 targets: wheel in 1, source in 1, no in 2$/m);
  assert.match(text, /^\| Python \| linux-x86_64 \| windows \|$/m);
  assert.match(text, /^\| 3\.9 \| no; 1\.0 has a wheel \| no; 1\.0 has a wheel \|$/m);
  assert.match(text, /^\| 3\.13 \| wheel \| source \|$/m);
  assert.match(
    text,
    /3\.9 on linux-x86_64, 3\.9 on windows: no: .*; take 1\.0, the newest that has a wheel there, or build 2\.0/,
  );
  assert.match(
    text,
    /3\.13 on windows: source: no wheel is for Windows on x86_64; no other stable release/,
  );
});

Deno.test("check_compatibility takes one axis of a matrix, and the other as asked or assumed", async () => {
  const cells = async (args: Record<string, unknown>) => {
    const { structured } = await ask(args, NATIVE);
    return structured.matrix?.map((cell) => `${cell.python_version} ${cell.platform}`);
  };
  assert.deepEqual(await cells({ python_versions: ["3.12", "3.12"] }), ["3.12 linux"]);
  assert.deepEqual(await cells({ platforms: ["alpine"] }), ["3.14 alpine"]);
  assert.deepEqual(
    await cells({ python_version: "3.9", python_versions: ["3.12"], platform: "windows" }),
    ["3.9 windows", "3.12 windows"],
  );
});

Deno.test("check_compatibility states what a matrix assumes of every cell, and of a platform", async (t) => {
  const rows: readonly (readonly [args: Record<string, unknown>, expected: readonly string[]])[] = [
    [{ platforms: ["alpine-arm64"] }, [
      "Python 3.14 is assumed",
      "alpine-arm64: musl 1.2 is assumed",
    ]],
    [{ python_versions: ["3.12"] }, [
      "Linux is assumed",
      "linux: x86_64 is assumed, glibc 2.28 is assumed",
    ]],
    [{ python_versions: ["pypy3.10", "3.12"], platforms: ["win_amd64"] }, [
      "the ABI of PyPy 7.3 is assumed",
    ]],
  ];
  for (const [args, expected] of rows) {
    await t.step(JSON.stringify(args), async () => {
      const { structured } = await ask(args, NATIVE);
      const notes = structured.compatibility_notes ?? [];
      assert.deepEqual(notes.filter((note) => note.endsWith("assumed")), expected);
    });
  }
});

Deno.test("check_compatibility refuses a matrix that python_version makes too long", async () => {
  const python_versions = Array.from({ length: 8 }, (_, index) => `3.${index + 5}`);
  await assert.rejects(ask({ python_versions, python_version: "3.13" }, NATIVE), CallerError);
  const { structured } = await ask({ python_versions, python_version: "3.12" }, NATIVE);
  assert.equal(structured.matrix?.length, 8);
});

Deno.test("check_compatibility keeps the largest matrix below 25 kB", async () => {
  const tags = Array.from(
    { length: 60 },
    (_, index) => `cp2${index}-cp2${index}-${"x".repeat(60)}`,
  );
  const { structured, text } = await ask({
    python_versions: ["3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13"],
    platforms: [
      ...[
        "linux-x86_64",
        "linux-arm64",
        "alpine",
        "alpine-arm64",
        "macos-arm64",
        "macos-13-x86_64",
      ],
      ...["windows", "windows-arm64"],
    ],
  }, {
    projects: {
      example: projectDocument("Example", [
        releaseWith("2.0", [...tags, "sdist"], ">=3.10"),
        releaseWith("1.0", ["py3-none-any"], ">=3.7"),
      ]),
    },
  });
  assert.equal(structured.matrix?.length, 64);
  const bytes = new TextEncoder().encode(JSON.stringify(structured) + text).length;
  assert.ok(bytes <= 25_000, `${bytes} bytes`);
});

Deno.test("check_compatibility refuses what names no target", async () => {
  await assert.rejects(ask({ platform: "amiga" }, {}), InvalidPlatformError);
  await assert.rejects(ask({ implementation: "jython" }, {}), InvalidImplementationError);
  await assert.rejects(ask({ platforms: ["linux", "amiga"] }, {}), InvalidPlatformError);
});
