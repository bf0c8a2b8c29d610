/**
 * `deno task docs`: writes the generated files; with `--check` it only compares and fails on a difference. Transcripts of
 * whole conversations are compared by `tests/protocol/transcripts_test.ts`, which shows where they part. @module
 */
import {
  HTTP_FLAGS,
  recordTranscripts,
  STDIO_FLAGS,
  TRANSCRIPTS,
} from "../tests/protocol/transcripts/record.ts";
import { sourceCommand } from "../tests/support/spawn_server.ts";
import { ROOT } from "./build/layout.ts";
import { generatedDocuments, leftOverFiles } from "./documents.ts";

const check = Deno.args.includes("--check");
const stale: string[] = [];

const documents = await generatedDocuments();
for (const [path, content] of documents) await bring(path, content);
for (const path of leftOverFiles(ROOT, [...documents.keys()])) {
  stale.push(path);
  if (check) continue;
  await Deno.remove(new URL(path, ROOT));
  console.log(`removed ${path}`);
}
if (!check) { // last: the program that is asked is made of what was written
  const program = { stdio: sourceCommand(...STDIO_FLAGS), http: sourceCommand(...HTTP_FLAGS) };
  for (const [name, content] of await recordTranscripts(program)) {
    await bring(`${TRANSCRIPTS}${name}`, content);
  }
}
if (check && stale.length > 0) {
  console.error(
    `Generated files are old: ${stale.join(", ")}; run "deno task docs" and read the difference`,
  );
  Deno.exit(1);
}

/** Writes the file where it is old. */
async function bring(path: string, content: string): Promise<void> {
  const file = new URL(path, ROOT);
  if (await read(file) === content) return;
  stale.push(path);
  if (check) return;
  await Deno.mkdir(new URL(".", file), { recursive: true });
  await Deno.writeTextFile(file, content);
  console.log(`wrote ${path}`);
}

async function read(file: URL): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(file);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
