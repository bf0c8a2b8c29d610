import assert from "node:assert/strict";
import { SOURCE_BUILD } from "../../../src/build.ts";
import { CLIENTS } from "../../../src/cli/client_list.ts";
import { createPaint } from "../../../src/cli/paint.ts";
import { editClientFile } from "../../../src/commands/edit_client_file.ts";

const ENTRY = { command: "/opt/pypi-mcp", args: [] };

/** Resolves to the exit code and what was told. */
async function edit(path: string, entry: typeof ENTRY | undefined) {
  const told: string[] = [];
  const code = await editClientFile({
    ...{ client: CLIENTS.cursor, name: "pypi", system: "linux", entry },
    file: { shown: "~/.cursor/mcp.json", path, variable: "HOME" },
  }, {
    terminal: {
      out: () => assert.fail("nothing is printed"),
      error: (text) => void told.push(text),
      paint: createPaint(false),
    },
    clock: () => Date.UTC(2026, 10, 23),
    build: SOURCE_BUILD,
  });
  return { code, told: told.join("\n") };
}

Deno.test(
  "editClientFile() leaves no link that leads nowhere, where the entry was all that the file held",
  {
    ignore: Deno.build.os === "windows",
  },
  async () => {
    const folder = await Deno.makeTempDir();
    try {
      const path = `${folder}/mcp.json`;
      assert.equal((await edit(path, ENTRY)).code, 0);
      const written = await Deno.readTextFile(path);
      await Deno.mkdir(`${folder}/dotfiles`);
      await Deno.rename(path, `${folder}/dotfiles/mcp.json`);
      await Deno.symlink("dotfiles/mcp.json", path);
      const { code, told } = await edit(path, undefined);
      assert.equal(code, 0, told);
      assert.equal(await Deno.readTextFile(path), "{}\n");
      const kept = /what was there is in (.*)$/.exec(told)?.[1] ?? "";
      assert.equal(await Deno.readTextFile(kept), written);
      assert.deepEqual(await edit(path, undefined).then(({ code }) => code), 0);
      assert.equal((await edit(path, ENTRY)).code, 0);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
);
