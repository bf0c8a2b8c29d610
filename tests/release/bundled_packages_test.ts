import assert from "node:assert/strict";
import "ajv"; // the validator of the schema asks for these three by their names
import "ajv-formats";
import "ajv-formats-draft2019";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import {
  type BundledPackage,
  bundledPackages,
  packageId,
  packagesOfSources,
  sourceLocation,
} from "../../scripts/build/bundled_packages.ts";
import { noticesText, readNotices, writeNotices } from "../../scripts/build/notices.ts";
import {
  hexOfIntegrity,
  importedNames,
  packageUrl,
  sbomDocument,
} from "../../scripts/build/sbom.ts";
import { NOTICES } from "../../src/notices.ts";
import { VERSION } from "../../src/version.ts";
import { PACKAGES } from "../architecture/layers.ts";
import { bundleOnce } from "../support/bundle_once.ts";

const bundle = await Deno.makeTempDir();
Deno.test.afterAll(() => Deno.remove(bundle, { recursive: true }));

let asked: Promise<readonly BundledPackage[]> | undefined;
/** Bundling takes seconds: once for all that look at the result. */
function packages(): Promise<readonly BundledPackage[]> {
  return asked ??= bundleOnce(bundle).then(() => bundledPackages(bundle));
}

Deno.test("bundledPackages() are what the program imports, without what only tests use", async () => {
  const names = new Set((await packages()).map(({ name }) => name));
  const imported = Object.keys(PACKAGES)
    .filter((specifier) => !specifier.startsWith("node:"))
    .map((specifier) => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/"));
  assert.deepEqual(imported.filter((name) => !names.has(name)), []);
  const others = ["fast-check", "@sinonjs/fake-timers", "ajv", "@cyclonedx/cyclonedx-library"];
  assert.deepEqual(others.filter((name) => names.has(name)), []);
});

Deno.test("bundledPackages() name what a package carries in its own files, and by whom", async () => {
  const carried = (await packages()).filter(({ carrier }) => carrier !== undefined);
  assert.deepEqual(
    carried.map(({ name, carrier }) => [name, carrier?.replace(/@[^@]+$/, "")]),
    [
      ["@cfworker/json-schema", "@modelcontextprotocol/server"],
      ["content-type", "@modelcontextprotocol/server"],
    ],
  );
});

Deno.test("bundledPackages() are under licences that go with ours", async () => {
  const fine = ["Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT"];
  const forTables = ["CC-BY-3.0", "CC0-1.0"];
  const others = (await packages()).filter(({ name, license = "" }) =>
    !fine.includes(license) && !(name.startsWith("spdx-") && forTables.includes(license))
  );
  assert.deepEqual(others.map((one) => `${packageId(one)} ${one.license}`), []);
});

Deno.test("packagesOfSources() takes a file's package from its place", async (t) => {
  // One of them as Windows spells it.
  const at = (name: string, version: string) =>
    name === "one" ? `C:\\cache\\npm\\one\\${version}` : `/cache/npm/${name}/${version}`;
  const graph = Object.fromEntries(
    ["one@1.0.0", "two@1.0.0", "two@2.0.0", "@scope/three@3.0.0"].map((id) => {
      const [, name = "", version = ""] = /^(.+)@(.+)$/.exec(id) ?? [];
      return [id, { name, version, dependencies: [], localPath: at(name, version) }];
    }),
  );
  const rows: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    ["of an exact version", "file:///cache/npm/two/2.0.0/index.js", ["two@2.0.0"], []],
    [
      "that its map leads beside the version",
      "file:///C:/cache/npm/one/src/a.ts",
      ["one@1.0.0"],
      [],
    ],
    ["of a scope", "file:///cache/npm/@scope/three/3.0.0/a.js", ["@scope/three@3.0.0"], []],
    ["carried", "file:///cache/npm/@scope/node_modules/.pnpm/x@1.2.3/node_modules/x/a.js", [], [
      "x@1.2.3",
    ]],
    [
      "carried, of a scope and with peers",
      "file:///cache/npm/node_modules/.pnpm/@a+b@1.2.3_c@4.5.6/node_modules/@a/b/c.js",
      [],
      ["@a/b@1.2.3"],
    ],
  ];
  for (const [name, source, imported, carried] of rows) {
    await t.step(name, () => {
      const found = packagesOfSources([source], graph);
      assert.deepEqual([[...found.imported], [...found.carried]], [imported, carried]);
    });
  }
  for (const source of ["file:///elsewhere/a.js", "file:///cache/npm/two/src/a.ts"]) {
    await t.step(`refuses ${source}`, () => {
      assert.throws(() => packagesOfSources([source], graph), /Cannot tell the package/);
    });
  }
});

Deno.test("sourceLocation() is a URL on every system", async (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ["../cache/npm/one/1.0.0/a.js", "file:///tmp/cache/npm/one/1.0.0/a.js"],
    ["../../../../../a b/@c/d.js", "file:///a%20b/@c/d.js"],
    ["D:/a/src/x.ts", "file:///D:/a/src/x.ts"],
    ["D:\\a\\src\\x.ts", "file:///D:/a/src/x.ts"],
  ];
  for (const [source, expected] of rows) {
    await t.step(source, () => assert.equal(sourceLocation(source, "/tmp/out"), expected));
  }
});

Deno.test("the notices have a text of every package, or say that it carries none", async (t) => {
  const notices = await readNotices(await packages());
  assert.throws(() => noticesText(notices, "Do what you like"), /LICENSE names no holder/);
  const text = noticesText(notices, "Copyright (c) 2026 us\n\nDo what you like");
  const [own = "", deno = "", ...sections] = text.split(/\n={80}\n/);
  assert.match(own, new RegExp(`^pypi-mcp ${VERSION.replaceAll(".", "\\.")}[^]*2026 us`));
  assert.match(deno, /^Deno[^]*\nCopyright 2018-\d+ the Deno authors\n\nDo what you like/);
  assert.equal(sections.length, notices.length);
  for (const [index, { of, texts }] of notices.entries()) {
    await t.step(packageId(of), () => {
      const section = sections[index] ?? "";
      assert.ok(section.startsWith(`${packageId(of)} (${of.license})\n`), section.slice(0, 99));
      const rest = section.split("\n\n").slice(1).join("\n\n");
      if (texts.length === 0) {
        assert.match(rest, /^The package carries no licence file; its package\.json says \S+\./);
      } else assert.ok(rest.length > 200, rest);
    });
  }
  const silent = notices.filter(({ texts }) => texts.length === 0).map(({ of }) => of.name);
  const known = ["@cfworker/json-schema", "redis", "spdx-exceptions", "spdx-license-ids"];
  const unexpected = silent.filter((name) => !known.includes(name) && !name.startsWith("@redis/"));
  assert.deepEqual(unexpected, []);
});

Deno.test("writeNotices() replaces the mark in the one file that has it", async (t) => {
  const folder = await Deno.makeTempDir();
  try {
    const write = (name: string, code: string) => Deno.writeTextFile(`${folder}/${name}`, code);
    await write("other.js", "export const a = 1;");
    await t.step("refuses a bundle without it", async () => {
      await assert.rejects(writeNotices(folder, "x"), /0 files have the place/);
    });
    const text = 'Copyright $& "A"\n\\`${b}`';
    for (const quote of ['"', "'", "`"]) {
      await t.step(`in ${quote}`, async () => {
        await write("notices.js", `export const NOTICES=${quote}${NOTICES}${quote};`);
        await writeNotices(folder, text);
        const code = await Deno.readTextFile(`${folder}/notices.js`);
        assert.equal(code, `export const NOTICES=${JSON.stringify(text)};`);
      });
    }
    await t.step("refuses two", async () => {
      await write("notices.js", `"${NOTICES}"`);
      await write("again.js", `"${NOTICES}"`);
      await assert.rejects(writeNotices(folder, "x"), /2 files have the place/);
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("pypi-mcp licenses of the bundle names every package in it, and needs no permission", async () => {
  const all = await packages();
  await writeNotices(bundle);
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", "--no-config", `${bundle}/bundle_entry.js`, "licenses"],
  }).output();
  assert.equal(code, 0);
  const out = new TextDecoder().decode(stdout);
  assert.deepEqual(all.filter((one) => !out.includes(`\n${packageId(one)} (`)), []);
  // This program's and Deno's besides, and no more.
  assert.equal(out.split(/\n={80}\n/).length, all.length + 2);
  assert.match(out, /\nCopyright 2018-\d+ the Deno authors\n/);
  assert.doesNotMatch(out, /executable also holds/);
  for await (const { name } of Deno.readDir(bundle)) assert.doesNotMatch(name, /\.map$/);
});

const RUNTIME = { deno: "2.9.6", v8: "14.1" };

Deno.test("sbomDocument() is valid by CycloneDX's own schema, strictly", async (t) => {
  const document = sbomDocument(await packages(), await importedNames(), RUNTIME);
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  assert.equal(await validator.validate(JSON.stringify(document)), null);
  await t.step("with several licences of one package", async () => {
    const [one] = await packages();
    assert.ok(one !== undefined);
    const several = [{ ...one, license: "(MIT OR Apache-2.0)" }];
    const text = JSON.stringify(sbomDocument(several, await importedNames(), RUNTIME));
    assert.equal(await validator.validate(text), null);
  });
  await t.step("which refuses what it does not know", async () => {
    assert.notEqual(await validator.validate(JSON.stringify({ ...document, more: 1 })), null);
  });
});

Deno.test("sbomDocument() lists the runtime and every bundled package, and who needs whom", async () => {
  const all = await packages();
  const text = JSON.stringify(sbomDocument(all, await importedNames(), RUNTIME));
  const { components, dependencies, metadata } = JSON.parse(text) as {
    components: { "bom-ref": string; licenses?: unknown[]; hashes?: { content: string }[] }[];
    dependencies: { ref: string; dependsOn?: string[] }[];
    metadata: { component: { "bom-ref": string; version: string }; timestamp?: string };
  };
  assert.equal(metadata.component.version, VERSION);
  assert.equal(metadata.timestamp, undefined);
  const refs = components.map((component) => component["bom-ref"]);
  const expected = ["pkg:github/denoland/deno@v2.9.6", "pkg:generic/v8@14.1"];
  assert.deepEqual(refs, [...expected, ...all.map(packageUrl)]);
  for (const { licenses, hashes, "bom-ref": ref } of components) {
    assert.equal(licenses?.length, 1, ref);
    if (hashes !== undefined) assert.match(hashes[0]?.content ?? "", /^[0-9a-f]{128}$/, ref);
  }
  const known = new Set([metadata.component["bom-ref"], ...refs]);
  assert.deepEqual(new Set(dependencies.map(({ ref }) => ref)), known);
  const reached = new Set<string>();
  const visit = (ref: string) => {
    if (reached.has(ref)) return;
    reached.add(ref);
    for (const next of dependencies.find((one) => one.ref === ref)?.dependsOn ?? []) visit(next);
  };
  visit(metadata.component["bom-ref"]);
  assert.deepEqual([...known].filter((ref) => !reached.has(ref)), []);
  const carried = all.filter(({ carrier }) => carrier !== undefined).map(packageUrl);
  const own = dependencies.find(({ ref }) => ref === metadata.component["bom-ref"])?.dependsOn;
  assert.deepEqual(own?.filter((ref) => carried.includes(ref)), [], "its carrier needs it, not we");
});

Deno.test("hexOfIntegrity() reads SHA-512 only", () => {
  assert.equal(hexOfIntegrity(`sha512-${"A".repeat(86)}==`), "00".repeat(64));
  assert.throws(() => hexOfIntegrity("sha1-AAAA"), /expected sha512/);
});
