/** `deno task ok`: the whole gate, step by step, stopping at nothing so that all faults are seen at once. @module */
import { removeIfThere } from "./remove_if_there.ts";

interface Step {
  readonly name: string;
  readonly args: readonly string[];
}

/** Floor of covered lines in `src/`, in percent. */
const COVERAGE_FLOOR = 90;

const STEPS: readonly Step[] = [
  { name: "format", args: ["fmt", "--check", "--quiet"] },
  { name: "lint", args: ["lint", "--quiet"] },
  { name: "types", args: ["check", "--quiet", "main.ts", "src", "tests", "scripts"] },
  { name: "generated files", args: ["run", "--no-prompt", "-A", "scripts/docs.ts", "--check"] },
  {
    name: "tests",
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "-A",
      "scripts/test.ts",
      "--no-check",
      "--coverage=coverage/raw",
      "--coverage-raw-data-only",
    ],
  },
  {
    name: "MCP conformance",
    args: ["run", "--quiet", "--no-prompt", "-A", "tests/conformance/mcp/main.ts"],
  },
  { name: "site", args: ["run", "--quiet", "--no-prompt", "-A", "scripts/site/main.ts"] },
  {
    name: "doc examples",
    args: ["test", "--no-prompt", "-A", "--doc", "--no-check", "--reporter=dot", "src/"],
  },
  {
    name: "coverage",
    args: ["run", "--no-prompt", "-A", "scripts/coverage.ts", String(COVERAGE_FLOOR)],
  },
];

await removeIfThere("coverage");
const failed: string[] = [];
for (const { name, args } of STEPS) {
  const startedAt = performance.now();
  console.log(`\n== ${name}: deno ${args.join(" ")}`);
  const { success } = await new Deno.Command(Deno.execPath(), { args: [...args] }).spawn().status;
  if (!success) failed.push(name);
  console.log(
    `== ${name}: ${success ? "ok" : "FAILED"} (${
      ((performance.now() - startedAt) / 1000).toFixed(1)
    } s)`,
  );
}
console.log(failed.length === 0 ? "\nok: the gate is green" : `\nFAILED: ${failed.join(", ")}`);
Deno.exit(failed.length === 0 ? 0 : 1);
