import assert from "node:assert/strict";
import { compareAnswers } from "../../../scripts/oracle/compare.ts";

async function* one(line: string): AsyncGenerator<string> {
  yield await Promise.resolve(line);
}

const REFUSED = { error: { kind: "invalid_requirement" } };
const NO_GROUP = { error: { kind: "invalid_group_name" } };

type Row = readonly [name: string, op: string, args: unknown, ours: unknown, theirs: unknown];

async function isExplained([, op, args, ours, theirs]: Row): Promise<boolean> {
  const [question, mine, other] = [{ op, args }, ours, theirs].map((each) => JSON.stringify(each));
  const found = await compareAnswers(one(question ?? ""), one(mine ?? ""), one(other ?? ""));
  assert.equal(found.explained.size + found.unexplained.size, 1);
  return found.explained.size === 1;
}

function metadata(requirement: string, problems: readonly string[]): unknown {
  const raw = { requires_dist: [requirement] };
  return { ok: { raw, unparsed: {}, problems: problems.map((field) => ({ field })) } };
}

Deno.test("KNOWN_DIFFERENCES explain what a clause decides", async (t) => {
  const rows: readonly Row[] = [
    ["a name", "parse_requirement", { text: "foo_ >=1" }, REFUSED, { ok: {} }],
    ["an extra", "parse_requirement", { text: "foo[a_, b]" }, REFUSED, { ok: {} }],
    ["in a group", "dependency_groups", { group: "a", groups: { a: ["foo_"] } }, REFUSED, {
      ok: [],
    }],
    [
      "in metadata",
      "parse_metadata",
      { text: "Requires-Dist: foo_" },
      metadata("foo_", ["name", "requires-dist"]),
      metadata("foo_", ["name"]),
    ],
    ["an escape", "evaluate_marker", { marker: "os_name == 'a\\n'" }, { ok: true }, { ok: false }],
    ["an escaped end", "evaluate_marker", { marker: "'a\\' < os_name" }, { ok: true }, {
      error: { kind: "InvalidMarker" },
    }],
    [
      "an escape after a URL",
      "parse_requirement",
      { text: `a @ x:"b ; os_name == "a\\n"` },
      { ok: 1 },
      { ok: 2 },
    ],
    ["two variables", "evaluate_marker", { marker: "os_name in sys_platform" }, { ok: true }, {
      ok: false,
    }],
    ["a final sigma", "normalize_name", { text: "\u03a3-a" }, { ok: "\u03c3-a" }, {
      ok: "\u03c2-a",
    }],
    ["the long s", "parse_specifier", { text: "~=2.2-PO\u017fT1" }, {
      error: { kind: "invalid_specifier" },
    }, { ok: {} }],
    [
      "the Kelvin sign",
      "parse_license_expression",
      { text: "LicenseRef-\u212a" },
      { error: { kind: "invalid_license_expression" } },
      { ok: { canonical: "LicenseRef-k" } },
    ],
    ["a group", "dependency_groups", { group: "a b", groups: { "a b": [] } }, NO_GROUP, { ok: [] }],
  ];
  for (const row of rows) {
    await t.step(row[0], async () => assert.equal(await isExplained(row), true));
  }
});

Deno.test("KNOWN_DIFFERENCES explain nothing beside that", async (t) => {
  const rows: readonly Row[] = [
    ["_ in the middle", "parse_requirement", { text: "a_b; os_name=='c_'" }, REFUSED, { ok: {} }],
    ["_ at the end, read", "parse_requirement", { text: "foo_" }, { ok: {} }, REFUSED],
    ["an answer of ours that is a fault", "parse_requirement", { text: "foo_" }, {
      error: { kind: "internal" },
    }, { ok: {} }],
    [
      "another field of metadata",
      "parse_metadata",
      { text: "Requires-Dist: foo_" },
      metadata("foo_", ["name", "requires-dist"]),
      metadata("foo_", []),
    ],
    [
      "a requirement of another name",
      "parse_metadata",
      { text: "Requires-Dist: foo" },
      metadata("foo", ["requires-dist"]),
      metadata("foo", []),
    ],
    ["what is no escape", "evaluate_marker", { marker: "os_name == '\\d'" }, { ok: true }, {
      ok: false,
    }],
    [
      "an escape in the environment",
      "evaluate_marker",
      { marker: "os_name == 'a'", environment: { os_name: "'\\n'" } },
      { ok: true },
      { ok: false },
    ],
    ["variables in texts", "evaluate_marker", { marker: "'os_name' == 'sys_platform'" }, {
      ok: true,
    }, { ok: false }],
    ["another letter", "normalize_name", { text: "\u03a3-a" }, { ok: "\u03c3-a" }, {
      ok: "\u03c2-b",
    }],
    [
      "the Kelvin sign elsewhere",
      "parse_license_expression",
      { text: "\u212a" },
      { error: { kind: "invalid_license_expression" } },
      { ok: { canonical: "K" } },
    ],
    ["a group of a good name", "dependency_groups", { group: "a", groups: { a: [] } }, NO_GROUP, {
      ok: [],
    }],
  ];
  for (const row of rows) {
    await t.step(row[0], async () => assert.equal(await isExplained(row), false));
  }
});
