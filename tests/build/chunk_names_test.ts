import assert from "node:assert/strict";
import process from "node:process";
import { describeFile, reached, sizeOf } from "../../scripts/build/bundle_files.ts";
import { nameChunks } from "../../scripts/build/chunk_names.ts";
import { withRuntimeRequire } from "../../scripts/build/runtime_require.ts";

const FOLDER = { entry: "main.js", entryPath: "program.js", chunkFolder: "chunks" };

/** Two entries deep, as one machine's bundler may have called them; `mark` is what its paths made of the names. */
function emitted(mark: string) {
  const name = (stem: string) => `${stem}-${mark}.js`;
  return [
    { name: name("chunk"), text: "export const a=1;" },
    {
      name: "main.js",
      text: `import{a}from"./${name("chunk")}";await import("./${name("later")}");`,
    },
    { name: name("later"), text: `import"./${name("chunk")}";const s="./other.js";` },
  ];
}

Deno.test("nameChunks() leads from a chunk back to the entry, which lies one folder up", async () => {
  const files = [
    { name: "main.js", text: 'await import("./later-AAAAAAAA.js");' },
    { name: "later-AAAAAAAA.js", text: 'import{x}from"./main.js";' },
  ];
  const [, later] = await nameChunks(files, FOLDER);
  assert.equal(later?.text, 'import{x}from"../program.js";');
});

Deno.test("nameChunks() makes the same files of the same sources wherever they lie", async () => {
  const one = await nameChunks(emitted("AAAAAAAA"), FOLDER);
  const other = await nameChunks(emitted("ZZ00ZZ00").toReversed(), FOLDER);
  const shown = (files: typeof one) => files.map(({ path, text }) => [path, text]);
  assert.deepEqual(shown(one), shown(other));
  const [entry, ...chunks] = one;
  assert.equal(entry?.path, "program.js");
  const identifier = /chunk-1-([0-9a-f]{8})\.js/.exec(entry?.text ?? "")?.[1];
  assert.deepEqual(chunks.map(({ path }) => path), [
    `chunks/chunk-1-${identifier}.js`,
    `chunks/later-${identifier}.js`,
  ]);
  assert.equal(
    entry?.text,
    `import{a}from"./chunks/chunk-1-${identifier}.js";await import("./chunks/later-${identifier}.js");`,
  );
  assert.equal(
    chunks[1]?.text,
    `import"./chunk-1-${identifier}.js";const s="./other.js";`,
    "what is no file of the bundle stays as it is",
  );
});

Deno.test("nameChunks() gives every file another name when one of them changes", async () => {
  const files = emitted("AAAAAAAA");
  const before = await nameChunks(files, FOLDER);
  const changed = files.map((file) => ({ ...file, text: file.text.replace("a=1", "a=2") }));
  const after = await nameChunks(changed, FOLDER);
  const paths = new Set(before.map(({ path }) => path));
  assert.deepEqual(after.map(({ path }) => path).filter((path) => paths.has(path)), ["program.js"]);
});

Deno.test("describeFile() and reached() tell what is loaded at once from what is loaded later", async () => {
  const named = await nameChunks(emitted("AAAAAAAA"), FOLDER);
  const paths = new Set(named.map(({ path }) => path));
  const files = await Promise.all(named.map((file) => describeFile(file, paths)));
  const [entry = "", chunk = "", later = ""] = named.map(({ path }) => path);
  assert.deepEqual([files[0]?.loads, files[0]?.loadsLater], [[chunk], [later]]);
  assert.deepEqual([...reached(files, [entry], () => true)], [entry, chunk]);
  assert.deepEqual([...reached(files, [entry], () => false)], [entry, chunk, later]);
  assert.equal(sizeOf(files, new Set([chunk])), "export const a=1;".length);
});

Deno.test("withRuntimeRequire() asks for no path, and refuses a file that still does", async (t) => {
  const preamble = 'import{createRequire as __deno_internal_createRequire} from "node:module";' +
    "var m=__deno_internal_createRequire(import.meta.url);";
  await t.step("it finds what the runtime has", () => {
    const text = withRuntimeRequire(`${preamble}`);
    const require: unknown = new Function(`${text}return m`)();
    assert.ok(typeof require === "function");
    assert.equal(require("node:path"), process.getBuiltinModule("node:path"));
    assert.throws(() => require("left-pad"), /Cannot load left-pad/);
  });
  await t.step("it leaves other files alone", () => {
    assert.equal(withRuntimeRequire("export{a};"), "export{a};");
  });
  await t.step("it refuses what it does not know", () => {
    assert.throws(() => withRuntimeRequire("var m=createRequire(import.meta.url)"), /asks where/);
  });
});
