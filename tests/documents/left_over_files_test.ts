import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { leftOverFiles } from "../../scripts/documents.ts";

Deno.test("leftOverFiles() names the page and the snapshot of what is gone, and no other file", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/docs/tools`, { recursive: true });
    await Deno.mkdir(`${folder}/tests/contract/snapshots`, { recursive: true });
    const kept = ["docs/tools/a.md", "tests/contract/snapshots/tools.json"];
    const gone = ["docs/tools/b.md", "tests/contract/snapshots/old.json"];
    for (const path of [...kept, ...gone, "docs/GUIDE.md"]) {
      await Deno.writeTextFile(`${folder}/${path}`, "");
    }
    assert.deepEqual(leftOverFiles(pathToFileURL(`${folder}/`), kept), gone);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
