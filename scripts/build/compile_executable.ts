/** One executable out of the bundle. @module */
import { fileURLToPath } from "node:url";
import type { Build } from "../../src/build.ts";
import { BUNDLE, CHUNKS, DIST, ROOT } from "./layout.ts";

/** What is made, and where. */
export interface Executable {
  /** What the program is told about itself. */
  readonly build: Build;
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
 */
export async function compileExecutable(
  { build, target, permissions, v8Flags, isTraced, output }: Executable,
): Promise<boolean> {
  const folder = await Deno.makeTempDir();
  try {
    await copyBundle(folder);
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

async function copyBundle(folder: string): Promise<void> {
  const chunks = fileURLToPath(new URL(CHUNKS, ROOT));
  const copied = `${folder}${CHUNKS.slice(DIST.length)}`;
  await Deno.mkdir(copied);
  await Deno.copyFile(new URL(BUNDLE, ROOT), `${folder}${BUNDLE.slice(DIST.length)}`);
  for await (const { name } of Deno.readDir(chunks)) {
    await Deno.copyFile(`${chunks}/${name}`, `${copied}/${name}`);
  }
}
