import assert from "node:assert/strict";
import { sdkFiles } from "../../scripts/build/sdk_files.ts";

Deno.test("sdkFiles() are those of the SDK's code and nobody else's", async () => {
  const folder = await Deno.makeTempDir();
  const sdk = "/npm/@modelcontextprotocol/server/index.js";
  const sources = { sdk: [sdk], mixed: [sdk, "/src/a.ts"], own: ["/src/b.ts"], empty: [] };
  try {
    for (const [name, list] of Object.entries(sources)) {
      await Deno.writeTextFile(`${folder}/${name}.js.map`, JSON.stringify({ sources: list }));
      await Deno.writeTextFile(`${folder}/${name}.js`, "");
    }
    assert.deepEqual([...await sdkFiles(folder)], ["sdk.js"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
