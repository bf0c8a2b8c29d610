/** Hosts that an executable may reach beside the public ones, as its build manifest has them. @module */
import type { BuildManifest } from "../build/records.ts";

/** @param manifest The text of the file that `deno task compile` wrote beside the executable. */
export function extraHostsOf(manifest: string): readonly string[] {
  const { build }: BuildManifest = JSON.parse(manifest);
  return build.extraHosts ?? [];
}
