/** One executable out of the bundle. @module */
import type { Build } from "../../src/build.ts";
import { BUNDLE, DIST, ROOT } from "./layout.ts";

/** What is made, and where. */
export interface Executable {
  /** What the program is told about itself. */
  readonly build: Build;
  readonly target: string;
  readonly permissions: readonly string[];
  readonly isTraced: boolean;
  /** From the project's root, or absolute. */
  readonly output: string;
}

/** Resolves to whether it was made; the compiler has said why not. */
export async function compileExecutable(
  { build, target, permissions, isTraced, output }: Executable,
): Promise<boolean> {
  const entry = `${DIST}/pypi-mcp-${build.kind}-${target}.js`;
  await Deno.writeTextFile(
    new URL(entry, ROOT),
    `import { main } from "./${BUNDLE.slice(DIST.length + 1)}";\n` +
      `await main(${JSON.stringify(build)});\n`,
  );
  try {
    const { success } = await new Deno.Command(Deno.execPath(), {
      args: [
        // Else the runtime would run compiled code that it finds in the shared temporary folder: docs/SECURITY.md.
        ...["compile", "--quiet", "--no-check", "--no-prompt", "--no-code-cache"],
        ...permissions,
        ...["--target", target, "--output", output, entry],
      ],
      cwd: ROOT,
      env: isTraced ? { OTEL_DENO: "true" } : {},
    }).spawn().status;
    return success;
  } finally {
    await Deno.remove(new URL(entry, ROOT));
  }
}
