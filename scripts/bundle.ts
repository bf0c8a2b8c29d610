/** `deno task bundle`: the program and its dependencies as one file, which starts faster and compiles smaller. @module */

/** From the project's root. */
export const BUNDLE = "dist/pypi-mcp.js";

/** Writes the bundle; ends the process where that fails. */
export async function bundle(): Promise<void> {
  const root = new URL("../", import.meta.url);
  await Deno.mkdir(new URL("dist", root), { recursive: true });
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["bundle", "--quiet", "--platform=deno", `--output=${BUNDLE}`, "main.ts"],
    cwd: root,
  }).spawn().status;
  if (success) return;
  console.error("Cannot bundle the program: see above");
  Deno.exit(1);
}

if (import.meta.main) await bundle();
