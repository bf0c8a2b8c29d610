import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import {
  type Change,
  compareReleases,
  dueRelease,
  lowestVersion,
  type ReleaseKind,
} from "../../scripts/release/change.ts";
import { type Contract, CONTRACT_FILES, contractChanges } from "../../scripts/release/contract.ts";
import { lastTag } from "../../scripts/release/contract_difference.ts";
import { type Schema, schemaChanges, type Side } from "../../scripts/release/schema_difference.ts";
import { ROOT } from "../support/source_files.ts";

const NAME = { name: { type: "string" } };

Deno.test("schemaChanges() tells what breaks whom", async (t) => {
  const rows: readonly (readonly [string, Side, Schema, Schema, ReleaseKind | undefined])[] = [
    ["nothing", "input", { properties: NAME }, { properties: NAME }, undefined],
    ["another order", "input", { enum: ["a", "b"] }, { enum: ["b", "a"] }, undefined],
    ["a description", "input", { description: "a" }, { description: "b" }, "patch"],
    ["an input field removed", "input", { properties: NAME }, { properties: {} }, "major"],
    ["an output field removed", "output", { properties: NAME }, { properties: {} }, "major"],
    ["an output field added", "output", { properties: {} }, { properties: NAME }, "minor"],
    ["an optional input added", "input", { properties: {} }, { properties: NAME }, "minor"],
    [
      "a required input added",
      "input",
      { properties: {} },
      { properties: NAME, required: ["name"] },
      "major",
    ],
    [
      "an input that became required",
      "input",
      { properties: NAME },
      { properties: NAME, required: ["name"] },
      "major",
    ],
    [
      "an input that became optional",
      "input",
      { properties: NAME, required: ["name"] },
      { properties: NAME },
      "minor",
    ],
    [
      "an output that may be missing now",
      "output",
      { properties: NAME, required: ["name"] },
      { properties: NAME },
      "major",
    ],
    ["a value removed", "input", { enum: ["a", "b"] }, { enum: ["a"] }, "major"],
    ["a value added", "input", { enum: ["a"] }, { enum: ["a", "b"] }, "minor"],
    ["values listed for callers", "input", {}, { enum: ["a"] }, "major"],
    ["values no longer listed for readers", "output", { enum: ["a"] }, {}, "major"],
    ["a type that readers do not know", "output", { type: "string" }, {
      type: ["string", "null"],
    }, "major"],
    ["a type that callers may use as well", "input", { type: "string" }, {
      type: ["string", "null"],
    }, "minor"],
    ["a type replaced", "input", { type: "string" }, { type: "number" }, "major"],
    ["a lower ceiling", "input", { maxItems: 10 }, { maxItems: 5 }, "major"],
    ["a new ceiling", "input", {}, { maxItems: 5 }, "major"],
    ["a higher ceiling", "input", { maxItems: 5 }, { maxItems: 10 }, "minor"],
    ["a higher floor", "input", { minimum: 1 }, { minimum: 2 }, "major"],
    ["a ceiling of an answer", "output", { maxItems: 10 }, { maxItems: 5 }, "minor"],
    ["another default", "input", { default: 1 }, { default: 2 }, "major"],
    ["what it does not know", "input", { pattern: "a" }, { pattern: "b" }, "major"],
    ["a field inside a list", "output", { items: { properties: NAME } }, {
      items: { properties: {} },
    }, "major"],
  ];
  for (const [name, side, before, after, expected] of rows) {
    await t.step(`${name} (${side})`, () => {
      const changes = schemaChanges(before, after, { place: "x", side });
      assert.equal(changes.length === 0 ? undefined : dueRelease(changes), expected);
    });
  }
});

async function current(): Promise<Contract> {
  const texts = await Promise.all(
    Object.entries(CONTRACT_FILES).map(async ([key, path]) =>
      [key, await Deno.readTextFile(new URL(path, ROOT))] as const
    ),
  );
  const of = (name: keyof Contract) => texts.find(([key]) => key === name)?.[1] ?? "";
  return {
    tools: of("tools"),
    prompts: of("prompts"),
    resources: of("resources"),
    templates: of("templates"),
    instructions: of("instructions"),
    graphql: of("graphql"),
    settings: of("settings"),
  };
}

Deno.test("contractChanges() of the committed contract", async (t) => {
  const now = await current();
  const rows: readonly (readonly [string, keyof Contract, RegExp, string, ReleaseKind, RegExp])[] =
    [
      ["a tool renamed", "tools", /"name": "get_package_info"/, '"name": "x"', "major", /removed/],
      ["a tool's text", "tools", /What PyPI says about/, "Says", "patch", /description changed/],
      [
        "a prompt's argument demanded",
        "prompts",
        /"required": false/,
        '"required": true',
        "major",
        /became required/,
      ],
      ["a resource's address", "resources", /pypi:\/\/stats/, "pypi://x", "major", /removed/],
      ["a media type", "templates", /application\/json/, "text/x", "major", /media type/],
      ["the instructions", "instructions", /\w+/, "x", "patch", /otherwise/],
      ["a flag removed", "settings", /^\| `PYPI_MCP_PORT`.*\n/m, "", "major", /--port: removed/],
      ["a default", "settings", /`8000`/, "`80`", "major", /default is `80`, was `8000`/],
      ["a GraphQL field", "graphql", /\n {2}name:/, "\n  renamed:", "major", /name/],
      [
        "a GraphQL value, which a caller may not expect",
        "graphql",
        /enum LookUpStatus \{/,
        "enum LookUpStatus {\n  NEW_WORD",
        "minor",
        /Enum value LookUpStatus\.NEW_WORD was added/,
      ],
      ["a GraphQL text", "graphql", /"""\n? *\w+/, '"""Other', "patch", /descriptions/],
    ];
  await t.step("against itself", () => assert.deepEqual(contractChanges(now, now), []));
  for (const [name, file, from, to, kind, what] of rows) {
    await t.step(name, () => {
      const text = now[file].replace(from, to);
      assert.notEqual(text, now[file], "the row changes nothing");
      const changes = contractChanges(now, { ...now, [file]: text });
      assert.equal(dueRelease(changes), kind);
      const told = changes.map((change) => `${change.place}: ${change.what}`).join("\n");
      assert.match(told, what);
    });
  }
  await t.step("what was added asks for a minor release", () => {
    const { tools: list } = JSON.parse(now.tools) as { tools: readonly unknown[] };
    const before = { ...now, tools: JSON.stringify({ tools: list.slice(1) }) };
    assert.deepEqual(contractChanges(before, now).map(({ kind }) => kind), ["minor"]);
  });
});

Deno.test("lowestVersion() is what may follow a release", async (t) => {
  const rows: readonly (readonly [string, ReleaseKind, string])[] = [
    ["1.2.3", "patch", "1.2.4"],
    ["1.2.3", "minor", "1.3.0"],
    ["1.2.3", "major", "2.0.0"],
    ["0.2.3", "patch", "0.2.4"],
    ["0.2.3", "minor", "0.2.4"],
    ["0.2.3", "major", "0.3.0"],
  ];
  for (const [previous, kind, expected] of rows) {
    await t.step(`${previous} ${kind}`, () => {
      assert.equal(lowestVersion(previous, kind), expected);
    });
  }
});

Deno.test("dueRelease() is the gravest of all changes", () => {
  const change = (kind: ReleaseKind): Change => ({ kind, place: "", what: "" });
  assert.equal(dueRelease([]), "patch");
  assert.equal(dueRelease([change("minor"), change("patch")]), "minor");
  assert.equal(dueRelease([change("minor"), change("major"), change("patch")]), "major");
});

Deno.test("lastTag() is the newest release before a version, by number", () => {
  const tags = "v0.9.0\nv0.10.0\nv1.0.0\nv1.0.0-rc.1\nold\n";
  assert.equal(lastTag(tags), "v1.0.0");
  assert.equal(lastTag(tags, "1.0.0"), "v0.10.0");
  assert.equal(lastTag("old\n"), undefined);
});

Deno.test("compareReleases() refuses what is no version", () => {
  assert.throws(() => compareReleases("1.0", "1.0.0"), /expected X\.Y\.Z/);
});

Deno.test("deno task contract takes no tags in part of a clone for no release", async (t) => {
  const folder = await Deno.makeTempDir();
  const git = async (...args: readonly string[]) => {
    const { success, stderr } = await new Deno.Command("git", {
      args: ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args],
      cwd: folder,
    }).output();
    assert.ok(success, new TextDecoder().decode(stderr));
  };
  const contract = async (gitFolder: string) => {
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", "-A", "--no-check", "scripts/release/contract_difference.ts"],
      cwd: ROOT,
      env: { GIT_DIR: gitFolder },
    }).output();
    const decoder = new TextDecoder();
    return { code, told: decoder.decode(stdout) + decoder.decode(stderr) };
  };
  try {
    await git("init", "--quiet", "whole");
    for (const subject of ["a", "b"]) {
      await git("-C", "whole", "commit", "--quiet", "--allow-empty", "-m", subject);
    }
    const whole = pathToFileURL(`${folder}/whole`).href;
    await git("clone", "--quiet", "--depth", "1", "--no-tags", whole, "part");
    const rows: readonly (readonly [string, string, number, RegExp])[] = [
      ["a whole clone", "whole/.git", 0, /^No release yet/],
      ["a part of one", "part/.git", 1, /^Cannot tell the last release/],
      ["none", "nowhere", 1, /^Cannot tell the last release/],
    ];
    for (const [name, path, code, told] of rows) {
      await t.step(name, async () => {
        const found = await contract(`${folder}/${path}`);
        assert.equal(found.code, code, found.told);
        assert.match(found.told, told);
      });
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
