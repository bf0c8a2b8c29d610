import assert from "node:assert/strict";
import { analyzeRequirementFile } from "../../src/domain/requirement_files/analyze_requirement_file.ts";
import { parseRequirementFile } from "../../src/domain/requirement_files/parse_requirement_file.ts";
import type { RequirementFile } from "../../src/domain/requirement_files/requirement_file.ts";
import { recordedFiles, recordedTest } from "../support/recorded.ts";

/** Files that are wrong, and how many parts of each could not be used. */
const FAULTY: Readonly<Record<string, number>> = {
  "osv-scanner/osv-scanner.toml": 1, // a tool's settings
  "pip-audit/pylock.invalid-version.toml": 1,
  "pip-audit/pylock.invalid.toml": 1,
  "pip-audit/pylock.missing-packages.toml": 1,
  "pip-audit/pylock.missing-version.toml": 1,
  "pip-audit/pylock.package-missing-name.toml": 1,
  "pipenv-examples/pylock.toml": 5, // times of upload that are text
  "pipenv/pylock.toml": 3, // names that are not normalised
  "renovate/requirements4.txt": 1, // an option that pip does not take in files
  "renovate/requirements5.txt": 1,
};

recordedTest("every recorded manifest reads, and every entry of it is accounted for", async (t) => {
  const files = recordedFiles("manifests", "");
  assert.ok(files.length >= 60);
  for (const { path, text } of files) {
    await t.step(path, () => {
      const name = path.slice("manifests/".length);
      const file = parseRequirementFile({ filename: path, content: text });
      assert.equal(file.problems.length, FAULTY[name] ?? 0, JSON.stringify(file.problems[0]));
      assert.equal(file.format === "unknown", name === "osv-scanner/osv-scanner.toml");
      assert.equal(file.leftOut, 0);
      assert.ok(file.entries.every(({ line }) => line !== undefined), "an entry without its line");
      const counted = COUNT[file.format]?.(text);
      if (counted !== undefined && file.problems.every(({ line }) => line !== 1)) {
        assert.equal(toldOf(file), counted);
      }
      analyzeRequirementFile(file);
    });
  }
});

recordedTest("every entry of a recorded manifest stands on the line that it names", async (t) => {
  for (const { path, text } of recordedFiles("manifests", "")) {
    await t.step(path, () => {
      const lines = text.split("\n");
      const file = parseRequirementFile({ filename: path, content: text });
      for (const { displayName, text: shown, line = 0 } of file.entries) {
        // The name of a [[package]] stands in one of the lines after it.
        const near = lines.slice(line - 1, line + 5).join("\n");
        assert.ok(near.includes(displayName ?? shown), `${displayName ?? shown} at ${line}`);
      }
    });
  }
});

recordedTest("a recorded manifest without its name is recognised by its content", async (t) => {
  for (const { path, text } of recordedFiles("manifests", "")) {
    await t.step(path, () => {
      const named = parseRequirementFile({ filename: path, content: text });
      const found = parseRequirementFile({ content: text });
      const hopeless = path.endsWith("pylock.invalid.toml"); // prose
      assert.equal(found.format, hopeless ? "unknown" : named.format);
      if (!hopeless) assert.equal(found.entries.length, named.entries.length);
    });
  }
});

/** How many parts of the file became anything. */
function toldOf(file: RequirementFile): number {
  if (file.format !== "requirements.txt") {
    // A package without a name is told by its line; what has none is told of the whole file.
    const nameless = file.problems.filter(({ text, line }) =>
      text === undefined && line !== undefined
    );
    return file.entries.length + nameless.length;
  }
  const { entries, problems, includes, indexes, options } = file;
  return new Set([entries, problems, includes, indexes, options].flat().map(({ line }) => line))
    .size;
}

/** Entries counted in the plain text, by means that share nothing with the parsers. */
const COUNT: Readonly<Record<string, (text: string) => number>> = {
  "requirements.txt": countLogicalLines,
  "poetry.lock": (text) => text.match(/^\[\[package\]\]$/gm)?.length ?? 0,
  "uv.lock": (text) => text.match(/^\[\[package\]\]$/gm)?.length ?? 0,
  "pylock.toml": (text) => text.match(/^\[\[packages\]\]$/gm)?.length ?? 0,
  "Pipfile.lock": (text) => {
    const { default: runtime, develop } = JSON.parse(text) as Record<string, object>;
    return Object.keys(runtime ?? {}).length + Object.keys(develop ?? {}).length;
  },
  "Pipfile": (text) =>
    tablesOf(text).filter(([head]) => /^\[(?:dev-)?packages\]$/.test(head))
      .reduce((sum, [, body]) => sum + (body.match(/^[^\s#].*=/gm)?.length ?? 0), 0),
  "pyproject.toml": (text) =>
    tablesOf(text).reduce((sum, [head, body]) => sum + countRequirements(head, body), 0),
};

/** pip-compile writes comments only after the last line of a requirement. */
function countLogicalLines(text: string): number {
  const lines = text.split("\n");
  return lines.filter((line, index) => {
    const starts = !(lines[index - 1] ?? "").endsWith("\\");
    return starts && line.trim() !== "" && !line.trim().startsWith("#");
  }).length;
}

/** Heads of tables with the text up to the next one. */
function tablesOf(text: string): readonly (readonly [head: string, body: string])[] {
  return text.split(/^(?=\[)/m).map((part) => {
    const end = part.indexOf("\n");
    return [part.slice(0, end).trim(), part.slice(end + 1)];
  });
}

/** Quoted texts in the arrays of one table that hold requirements. */
function countRequirements(head: string, body: string): number {
  if (/^\[tool\.poetry\..*dependencies\]$/.test(head)) {
    return body.match(/^[A-Za-z][^\n]*=/gm)?.length ?? 0;
  }
  const keys = KEYS.find(([table]) => table.test(head))?.[1];
  if (keys === undefined) return 0;
  const plain = body.replace(/(?:^|\s)#[^\n]*/g, "").replace(/\{[^}]*\}/g, "");
  return [...plain.matchAll(/^([\w.-]+)\s*=\s*\[([^]*?)\](?=\s*(?:$|\n[\w[]))/gm)]
    .filter(([, key = ""]) => keys.test(key))
    .reduce((sum, [, , items = ""]) => sum + (items.match(/"[^"\n]*"|'[^'\n]*'/g)?.length ?? 0), 0);
}

/** Tables, and which of their keys are arrays of requirements. */
const KEYS: readonly (readonly [table: RegExp, keys: RegExp])[] = [
  [/^\[build-system\]$/, /^requires$/],
  [/^\[project\]$/, /^(?:dependencies|optional-dependencies\..+)$/],
  [/^\[(?:project\.optional-dependencies|dependency-groups)\]$/, /^/],
  [/^\[tool\.uv\]$/, /dependencies$/],
  [/^\[tool\.hatch\.envs\.[^\]]+\]$/, /dependencies$/],
];
