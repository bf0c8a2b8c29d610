import assert from "node:assert/strict";
import { importModule } from "../../../src/plugins/import_module.ts";
import { systemTimers } from "../../../src/resilience/timers.ts";
import { FakeClock } from "../../support/fake_clock.ts";

Deno.test("importModule() gives the default export, with what the module imports", async () => {
  const folder = await Deno.makeTempDir({ prefix: "plug in #" }); // characters that mean something in a URL
  try {
    await Deno.writeTextFile(`${folder}/other.js`, "export const word = 'imported';");
    await Deno.writeTextFile(
      `${folder}/a%20b.js`,
      "import { word } from './other.js';\nexport default { word };",
    );
    assert.deepEqual(await importModule(`${folder}/a%20b.js`, systemTimers), { word: "imported" });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("importModule() refuses what is no module, in one line", async (t) => {
  const folder = await Deno.makeTempDir();
  const rows: readonly (readonly [name: string, code: string, told: RegExp])[] = [
    ["no default export", "export const a = 1;", /no default export/],
    ["a syntax error", "export default {", /SyntaxError|could not be parsed/],
    ["a throw", "throw new TypeError('at\\nthe start');", /^TypeError: at the start$/],
    ["a thrown text", "throw 'text';", /^it threw text$/],
    ["a thrown value that cannot be shown", "throw Object.create(null);", /cannot be shown/],
    ["a promise", "export default Promise.reject(new Error('x'));", /is a promise, expected/],
    ["a thing to wait for", "export default { then() {} };", /is a promise, expected/],
    [
      "a then that throws",
      "export default { get then() { throw new Error('no then'); } };",
      /^Error: no then$/,
    ],
    ["an import that is not there", "import './none.js'; export default 1;", /no such file/],
  ];
  try {
    for (const [index, [name, code, told]] of rows.entries()) {
      await t.step(name, async () => {
        const path = `${folder}/${index}.js`;
        await Deno.writeTextFile(path, code);
        await assert.rejects(importModule(path, systemTimers), (error: unknown) => {
          assert.ok(error instanceof Error);
          assert.equal(error.name, "ModuleRefusedError");
          assert.match(error.message, told);
          assert.doesNotMatch(error.message, /\n/);
          return true;
        });
      });
    }
    await t.step("no file", async () => {
      await assert.rejects(importModule(`${folder}/none.js`, systemTimers), /no such file/);
    });
    await t.step("an address", async () => {
      await assert.rejects(importModule("https://a.example/b.js", systemTimers), /is an address/);
    });
    await t.step("one that waits for ever", async () => {
      const code = "await new Promise((resolve) => globalThis.letGo = resolve);\nexport default 1;";
      await Deno.writeTextFile(`${folder}/waits.js`, code);
      const time = new FakeClock();
      const imported = importModule(`${folder}/waits.js`, time.timers);
      imported.catch(() => {});
      while (!("letGo" in globalThis)) await new Promise((resolve) => setTimeout(resolve, 1));
      await time.advance(10_000);
      await assert.rejects(imported, /was not loaded within 10 s/);
      Reflect.get(globalThis, "letGo")(); // or the runtime would take it for a fault of this test
      Reflect.deleteProperty(globalThis, "letGo");
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
