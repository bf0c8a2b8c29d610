/** The executables as somebody has them who downloaded them: away from the sources, without Deno. @module */
import assert from "node:assert/strict";
import { permissionsOf, v8FlagsOf } from "../../scripts/build/permissions.ts";
import { sha256 } from "../../scripts/build/sha256.ts";
import { VERSION } from "../../src/version.ts";
import { type BareRoot, makeBareRoot, noBareRoot } from "../support/bare_root.ts";
import { type Binary, namedBinaries } from "../support/binaries.ts";
import {
  connect,
  httpTransport,
  PROTOCOL_VERSIONS,
  type ProtocolVersion,
  stdioTransport,
} from "../support/mcp_client.ts";
import { ROOT } from "../support/source_files.ts";
import { spawnHttp } from "../support/spawn_server.ts";
import type { Transport } from "@modelcontextprotocol/client";

const binaries = namedBinaries("the executables");
if (binaries.length === 0) {
  Deno.test({ name: "the executables (none is named)", ignore: true, fn() {} });
}

async function run({ path }: Binary, args: readonly string[], cwd: string) {
  const { code, stdout, stderr } = await new Deno.Command(path, { args: [...args], cwd }).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), error: decoder.decode(stderr) };
}

for (const binary of binaries) {
  const { kind, path } = binary;
  const isForTests = path.replace(/\.exe$/, "").endsWith("-test");

  Deno.test(`the ${kind} executable does not hold the checkout's path`, async () => {
    const checkout = ROOT.pathname.replace(/\/$/, "");
    assert.ok(checkout.length > 4, "a path that could stand there by chance proves nothing");
    const file = await Deno.readFile(path);
    assert.equal(indexOf(file, new TextEncoder().encode(checkout)), -1, checkout);
    assert.notEqual(indexOf(file, new TextEncoder().encode("pypi-mcp-chunks")), -1);
  });

  Deno.test(`the ${kind} executable reads the .env of the folder it is started in`, async () => {
    const folder = await Deno.makeTempDir();
    try {
      await Deno.mkdir(`${folder}/set`);
      await Deno.writeTextFile(`${folder}/set/.env`, "PYPI_MCP_CACHE_TTL=61\n");
      const set = await run(binary, ["check-config"], `${folder}/set`);
      assert.match(set.out, /PYPI_MCP_CACHE_TTL +61 {2}\[PYPI_MCP_CACHE_TTL in \.env\]/, set.error);
      const unset = await run(binary, ["check-config"], folder);
      assert.match(unset.out, /PYPI_MCP_CACHE_TTL +\d+ {2}\[default\]/, unset.error);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });

  Deno.test(`the ${kind} executable has a manifest and a checksum that fit`, async () => {
    const folder = path.replace(/\/[^/]*$/, "");
    const target = `${Deno.build.target}${isForTests ? "-test" : ""}`;
    const named = `pypi-mcp${kind === "server" ? "-server" : ""}-${VERSION}-${target}`;
    const manifest = JSON.parse(await Deno.readTextFile(`${folder}/${named}.json`));
    const bytes = await Deno.readFile(path);
    const sum = await sha256(bytes);
    assert.deepEqual(manifest.executable, { path: named, bytes: bytes.length, sha256: sum });
    assert.deepEqual(
      manifest.build,
      { kind, isForTests, target: Deno.build.target, permissions: permissionsOf(kind, []) },
    );
    assert.equal(manifest.version, VERSION);
    assert.deepEqual(manifest.v8Flags, v8FlagsOf(kind));
    const isLean = indexOf(bytes, new TextEncoder().encode("--max-semi-space-size=1")) !== -1;
    assert.equal(isLean, kind === "narrow");
    assert.ok(manifest.bundle.files.length > 1);
    const sums = `${folder}/SHA256SUMS${isForTests ? "-test" : ""}`;
    assert.ok((await Deno.readTextFile(sums)).includes(`${sum}  ${named}\n`));
    const { success } = await new Deno.Command("sha256sum", {
      args: ["--check", "--quiet", sums],
      cwd: folder,
    }).output();
    assert.ok(success);
  });

  Deno.test(`the ${kind} executable says how it was made`, async () => {
    const folder = await Deno.makeTempDir();
    try {
      const { out, error } = await run(binary, ["doctor", "--demo", "--format", "json"], folder);
      const { program } = JSON.parse(out);
      assert.deepEqual([program.build, program.is_for_tests], [kind, isForTests], error);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });

  if (noBareRoot !== undefined) {
    console.warn(`SKIPPED: the ${kind} executable on the C library alone; ${noBareRoot}`);
  }
  Deno.test({
    name: `the ${kind} executable serves in a root of the C library alone, its home read-only`,
    ignore: noBareRoot !== undefined,
    async fn(t) {
      await using root = await makeBareRoot(path);
      const before = root.files();
      assert.ok(before.length < 10 && !before.some((file) => /deno|node|bin\//.test(file)));
      for (const version of PROTOCOL_VERSIONS) {
        await t.step(`over stdio, ${version}`, async () => {
          await answers(stdioTransport(root.command("--demo")), version);
        });
        await t.step(`over HTTP, ${version}`, () => servesHttp(root, version));
      }
      await t.step("it wrote nothing", () => {
        assert.deepEqual(root.files(), before);
      });
    },
  });
}

async function servesHttp(root: BareRoot, version: ProtocolVersion): Promise<void> {
  const flags = ["--transport", "http", "--port", "0", "--demo", "--metrics", "--graphql"];
  const server = await spawnHttp(root.command("serve", ...flags));
  await answers(httpTransport(server.url), version);
  const figures = await fetch(new URL("/metrics", server.url));
  assert.equal(figures.status, 200, "the code of a team part is inside");
  assert.match(await figures.text(), /^pypi_mcp_/m);
  const graphql = await fetch(new URL("/graphql", server.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ __typename }" }),
  });
  assert.deepEqual((await graphql.json()).data, { __typename: "Query" });
  assert.equal((await server.stop()).code, 0);
}

async function answers(transport: Transport, version: ProtocolVersion): Promise<void> {
  const client = await connect(transport, version);
  const { isError, structuredContent } = await client.callTool({
    name: "get_package_versions",
    arguments: { package_name: "jinja2" },
  });
  assert.notEqual(isError, true);
  assert.match(JSON.stringify(structuredContent), /"3\.1\.6"/);
  await client.close();
}

function indexOf(bytes: Uint8Array, word: Uint8Array): number {
  const [first = 0] = word;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (word.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
