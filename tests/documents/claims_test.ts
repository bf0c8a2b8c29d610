/** What the recipes say of their answers, and the comparison of this program, is so. @module */
import assert from "node:assert/strict";
import { askDemo } from "../../scripts/tool_pages/ask_demo.ts";
import type { ExampleArguments } from "../../scripts/tool_pages/examples.ts";
import { PROMPTS } from "../../src/prompts/registry.ts";
import { TOOLS } from "../../src/tools/registry.ts";
import { ROOT } from "../support/source_files.ts";

const recipes = await Deno.readTextFile(new URL("docs/RECIPES.md", ROOT));
const comparison = await Deno.readTextFile(new URL("docs/COMPARISON.md", ROOT));
const [, file = ""] = /```text\n([^]*?)```/.exec(recipes) ?? [];

/** A tool, its arguments, and what the structured answer or the refusal holds. */
type Row = readonly [
  said: string,
  tool: string,
  args: ExampleArguments,
  holds: (answer: Record<string, unknown>, text: string) => boolean,
];

const ROWS: readonly Row[] = [
  [
    "no release satisfies both lines on Flask, and that numpy is not pinned",
    "inspect_requirements",
    { filename: "requirements.txt", content: file },
    (answer, text) => /flask: no version is both/.test(text) && answer.pinned_count !== 0,
  ],
  [
    "jinja2 has five advisories and is mended by 3.1.6",
    "check_vulnerabilities",
    { package_name: "jinja2", version: "3.1.2" },
    (answer) => answer.vulnerability_count === 5 && answer.nearest_safe_version === "3.1.6",
  ],
  [
    "urllib3 four and is mended by 2.6.3",
    "check_vulnerabilities",
    { package_name: "urllib3", version: "2.2.1" },
    (answer) =>
      answer.vulnerability_count === 4 && answer.nearest_safe_version === "2.6.3" &&
      answer.newest_safe_version !== "2.6.3",
  ],
  [
    "requests 2.32.0 was yanked",
    "get_package_info",
    { package_name: "requests", version: "2.32.0" },
    (answer) => answer.yanked === true,
  ],
  [
    "numpy installs from a wheel",
    "check_compatibility",
    { package_name: "numpy", python_version: "3.14", platform: "linux-x86_64" },
    (answer) => answer.install === "wheel",
  ],
  [
    "pyyaml 6.0.1 would be built from source",
    "check_compatibility",
    {
      package_name: "pyyaml",
      version: "6.0.1",
      python_version: "3.14",
      platform: "linux-x86_64",
    },
    (answer) => answer.install === "source" && answer.newest_version_with_wheel === "6.0.3",
  ],
  [
    "django 4.2.30 states `>=3.8`, which admits 3.14",
    "check_compatibility",
    { package_name: "django", version: "4.2.30", python_version: "3.14" },
    (answer, text) =>
      answer.requires_python === ">=3.8" && answer.is_compatible === true &&
      /do not name Python 3\.14/.test(text),
  ],
  [
    "httpx loses points for the age of its newest release",
    "get_package_health",
    { package_name: "httpx" },
    (_, text) => /freshness: [0-6]\.\d of 15\.8/.test(text),
  ],
  [
    '`jq -e` above ends with 1, because the answer is `"vulnerable"`',
    "check_vulnerabilities",
    { package_name: "jinja2", version: "3.1.2" },
    (answer) => answer.security_status === "vulnerable",
  ],
  [
    "# fails: no such project",
    "get_package_info",
    { package_name: "reqeusts" },
    (_, text) => /the package index has no such project/.test(text),
  ],
  [
    "# fails: quarantined",
    "get_package_info",
    { package_name: "mcp-context-forge" },
    (_, text) => /quarantined by the package index/.test(text),
  ],
];

Deno.test("docs/RECIPES.md says of each answer what the answer says", async (t) => {
  const oneLine = recipes.replaceAll(/\s+/g, " ");
  for (const [said, tool, args, holds] of ROWS) {
    await t.step(said, async () => {
      assert.ok(oneLine.includes(said), "the document does not say this any more");
      const { structured, text } = await askDemo(tool, args);
      assert.ok(holds(structured as Record<string, unknown>, text), text);
    });
  }
});

Deno.test("docs/COMPARISON.md counts this program's tools and prompts as they are", () => {
  assert.match(comparison, new RegExp(`^\\| tools +\\| ${TOOLS.length} `, "m"));
  assert.match(comparison, new RegExp(`^\\| prompts +\\| ${PROMPTS.length} `, "m"));
});
