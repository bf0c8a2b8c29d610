import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { bundleOnce } from "../support/bundle_once.ts";

Deno.test("bundleOnce() makes what was not made of these sources, and copies what was", async (t) => {
  const folder = await Deno.makeTempDir();
  const kept = pathToFileURL(`${folder}/kept/`);
  let made = 0;
  let sources = "a";
  const key = () => Promise.resolve(sources);
  const make = async (at: string) => {
    made++;
    await Deno.writeTextFile(`${at}/x.js`, sources);
    await Deno.writeTextFile(`${at}/x.js.map`, JSON.stringify({ sources: ["../one.ts"] }));
  };
  const ask = async (how = make) => {
    const at = await Deno.makeTempDir({ dir: folder });
    await bundleOnce(at, { kept, key, make: how });
    return await Deno.readTextFile(`${at}/x.js`);
  };
  const folders = async () =>
    (await Array.fromAsync(Deno.readDir(kept))).filter(({ isDirectory }) => isDirectory)
      .map(({ name }) => name);
  try {
    await t.step("nothing is kept of what failed half way", async () => {
      const failing = async (at: string) => {
        await Deno.writeTextFile(`${at}/x.js`, "half");
        throw new Error("no");
      };
      await assert.rejects(ask(failing), /no/);
    });
    await t.step("of several that ask at once, one makes it", async () => {
      assert.deepEqual(await Promise.all([ask(), ask(), ask()]), ["a", "a", "a"]);
      assert.equal(made, 1);
      assert.deepEqual(await folders(), ["a"]);
    });
    await t.step("its maps tell the sources' places wherever they are copied to", async () => {
      const { sources: [place = ""] } = JSON.parse(
        await Deno.readTextFile(new URL("a/x.js.map", kept)),
      );
      assert.match(place, /^file:\/\/\/.*\/kept\/one\.ts$/);
    });
    await t.step("anew from other sources, and then only those are kept", async () => {
      sources = "b";
      assert.equal(await ask(), "b");
      assert.deepEqual([made, await folders()], [2, ["b"]]);
    });
    await t.step("anew where the sources change meanwhile", async () => {
      sources = "c";
      const edited = async (at: string) => {
        await make(at);
        sources = "d";
      };
      assert.equal(await ask(edited), "d");
      assert.deepEqual([made, await folders()], [4, ["d"]]);
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
