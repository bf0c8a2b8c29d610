/** Recorded answers of the real services: read in place, never copied into the project. @module */
import { fileURLToPath } from "node:url";

/** Where the folder is by default: beside the project's. */
const DEFAULT = new URL("../../../shared/recorded/", import.meta.url);

/** The folder of the recorded data (`PYPI_MCP_RECORDED_DIR`, by default beside the project); `undefined`: there is none. */
export function recordedDir(): string | undefined {
  const folder = Deno.env.get("PYPI_MCP_RECORDED_DIR") ?? fileURLToPath(DEFAULT);
  try {
    return Deno.statSync(folder).isDirectory ? folder.replace(/\/$/, "") : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

let warned = false;

/** A test on the recorded data; where that is absent it is skipped, and stderr says so once. */
export function recordedTest(
  name: string,
  run: (t: Deno.TestContext) => void | Promise<void>,
): void {
  const absent = recordedDir() === undefined;
  if (absent && !warned) {
    warned = true;
    console.warn(
      "\n*** SKIPPED: the recorded upstream data is absent. Set PYPI_MCP_RECORDED_DIR to its folder " +
        "to run the tests that read it. ***\n",
    );
  }
  Deno.test({ name, ignore: absent, fn: run });
}

/** One recorded file: its path under the folder, and its text. */
export interface RecordedFile {
  readonly path: string;
  readonly text: string;
}

/** Every file below `under` whose name ends in `suffix`, in the order of the paths. Throws if there is none. */
export function recordedFiles(under: string, suffix = ".json"): readonly RecordedFile[] {
  const folder = recordedDir();
  if (folder === undefined) throw new RangeError("Cannot read recorded data: there is none");
  const paths = [...walk(`${folder}/${under}`)].filter((path) => path.endsWith(suffix)).sort();
  if (paths.length === 0) throw new RangeError(`Cannot read recorded data: nothing in ${under}`);
  return paths.map((path) => ({
    path: path.slice(folder.length + 1),
    text: Deno.readTextFileSync(path),
  }));
}

function* walk(folder: string): Generator<string> {
  for (const entry of Deno.readDirSync(folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) yield* walk(path);
    else if (entry.isFile) yield path;
  }
}
