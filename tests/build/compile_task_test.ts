/** `deno task compile` in a checkout of its own, where the compile runtime cannot be downloaded. @module */
import assert from "node:assert/strict";
import { BUNDLE, BUNDLE_MANIFEST, CHUNKS } from "../../scripts/build/layout.ts";
import { sha256 } from "../../scripts/build/sha256.ts";
import { denoFolder } from "../support/deno_folder.ts";
import { ROOT } from "../support/source_files.ts";

const TARGET = "aarch64-apple-darwin";

Deno.test(
  "deno task compile says that it could not get its runtime, and how to go on with DENORT_BIN",
  { ignore: Deno.build.os === "windows" }, // where links to folders want a right of their own
  async () => {
    const folder = await Deno.makeTempDir();
    // Nobody listens there: whatever the network of this machine, nothing can be downloaded.
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const proxy = `http://127.0.0.1:${listener.addr.port}`;
    listener.close();
    try {
      for (const path of ["deno.json", "deno.lock", "src", "scripts"]) {
        await Deno.symlink(new URL(path, ROOT), `${folder}/${path}`);
      }
      await Deno.mkdir(`${folder}/${CHUNKS}`, { recursive: true });
      await writeBundle(folder);
      await Deno.mkdir(`${folder}/deno`); // a runtime that was downloaded before is not in this one
      await Deno.symlink(`${await denoFolder()}/npm`, `${folder}/deno/npm`);
      const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args: ["task", "--quiet", "compile", "--bundled", "--target", TARGET],
        cwd: folder,
        env: {
          NO_COLOR: "1",
          DENORT_BIN: "", // set to nothing is not set
          DENO_DIR: `${folder}/deno`,
          ...{ HTTPS_PROXY: proxy, https_proxy: proxy, NO_PROXY: "", no_proxy: "" },
        },
      }).output();
      const told = new TextDecoder().decode(stderr);
      assert.deepEqual([code, stdout.length], [1, 0], told);
      assert.match(told, /denort-aarch64-apple-darwin/);
      const last = told.trimEnd().split("\n").at(-1) ?? "";
      assert.match(last, new RegExp(`^Cannot compile for ${TARGET}: see above\\. `));
      assert.match(
        last,
        /"denort"\) cannot be downloaded, set DENORT_BIN to one of this very Deno/,
      );
      assert.ok(last.includes(`, ${Deno.version.deno}, and of the very target`), last);
      assert.match(last, /for tests only, never released, and named …-test$/);
      const left = Array.from(Deno.readDirSync(`${folder}/dist`), ({ name }) => name);
      assert.deepEqual(left.toSorted(), [
        ...["pypi-mcp-chunks", "pypi-mcp.js", "pypi-mcp.manifest.json"],
      ]);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
);

/** The least that `--bundled` takes. */
async function writeBundle(folder: string): Promise<void> {
  const text = "export const main = () => {};\n";
  const bytes = new TextEncoder().encode(text);
  const file = { path: "pypi-mcp.js", bytes: bytes.length, sha256: await sha256(bytes) };
  await Deno.writeFile(`${folder}/${BUNDLE}`, bytes);
  const manifest = { deno: Deno.version.deno, files: [file] };
  await Deno.writeTextFile(`${folder}/${BUNDLE_MANIFEST}`, JSON.stringify(manifest));
}
