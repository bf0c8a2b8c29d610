import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { sha256 } from "../../scripts/build/sha256.ts";
import { copyBundle } from "../../scripts/build/compile_executable.ts";

Deno.test("copyBundle() takes the files of the manifest and no others", async (t) => {
  const folder = await Deno.makeTempDir();
  const from = `${folder}/dist`;
  const texts = { "pypi-mcp.js": "entry", "pypi-mcp-chunks/one.js": "one" };
  const files = await Promise.all(
    Object.entries(texts).map(async ([path, text]) => {
      const bytes = new TextEncoder().encode(text);
      return { path, bytes: bytes.length, sha256: await sha256(bytes) };
    }),
  );
  const copy = async () => {
    const to = await Deno.makeTempDir({ dir: folder });
    await copyBundle(files, { from: pathToFileURL(`${from}/`), to });
    return to;
  };
  try {
    await Deno.mkdir(`${from}/pypi-mcp-chunks`, { recursive: true });
    const chunk = `${from}/pypi-mcp-chunks/one.js`;
    for (const [path, text] of Object.entries(texts)) {
      await Deno.writeTextFile(`${from}/${path}`, text);
    }
    await t.step("beside one that is left of another bundle", async () => {
      await Deno.writeTextFile(`${from}/pypi-mcp-chunks/old.js`, "old");
      const to = await copy();
      const names = await Array.fromAsync(Deno.readDir(`${to}/pypi-mcp-chunks`));
      assert.deepEqual(names.map(({ name }) => name), ["one.js"]);
      for (const [path, text] of Object.entries(texts)) {
        assert.equal(await Deno.readTextFile(`${to}/${path}`), text);
      }
    });
    await t.step("not one that was written since", async () => {
      await Deno.writeTextFile(chunk, "two");
      await assert.rejects(copy(), /dist\/pypi-mcp-chunks\/one\.js: it is another, expected/);
    });
    await t.step("nor one that was removed since", async () => {
      await Deno.remove(chunk);
      await assert.rejects(copy(), /dist\/pypi-mcp-chunks\/one\.js: it is gone, expected/);
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
