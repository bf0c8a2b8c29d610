/** The one way in which the program is bundled. @module */
import { BUNDLE_ENTRY, ROOT } from "./layout.ts";

/**
 * Writes the bundle as the bundler leaves it, with source maps, which tell whose code it is.
 * @param folder Absolute.
 * @throws {Error} If the bundler fails; it has said why. And on older Denos, whose bundlers and graphs are others.
 */
export async function runBundler(folder: string): Promise<void> {
  const [major = 0, minor = 0] = Deno.version.deno.split(".").map(Number);
  if (major < 2 || (major === 2 && minor < 9)) {
    throw new Error(
      `Cannot bundle with Deno ${Deno.version.deno}: expected 2.9 or newer; ` +
        "older ones take its bundle with deno task compile --bundled",
    );
  }
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["bundle", "--quiet", "--minify", "--code-splitting", "--platform=deno"],
      ...["--sourcemap=external", `--outdir=${folder}`, BUNDLE_ENTRY],
    ],
    cwd: ROOT,
    // The SDK's entry for browsers has a JSON Schema validator that needs no code generation, 130 kB smaller.
    env: { DENO_CONDITIONS: "browser" },
  }).spawn().status;
  if (!success) throw new Error("Cannot bundle the program: see above");
}
