/** Where the build's files lie, from the project's root. @module */

/** Everything that is built. */
export const DIST = "dist";

/** The program; it loads the files of `CHUNKS`, so both are moved together. */
export const BUNDLE = `${DIST}/pypi-mcp.js`;

/** The folder's name says whose it is wherever the two are put. */
export const CHUNKS = `${DIST}/pypi-mcp-chunks`;

/** What the bundle is made of; `compile --bundled` reads there which Deno made it. */
export const BUNDLE_MANIFEST = `${DIST}/pypi-mcp.manifest.json`;

/** What is bundled, from the project's root. */
export const BUNDLE_ENTRY = "scripts/build/bundle_entry.ts";

/** The project's root. */
export const ROOT = new URL("../../", import.meta.url);
