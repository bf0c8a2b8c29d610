import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { ROOT } from "../support/source_files.ts";
import { workflowFiles } from "./workflow_file.ts";

/** What is used of `workflow_parser.ts`. */
interface Parser {
  parseWorkflow(
    file: { readonly name: string; readonly content: string },
    trace: Readonly<Record<"error" | "info" | "verbose", () => void>>,
  ): {
    readonly value?: unknown;
    readonly context: { readonly errors: { getErrors(): readonly { readonly message: string }[] } };
  };
  convertWorkflowTemplate(context: unknown, value: unknown): Promise<unknown>;
}

async function loadParser(folder: string): Promise<Parser> {
  const output = `${folder}/parser.js`;
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["bundle", "--quiet", `--output=${output}`, "tests/release/workflow_parser.ts"],
    cwd: ROOT,
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
  return await import(pathToFileURL(output).href);
}

Deno.test("every workflow is one by GitHub's own reader: its words, its places, its expressions", async (t) => {
  const folder = await Deno.makeTempDir();
  try {
    const { parseWorkflow, convertWorkflowTemplate } = await loadParser(folder);
    const silent = { error() {}, info() {}, verbose() {} };
    const faultsOf = async (name: string, content: string): Promise<readonly string[]> => {
      const { value, context } = parseWorkflow({ name, content }, silent);
      if (value !== undefined) await convertWorkflowTemplate(context, value);
      return context.errors.getErrors().map(({ message }) => message);
    };
    for (const { path, text } of await workflowFiles()) {
      await t.step(path, async () => assert.deepEqual(await faultsOf(path, text), []));
    }
    await t.step("which refuses what is none", async () => {
      const [file] = await workflowFiles();
      const text = file?.text ?? "";
      const rows: readonly (readonly [string, string, RegExp])[] = [
        ["contents: read", "contents: reed", /'reed'/],
        ["steps:", "stepps:", /'stepps'/],
        ["matrix.os", "matrrix.os", /'matrrix'/],
      ];
      for (const [from, to, fault] of rows) {
        assert.match((await faultsOf("x.yml", text.replace(from, to))).join("\n"), fault);
      }
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
