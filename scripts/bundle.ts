/**
 * `deno task bundle`: the program and its dependencies as `dist/pypi-mcp.js`, and beside it the chunks that it loads when
 * something asks for them. The same sources and the same Deno make the same bytes wherever they lie. @module
 */
import denoJson from "../deno.json" with { type: "json" };
import { fileURLToPath } from "node:url";
import { lazyImports, measureParts } from "./build/bundle_parts.ts";
import { BUNDLE, BUNDLE_MANIFEST, CHUNKS, DIST, ROOT } from "./build/layout.ts";
import { writeWhole } from "./build/put_in_place.ts";
import { writeBundle } from "./build/write_bundle.ts";

/** Writes the bundle into `dist`, and what it is made of beside it. @throws {Error} If the bundler fails. */
export async function bundle(): Promise<void> {
  const folder = fileURLToPath(new URL(DIST, ROOT));
  const files = await writeBundle(folder);
  const manifest = {
    program: "pypi-mcp",
    version: denoJson.version,
    deno: Deno.version.deno,
    files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
  };
  await writeWhole(folder, [{
    path: BUNDLE_MANIFEST.slice(DIST.length + 1),
    text: `${JSON.stringify(manifest, undefined, 2)}\n`,
  }]);
  const sizes = measureParts(files, await lazyImports());
  console.log(`wrote ${BUNDLE} and ${files.length - 1} files in ${CHUNKS}; bytes:`);
  for (
    const [what, bytes] of [
      ["the entry alone", sizes.entry],
      ["every start over stdio or HTTP, without the SDK", sizes.start],
      ["the SDK", sizes.sdk],
      ["for some questions of some tools", sizes.readers],
      ["team parts", sizes.team],
      ["the demonstration's facts", sizes.demo],
      ["other commands", sizes.commands],
    ] as const
  ) console.log(`${bytes.toLocaleString("en").padStart(11)}  ${what}`);
}

if (import.meta.main) {
  try {
    await bundle();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    Deno.exit(1);
  }
}
