/** The generated files and what they should hold, made from the program itself. @module */
import { compose } from "../src/compose.ts";
import { schemaDocument } from "../src/graphql/schema.ts";
import { demoConfig } from "./demo_config.ts";
import { askDemo } from "./tool_pages/ask_demo.ts";
import { TOOL_EXAMPLES } from "./tool_pages/examples.ts";
import { toolPage } from "./tool_pages/page.ts";
import { serverDocument } from "./mcpb/server_document.ts";
import { configurationDocument } from "./configuration_document.ts";
import { preparedAnswers } from "./prepared_answers.ts";
import { toolPagePath, toolsDocument } from "./tools_document.ts";

const SNAPSHOTS = "tests/contract/snapshots";
/** What lies in them is generated: a file that nothing makes any more tells of what is gone. */
const GENERATED_FOLDERS = ["docs/tools", SNAPSHOTS] as const;

/** Path from the project's root to content. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  const app = compose(demoConfig(), { writeLog: () => {} });
  const caller = await app.connect();
  const documents = new Map<string, string>([
    ["docs/CONFIGURATION.md", configurationDocument()],
    ["docs/TOOLS.md", toolsDocument(app.tools)],
    [`${SNAPSHOTS}/schema.graphql`, schemaDocument()],
    ["server.json", serverDocument([])],
    ["src/front/prepared_answers.ts", await preparedAnswers(app)],
  ]);
  for (const tool of app.tools) {
    const example = TOOL_EXAMPLES[tool.name];
    if (example === undefined) {
      throw new Error(`Cannot write the page of ${tool.name}: scripts/tool_pages has no example`);
    }
    documents.set(`docs/${toolPagePath(tool.name)}`, await toolPage(tool, example, askDemo));
  }
  const lists = [
    ["tools", "tools/list"],
    ["resources", "resources/list"],
    ["resource_templates", "resources/templates/list"],
    ["prompts", "prompts/list"],
  ] as const;
  for (const [name, method] of lists) {
    documents.set(`${SNAPSHOTS}/${name}.json`, pretty(await caller.request(method, {})));
  }
  documents.set(`${SNAPSHOTS}/instructions.json`, pretty({ instructions: app.instructions }));
  await caller.close();
  return documents;
}

/**
 * Files of the generated folders that are none of the generated ones.
 * @param root The project's.
 * @param generated Paths from there.
 */
export function leftOverFiles(root: URL, generated: readonly string[]): readonly string[] {
  return GENERATED_FOLDERS.flatMap((folder) =>
    Array.from(Deno.readDirSync(new URL(`${folder}/`, root)), ({ name }) => `${folder}/${name}`)
  ).filter((path) => !generated.includes(path)).toSorted();
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
