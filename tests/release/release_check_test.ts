import assert from "node:assert/strict";
import { changelogFaults, parseChangelog, releaseNotes } from "../../scripts/release/changelog.ts";
import { releaseFaults, type ReleaseState } from "../../scripts/release/check.ts";
import { PROJECT, unsetPlaceholders } from "../../src/project.ts";
import { VERSION } from "../../src/version.ts";
import { ROOT } from "../support/source_files.ts";

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.1.0] - 2026-03-01

- More

## [1.0.0] - 2026-02-01

- First
`;

Deno.test("CHANGELOG.md is kept: what is unreleased first, then the releases, newest first", async () => {
  const text = await Deno.readTextFile(new URL("CHANGELOG.md", ROOT));
  assert.deepEqual(changelogFaults(text, VERSION), []);
});

Deno.test("changelogFaults() finds what a release would stumble over", async (t) => {
  const rows: readonly (readonly [string, string, string, readonly RegExp[]])[] = [
    ["a kept one", CHANGELOG, "1.1.0", []],
    ["no place for what is to come", CHANGELOG.replace(/## \[Unreleased\]\n/, ""), "1.1.0", [
      /not first/,
    ]],
    ["releases in the wrong order", CHANGELOG.replace("1.1.0", "0.9.0"), "0.9.0", [
      /1\.0\.0 stands below 0\.9\.0/,
    ]],
    ["the same release twice", CHANGELOG.replace("1.1.0", "1.0.0"), "1.0.0", [/stands below/]],
    ["dates in the wrong order", CHANGELOG.replace("03-01", "01-01"), "1.1.0", [/is older/]],
    ["an empty release", CHANGELOG.replace("- First", ""), "1.1.0", [/1\.0\.0 says nothing/]],
    ["a release that the sources have not reached", CHANGELOG, "1.0.0", [
      /1\.1\.0 is newer/,
      /neither/,
    ]],
    ["a version that nothing is said of", CHANGELOG, "1.2.0", [/neither \[Unreleased\] nor 1\.2/]],
    [
      "a version to come",
      CHANGELOG.replace("[Unreleased]\n", "[Unreleased]\n\n- X\n"),
      "1.2.0",
      [],
    ],
  ];
  for (const [name, text, version, expected] of rows) {
    await t.step(name, () => {
      const faults = changelogFaults(text, version);
      assert.equal(faults.length, expected.length, faults.join());
      for (const [index, pattern] of expected.entries()) assert.match(faults[index] ?? "", pattern);
    });
  }
  await t.step("refuses another heading", () => {
    assert.throws(() => parseChangelog("# C\n\n## 1.0, soon\n"), /expected \[Unreleased\] or/);
  });
});

Deno.test("releaseNotes() is the section of that version alone", () => {
  assert.equal(releaseNotes(CHANGELOG, "1.1.0"), "- More");
  assert.equal(releaseNotes(CHANGELOG, "3.0.0"), undefined);
});

const READY: ReleaseState = {
  tag: "v1.1.0",
  versions: ["1.1.0", "1.1.0"],
  changelog: CHANGELOG,
  project: {
    owner: "somebody",
    repository: "https://git.example/somebody/pypi-mcp",
    homepage: "https://somebody.example",
    registryName: "io.github.somebody/pypi-mcp",
    securityContact: "mailto:security@somebody.example",
  },
};

Deno.test("releaseFaults() refuses what disagrees, and names it", async (t) => {
  const rows: readonly (readonly [string, Partial<ReleaseState>, RegExp])[] = [
    ["another tag", { tag: "v1.1.1" }, /the tag is "v1\.1\.1", expected v1\.1\.0/],
    ["a tag without v", { tag: "1.1.0" }, /expected v1\.1\.0/],
    ["no tag", { tag: "" }, /expected v1\.1\.0/],
    ["two versions", { versions: ["1.1.0", "1.0.0"] }, /src\/version\.ts says 1\.0\.0/],
    [
      "placeholders",
      { project: { ...READY.project, owner: "OWNER-PLACEHOLDER" } },
      /project\.ts.*owner$/,
    ],
    ["no section", { changelog: CHANGELOG.replace("1.1.0", "1.0.9") }, /no section for 1\.1\.0/],
    ["a changelog of another shape", { changelog: "# C\n\n## soon\n" }, /heading "soon"/],
  ];
  await t.step("nothing where all agree", () => assert.deepEqual(releaseFaults(READY), []));
  await t.step("a section that says nothing is not called missing", () => {
    const changelog = CHANGELOG.replace(/(## \[1\.1\.0\].*\n)[^]*?(?=\n## )/, "$1");
    assert.deepEqual(releaseFaults({ ...READY, changelog }), ["CHANGELOG.md: 1.1.0 says nothing"]);
  });
  for (const [name, change, expected] of rows) {
    await t.step(name, () => {
      assert.match(releaseFaults({ ...READY, ...change }).join("\n"), expected);
    });
  }
});

async function release(env: Readonly<Record<string, string>>) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    // No version is called so: whatever the fields say, this builds nothing.
    args: ["task", "--quiet", "release", "v0.0.0-none"],
    cwd: ROOT,
    env: { NO_COLOR: "1", DENORT_BIN: "", ...env },
  }).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), told: decoder.decode(stderr) };
}

Deno.test("deno task release builds nothing while the owner's fields are placeholders", async () => {
  const { code, out, told } = await release({});
  assert.deepEqual([code, out], [1, ""]);
  assert.match(told, /Cannot release: the tag is "v0\.0\.0-none"/);
  const unset = unsetPlaceholders();
  if (unset.length === 0) assert.doesNotMatch(told, /placeholders/);
  else for (const field of ["src/project.ts", ...unset]) assert.ok(told.includes(field), told);
});

Deno.test("deno task release refuses a runtime from elsewhere before all else", async () => {
  const { code, out, told } = await release({ DENORT_BIN: "/elsewhere/denort" });
  assert.deepEqual([code, out], [1, ""]);
  assert.equal(
    told,
    "Cannot release: DENORT_BIN is set, and what is made with it is for tests only\n",
  );
});

Deno.test("deno task release:check refuses words that it does not read", async (t) => {
  for (
    const words of [["v1.0.0", "--note", "x"], ["v1.0.0", "--notes"], ["v1", "--notes", "a", "b"]]
  ) {
    await t.step(words.join(" "), async () => {
      const { code, stderr } = await new Deno.Command(Deno.execPath(), {
        args: ["task", "--quiet", "release:check", ...words],
        cwd: ROOT,
      }).output();
      assert.equal(code, 2);
      assert.match(new TextDecoder().decode(stderr), /expected TAG \[--notes FILE\]/);
    });
  }
});

/** Everything that is kept under version control, and what is not yet. */
async function* textFiles(folder = ""): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))) {
    if ([".git", ".cache", "dist", "coverage", "node_modules"].includes(name)) continue;
    if (isDirectory) yield* textFiles(`${folder}${name}/`);
    else if (/\.(?:ts|json|md|ya?ml|service|conf|sh)$|^[A-Z][A-Za-z]*$/.test(name)) {
      yield folder + name;
    }
  }
}

Deno.test("owner and addresses stand in src/project.ts, and else only in what is generated from it", async () => {
  // Not the owner's name alone: that may be a word.
  const { registryName, repository, homepage, securityContact } = PROJECT;
  const values = [registryName, repository, homepage, securityContact];
  const found: string[] = [];
  for await (const path of textFiles()) {
    const text = await Deno.readTextFile(new URL(path, ROOT));
    if (values.some((value) => text.includes(value))) found.push(path);
  }
  // `deno task docs` writes the second, and the gate compares it.
  assert.deepEqual(found.toSorted(), ["server.json", "src/project.ts"]);
});
