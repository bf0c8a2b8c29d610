import assert from "node:assert/strict";
import { SourceLog } from "../../../src/domain/source.ts";
import type { Tool } from "../../../src/mcp/define_tool.ts";
import type { ToolDependencies } from "../../../src/tools/dependencies.ts";
import { inspectRequirements } from "../../../src/tools/inspect_requirements.ts";
import { recordedFiles, recordedTest } from "../../support/recorded.ts";

const CALL = { signal: new AbortController().signal, sources: new SourceLog() };

function inspect(content: string, filename?: string) {
  const args = filename === undefined ? { content } : { content, filename };
  return inspectRequirements.call(args, undefined, CALL);
}

Deno.test("inspect_requirements tells entries, problems, includes and indexes", async () => {
  const { structured, text } = await inspect(
    "Flask>=2 ; os_name == 'nt'\nx=1\nflask[async]<2\n-r more.txt\n" +
      "--index-url https://me:hunter2@h.example/simple --pre\n",
    "app/requirements.txt",
  );
  assert.deepEqual(structured, {
    format: "requirements.txt",
    entry_count: 2,
    pinned_count: 0,
    error_count: 2,
    warning_count: 0,
    entries: [
      {
        kind: "requirement",
        name: "flask",
        version_spec: ">=2",
        pinned: false,
        group: "runtime",
        environment_marker: 'os_name == "nt"',
        line: 1,
      },
      {
        kind: "requirement",
        name: "flask",
        version_spec: "<2",
        pinned: false,
        group: "runtime",
        extras: ["async"],
        line: 3,
      },
    ],
    problems: [
      {
        severity: "error",
        kind: "invalid",
        message:
          'Cannot parse requirement "x=1": expected a version specifier, "@" or ";", or the ' +
          'end, found "=1" at 1',
        line: 2,
        entry: "x=1",
      },
      {
        severity: "error",
        kind: "conflict",
        message: "flask: no version is both >=2 and <2 (lines 1, 3)",
        line: 3,
        entry: "flask[async]<2",
      },
      {
        severity: "note",
        kind: "unpinned",
        message: "2 of 2 requirements admit more than one release: flask",
        line: 1,
      },
      {
        severity: "note",
        kind: "spelling",
        message: "flask is spelled in 2 ways: Flask, flask (lines 1, 3)",
        line: 3,
        entry: "flask[async]<2",
      },
    ],
    not_read: ["more.txt (line 4)"],
    indexes: ["index https://h.example/simple"],
    notes: ["Option --pre (line 5)"],
  });
  assert.match(
    text,
    /^# requirements\.txt\n2 requirements, 0 of them pinned; 2 errors, 0 warnings\n/,
  );
  assert.match(text, /\n- error at line 3: flask: no version is both >=2 and <2/);
  assert.match(text, /\n- flask\[async\] <2 \(line 3\)\n/);
  assert.match(text, /\nNamed, not read: more\.txt \(line 4\)\n/);
  assert.ok(!text.includes("hunter2"));
});

Deno.test("inspect_requirements tells the format by the content, and says so", async () => {
  const { structured, text } = await inspect('[project]\ndependencies = ["a==1"]\n');
  assert.equal(structured.format, "pyproject.toml");
  assert.equal(structured.format_guessed, true);
  assert.match(text, /^# pyproject\.toml \(by its content\)/);
});

Deno.test("inspect_requirements calls what it cannot read unknown, not empty", async () => {
  const { structured, text } = await inspect("What is this? Prose.");
  assert.equal(structured.format, "unknown");
  assert.equal(structured.error_count, 1);
  assert.match(text, /^# Not read: the format is not known\n/);
});

Deno.test("inspect_requirements says what a long answer leaves out", async () => {
  const content = Array.from({ length: 350 }, (_, index) => `p${index}==1`).join("\n");
  const { structured, text } = await inspect(content, "requirements.txt");
  assert.equal(structured.entry_count, 350);
  const shown = (structured.entries as unknown[]).length;
  assert.ok(shown >= 100, String(shown));
  assert.deepEqual(structured.truncated, [{
    field: "entries",
    omitted: 350 - shown,
    how: "send a part of the file by itself, or read the file",
  }]);
  assert.match(text, /Left out: \d+ of entries/);
  const many = Array.from({ length: 10_010 }, (_, index) => `p${index}==1`).join("\n");
  const { structured: all } = await inspect(many, "requirements.txt");
  assert.equal(all.entry_count, 10_010);
  assert.equal(
    (all.truncated as { omitted: number }[])[0]?.omitted,
    10_010 - (all.entries as unknown[]).length,
  );
});

Deno.test("inspect_requirements stays below 25 kB whatever a file says", async () => {
  const content = Array.from({ length: 200 }, (_, index) => [
    `p${index}[${"é".repeat(3)}x]>=1 ; os_name == '${"ö".repeat(300)}'`,
    `q${index}==1${",!=2".repeat(90)} ; os_name == '${"ö".repeat(300)}'`,
    `-r ${"f".repeat(400)}${index}`,
    `--index-url https://h.example/${"u".repeat(400)}${index}`,
    `--some-option-${"o".repeat(400)}`,
  ]).flat().join("\n");
  const { structured, text } = await inspect(content, "requirements.txt");
  const bytes = new TextEncoder().encode(JSON.stringify(structured) + text).length;
  assert.ok(bytes <= 25_000, `${bytes} bytes`);
});

recordedTest("inspect_requirements answers every recorded manifest within 25 kB", async (t) => {
  for (const { path, text: content } of recordedFiles("manifests", "")) {
    await t.step(path, async () => {
      const { structured, text } = await inspect(content, path);
      const bytes = new TextEncoder().encode(JSON.stringify(structured) + text).length;
      assert.ok(bytes <= 25_000, `${bytes} bytes`);
    });
  }
});

Deno.test("inspect_requirements keeps every text of an answer short and clean", async () => {
  const long = "x".repeat(5_000);
  const { structured } = await inspect(
    `a @ https://h.example/${long}\n` +
      `b>=1${",!=9.9.9".repeat(300)}\nb<1${",!=8.8.8".repeat(300)}\n\u202e${long}=1\n-r ${long}`,
    "requirements.txt",
  );
  const walk = (value: unknown): void => {
    if (typeof value === "string") {
      assert.ok(value.length <= 420, value);
      assert.ok(!value.includes("\u202e"));
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
  };
  walk(structured);
});

Deno.test("inspect_requirements shows every kind of entry as a person would write it", async (t) => {
  const rows: readonly (readonly [filename: string, content: string, shown: string])[] = [
    [
      "requirements.txt",
      "git+ssh://git@h.example/x@v1",
      "- git+ssh://git@h.example/x@v1 (vcs, line 1)",
    ],
    ["requirements.txt", "./x[b,a]", "- ./x[a, b] (path, line 1)"],
    [
      "requirements.txt",
      "a @ https://h.example/a.zip",
      "- a @ https://h.example/a.zip (url, line 1)",
    ],
    ["constraints.txt", "a==1", "- a ==1 (constraint, line 1)"],
    [
      "pyproject.toml",
      '[tool.poetry.dependencies]\na = "^1 || ^3"',
      "- a <2,>=1 or <4,>=3 (line 2)",
    ],
  ];
  for (const [filename, content, shown] of rows) {
    await t.step(shown, async () => {
      const { text } = await inspect(content, filename);
      assert.ok(text.split("\n").includes(shown), text);
    });
  }
});

Deno.test("inspect_requirements is a small entry in the list of tools", () => {
  const tool: Tool<ToolDependencies> = inspectRequirements;
  const { description, inputSchema, outputSchema } = tool;
  const size = JSON.stringify({ description, inputSchema, outputSchema }).length;
  assert.ok(size <= 1_700, `${size} characters`);
});
