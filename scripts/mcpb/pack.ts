/** One `.mcpb` out of one executable, by the format's own tool, which checks the manifest first. @module */
import { packExtension } from "@anthropic-ai/mcpb";
import type { Target } from "../build/targets.ts";
import { bundleManifest, executableIn, type ListedTool } from "./manifest.ts";

/** What goes in, and where it comes out. */
export interface Packed {
  readonly executable: string;
  readonly target: Target;
  readonly tools: readonly ListedTool[];
  readonly output: string;
}

/** @throws {Error} If the tool refuses it; it has said why. */
export async function packBundle({ executable, target, tools, output }: Packed): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const inside = `${folder}/${executableIn(target)}`;
    await Deno.mkdir(`${folder}/server`);
    await Deno.copyFile(executable, inside);
    if (Deno.build.os !== "windows") await Deno.chmod(inside, 0o755);
    await Deno.writeTextFile(
      `${folder}/manifest.json`,
      `${JSON.stringify(bundleManifest(target, tools), null, 2)}\n`,
    );
    const isPacked = await packExtension({
      extensionPath: folder,
      outputPath: output,
      silent: true,
    });
    if (!isPacked) throw new Error(`Cannot pack ${output}: the tool refuses it, see above`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
