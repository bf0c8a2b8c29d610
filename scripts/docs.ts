/** `deno task docs`: writes the generated files; with `--check` it only compares and fails on a difference. @module */
import { generatedDocuments } from "./documents.ts";

const check = Deno.args.includes("--check");
const root = new URL("../", import.meta.url);
const stale: string[] = [];

for (const [path, content] of await generatedDocuments()) {
  const file = new URL(path, root);
  if (await read(file) === content) continue;
  stale.push(path);
  if (check) continue;
  await Deno.mkdir(new URL(".", file), { recursive: true });
  await Deno.writeTextFile(file, content);
  console.log(`wrote ${path}`);
}
if (check && stale.length > 0) {
  console.error(
    `Generated files are old: ${stale.join(", ")}; run "deno task docs" and read the difference`,
  );
  Deno.exit(1);
}

async function read(file: URL): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(file);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
