/** One executable out of the bundle. @module */
import type { Build } from "../../src/build.ts";
import { sha256 } from "./sha256.ts";
import { BUNDLE, CHUNKS, DIST, ROOT } from "./layout.ts";
import type { FileRecord } from "./records.ts";

/** What is made, and where. */
export interface Executable {
  /** What the program is told about itself. */
  readonly build: Build;
  /** What it is made of. */
  readonly bundle: readonly FileRecord[];
  readonly target: string;
  readonly permissions: readonly string[];
  /** For the engine, without their `--`. */
  readonly v8Flags: readonly string[];
  readonly isTraced: boolean;
  /** Absolute. */
  readonly output: string;
}

/**
 * Resolves to whether it was made; the compiler has said why not. It compiles a copy of the bundle, so that several can be
 * made at once, and no configuration of the folder is read.
 * @throws {Error} If the files are not those that it is to be made of.
 */
export async function compileExecutable(
  { build, bundle, target, permissions, v8Flags, isTraced, output }: Executable,
): Promise<boolean> {
  const folder = await Deno.makeTempDir();
  try {
    await copyBundle(bundle, { from: new URL(`${DIST}/`, ROOT), to: folder });
    // Named alike every time, because the executable keeps the name.
    const entry = `pypi-mcp-${build.kind}.js`;
    await Deno.writeTextFile(
      `${folder}/${entry}`,
      `import { main } from "./${BUNDLE.slice(DIST.length + 1)}";\n` +
        `await main(${JSON.stringify(build)});\n`,
    );
    const { success } = await new Deno.Command(Deno.execPath(), {
      args: [
        // Else the runtime would run compiled code that it finds in the shared temporary folder: docs/SECURITY.md.
        ...["compile", "--quiet", "--no-check", "--no-prompt", "--no-config", "--no-code-cache"],
        ...permissions,
        ...v8Flags.length > 0 ? [`--v8-flags=${v8Flags.map((flag) => `--${flag}`).join(",")}`] : [],
        ...["--target", target, "--output", output, entry],
      ],
      cwd: folder,
      env: isTraced ? { OTEL_DENO: "true" } : {},
    }).spawn().status;
    return success;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Another task may write another bundle there at any time. @throws {Error} If it did. */
export async function copyBundle(
  files: readonly FileRecord[],
  { from, to }: { readonly from: URL; readonly to: string },
): Promise<void> {
  await Deno.mkdir(`${to}${CHUNKS.slice(DIST.length)}`);
  for (const { path, sha256: expected } of files) {
    const bytes = await Deno.readFile(new URL(path, from)).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
    if (bytes === undefined || await sha256(bytes) !== expected) {
      throw new Error(
        `Cannot compile ${DIST}/${path}: it is ${bytes === undefined ? "gone" : "another"}, ` +
          "expected the file of the bundle's manifest; deno task bundle writes both",
      );
    }
    await Deno.writeFile(`${to}/${path}`, bytes);
  }
}
