import assert from "node:assert/strict";
import {
  getMcpConfigForManifest,
  MANIFEST_SCHEMAS,
  type McpbManifestAny,
  unpackExtension,
} from "@anthropic-ai/mcpb";
import denoJson from "../../deno.json" with { type: "json" };
import { TARGETS } from "../../scripts/build/targets.ts";
import { extraHostsOf } from "../../scripts/mcpb/extra_hosts.ts";
import { bundleManifest } from "../../scripts/mcpb/manifest.ts";
import { OFFERED_SETTINGS } from "../../scripts/mcpb/offered_settings.ts";
import { packBundle } from "../../scripts/mcpb/pack.ts";
import { serverDocument } from "../../scripts/mcpb/server_document.ts";
import { loadConfig } from "../../src/config/load.ts";
import { PROJECT } from "../../src/project.ts";
import { TOOLS } from "../../src/tools/registry.ts";

const LINUX = "x86_64-unknown-linux-gnu";

/** As the format's own tool reads it, which refuses what it does not know. */
function parsed(manifest: unknown): McpbManifestAny {
  return MANIFEST_SCHEMAS["0.3"].parse(manifest);
}

Deno.test("bundleManifest() is valid by the format's own schema, for every system", async (t) => {
  for (const target of TARGETS) {
    await t.step(target, () => {
      const manifest = parsed(bundleManifest(target, TOOLS));
      assert.equal(manifest.version, denoJson.version);
      assert.equal(manifest.author.name, PROJECT.owner);
      assert.equal(manifest.server.entry_point.endsWith(".exe"), target.includes("windows"));
      assert.deepEqual(
        manifest.tools?.map(({ name, description }) => [name, description]),
        TOOLS.map(({ name, description }) => [name, description]),
      );
    });
  }
  const { author: _, ...nobody } = bundleManifest(LINUX, TOOLS);
  assert.throws(() => parsed(nobody), /author/);
  assert.throws(() => parsed({ ...bundleManifest(LINUX, TOOLS), other: 1 }), /unrecognized_keys/);
});

/** The settings of a server that a client starts with what somebody chose. */
async function started(chosen: Record<string, string | boolean>) {
  const launch = await getMcpConfigForManifest({
    manifest: parsed(bundleManifest(LINUX, TOOLS)),
    extensionPath: "/opt/extension",
    systemDirs: {},
    userConfig: chosen,
    pathSeparator: "/",
  });
  const env = new Map(Object.entries(launch?.env ?? {}));
  const variable = (name: string) => env.get(name);
  const variableNames = [...env.keys()];
  const loaded = loadConfig({ flags: new Map(), variable, variableNames, files: [] });
  return { command: launch?.command, ...loaded };
}

Deno.test("bundleManifest() starts the program with what somebody chose, and by default with the defaults", async () => {
  const { config, warnings, command } = await started({});
  assert.equal(command, "/opt/extension/server/pypi-mcp");
  assert.deepEqual(warnings, []);
  const plain = loadConfig({
    flags: new Map(),
    variable: () => undefined,
    variableNames: [],
    files: [],
  });
  assert.deepEqual(config, plain.config);
  const chosen = (await started({ toolsets: "security", enable_stats: false })).config;
  assert.deepEqual([chosen.toolsets, chosen.enableStats], [["security"], false]);
  // What is left blank counts as not set.
  assert.deepEqual((await started({ user_agent: "" })).config.userAgent, config.userAgent);
  for (const { option } of OFFERED_SETTINGS) assert.notEqual(option.fallback, "", option.name);
});

Deno.test("extraHostsOf() reads what a build manifest says beside the public hosts", () => {
  const build = { kind: "narrow", isForTests: false };
  assert.deepEqual(extraHostsOf(JSON.stringify({ build })), []);
  const hosts = ["pypi.example.com", "files.example.com:8443"];
  assert.deepEqual(extraHostsOf(JSON.stringify({ build: { ...build, extraHosts: hosts } })), hosts);
});

Deno.test("packBundle() makes what the format's own tool unpacks, with an executable that runs", {
  ignore: Deno.build.os === "windows",
}, async () => {
  const folder = await Deno.makeTempDir();
  try {
    const executable = `${folder}/program`;
    await Deno.writeTextFile(executable, '#!/bin/sh\necho "ran $1"\n');
    const output = `${folder}/x.mcpb`;
    await packBundle({ executable, target: LINUX, tools: TOOLS, output });
    const outputDir = `${folder}/unpacked`;
    assert.ok(await unpackExtension({ mcpbPath: output, outputDir, silent: true }));
    const { stdout } = await new Deno.Command(`${outputDir}/server/pypi-mcp`, {
      args: ["it"],
    }).output();
    assert.equal(new TextDecoder().decode(stdout), "ran it\n");
    const manifest = JSON.parse(await Deno.readTextFile(`${outputDir}/manifest.json`));
    assert.deepEqual(manifest, bundleManifest(LINUX, TOOLS));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

/** What the registry's schema of 2025-12-11 asks of the fields that are written; no npm package carries it. */
Deno.test("serverDocument() has what the registry's schema asks for, and a hash for every bundle", () => {
  const sha256 = "0".repeat(64);
  const document = JSON.parse(serverDocument([{ name: "pypi-mcp.mcpb", sha256 }]));
  assert.match(document.name, /^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/);
  assert.ok(document.description.length <= 100 && document.title.length <= 100);
  assert.deepEqual(Object.keys(document), [
    ...["$schema", "name", "title", "description", "version"],
    ...["websiteUrl", "repository", "packages"],
  ]);
  assert.deepEqual(document.repository, { url: PROJECT.repository, source: "github" });
  const [offered] = document.packages;
  assert.equal(offered.fileSha256, sha256);
  assert.equal(
    offered.identifier,
    `${PROJECT.repository}/releases/download/v${denoJson.version}/pypi-mcp.mcpb`,
  );
  for (const variable of offered.environmentVariables) {
    assert.match(variable.name, /^PYPI_MCP_/);
    assert.equal(typeof variable.default, "string");
    assert.ok(variable.choices === undefined || variable.choices.includes(variable.default));
  }
  assert.ok(!("packages" in JSON.parse(serverDocument([]))));
});
