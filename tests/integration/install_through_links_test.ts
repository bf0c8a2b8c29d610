import assert from "node:assert/strict";
import { denoFolder } from "../support/deno_folder.ts";
import { runProgram } from "../support/run_program.ts";

Deno.test("pypi-mcp install --write says which folder it may not write, where a link leads to it", {
  ignore: Deno.build.os === "windows",
}, async () => {
  const home = await Deno.realPath(await Deno.makeTempDir());
  try {
    await Deno.mkdir(`${home}/dotfiles`);
    await Deno.symlink("dotfiles", `${home}/.cursor`);
    const install = (folders: string) =>
      runProgram(["install", "--client", "cursor", "--demo", "--write"], {
        env: { HOME: home, DENO_DIR },
        permissions: [
          "--allow-env=PYPI_MCP_*,HOME",
          ...[`--allow-read=${folders}`, `--allow-write=${folders}`],
        ],
      });
    const refused = await install(`${home}/.cursor`);
    assert.deepEqual([refused.code, refused.error.replaceAll(home, "~")], [
      1,
      "pypi-mcp: Cannot edit ~/.cursor/mcp.json: this program may not read or write there, " +
      "expected deno run with --allow-read=~/dotfiles/ --allow-write=~/dotfiles/\n",
    ]);
    assert.deepEqual([...Deno.readDirSync(`${home}/dotfiles`)], []);
    const { code, error } = await install(`${home}/.cursor,${home}/dotfiles`);
    assert.equal(code, 0, error);
    assert.match(await Deno.readTextFile(`${home}/dotfiles/mcp.json`), /"pypi"/);
  } finally {
    await Deno.remove(home, { recursive: true });
  }
});

const DENO_DIR = await denoFolder();
