import assert from "node:assert/strict";
import { ROOT } from "../support/source_files.ts";

Deno.test("metadata that is kept does not keep the text that it was read from", async () => {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--v8-flags=--expose-gc", "tests/support/kept_metadata.ts"],
    cwd: ROOT,
    stderr: "inherit",
  }).output();
  const { entries, grownBytes } = JSON.parse(new TextDecoder().decode(stdout));
  assert.equal(entries, 32);
  assert.ok(grownBytes < 16 * 2 ** 20, `${grownBytes} bytes for 32 files of 1 MB each`);
});
