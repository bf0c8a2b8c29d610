import assert from "node:assert/strict";
import { putInPlace } from "../../scripts/build/put_in_place.ts";

const END = "// end";

/** Large enough that it is not written at once. */
function version(name: string) {
  const body = `${" ".repeat(2_000_000)}${END}`;
  const chunk = `pypi-mcp-chunks/part-${name}.js`;
  return [
    { path: "pypi-mcp.js", text: `import "./${chunk}"; // ${name}${body}` },
    { path: chunk, text: `// ${name}${body}` },
  ];
}

Deno.test("putInPlace() replaces a bundle that somebody reads", async (t) => {
  const folder = await Deno.makeTempDir();
  const read = async (path: string) => {
    const text = await Deno.readTextFile(`${folder}/${path}`);
    assert.ok(text.endsWith(END), `${path} has ${text.length} characters`);
    return text;
  };
  try {
    const one = version("one");
    await putInPlace(folder, one);
    await t.step("two write the same again: every file is whole at any time", async () => {
      let isWriting = true;
      const writing = Promise.all([1, 2].map(async () => {
        for (let round = 0; round < 5; round++) await putInPlace(folder, one);
      })).finally(() => isWriting = false);
      let reads = 0;
      do {
        for (const { path } of one) await read(path);
        reads++;
      } while (isWriting);
      await writing;
      assert.ok(reads > 1);
    });
    await t.step("another one: an entry never names what is not there yet", async () => {
      let isWriting = true;
      const writing = putInPlace(folder, version("two")).finally(() => isWriting = false);
      do {
        const text = await read("pypi-mcp.js");
        if (text.includes("// two")) await read("pypi-mcp-chunks/part-two.js");
      } while (isWriting);
      await writing;
    });
    await t.step("nothing of the old one is left, nor of the writing", async () => {
      const names = async (path: string) =>
        (await Array.fromAsync(Deno.readDir(path), ({ name }) => name)).toSorted();
      assert.deepEqual(await names(folder), ["pypi-mcp-chunks", "pypi-mcp.js"]);
      assert.deepEqual(await names(`${folder}/pypi-mcp-chunks`), ["part-two.js"]);
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
