/**
 * `deno task mcpb`: packs every executable of this version in `dist` for clients that install with a click, and lists the
 * bundles in `dist/server.json` for the MCP registry. What was made for tests stays so named, and is in no list. @module
 */
import { fileURLToPath } from "node:url";
import denoJson from "../deno.json" with { type: "json" };
import { TOOLS } from "../src/tools/registry.ts";
import { sha256 } from "./build/sha256.ts";
import { DIST, ROOT } from "./build/layout.ts";
import { suffixOf, TARGETS } from "./build/targets.ts";
import { extraHostsOf } from "./mcpb/extra_hosts.ts";
import { packBundle } from "./mcpb/pack.ts";
import { type ReleasedBundle, serverDocument } from "./mcpb/server_document.ts";

const folder = fileURLToPath(new URL(`${DIST}/`, ROOT));
const present = new Set(Array.from(Deno.readDirSync(folder), ({ name }) => name));
const released: ReleasedBundle[] = [];
let count = 0;
for (const target of TARGETS) {
  for (const mark of ["", "-test"]) {
    const stem = `pypi-mcp-${denoJson.version}-${target}${mark}`;
    const executable = stem + suffixOf(target);
    if (!present.has(executable)) continue;
    const extraHosts = extraHostsOf(await Deno.readTextFile(`${folder}${stem}.json`));
    if (extraHosts.length > 0) {
      console.error(
        `Cannot pack ${executable}: it may also reach ${
          extraHosts.join(", ")
        }, which no bundle says, ` +
          "expected one that was compiled without --allow-host",
      );
      Deno.exit(1);
    }
    const output = `${folder}${stem}.mcpb`;
    await packBundle({ executable: folder + executable, target, tools: TOOLS, output });
    count++;
    const bytes = await Deno.readFile(output);
    console.log(`wrote ${DIST}/${stem}.mcpb, ${bytes.length.toLocaleString("en")} bytes`);
    if (mark === "") released.push({ name: `${stem}.mcpb`, sha256: await sha256(bytes) });
  }
}
if (count === 0) {
  console.error(
    `Cannot pack: there is no executable of ${denoJson.version} in ${DIST}, run deno task compile first`,
  );
  Deno.exit(1);
}
if (released.length > 0) {
  await Deno.writeTextFile(`${folder}server.json`, serverDocument(released));
  console.log(`wrote ${DIST}/server.json`);
}
