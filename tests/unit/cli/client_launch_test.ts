import assert from "node:assert/strict";
import { launchOf } from "../../../src/cli/client_launch.ts";
import { loadConfig } from "../../../src/config/load.ts";
import type { OptionKey } from "../../../src/config/options.ts";

Deno.test("launchOf() starts an executable by itself, and other builds by Deno with what they need", async (t) => {
  const base = { executable: "/opt/bin/x", mainModule: "https://example.org/pypi-mcp.js" };
  const launch = (
    kind: "source" | "bundle" | "narrow" | "server",
    set: readonly (readonly [OptionKey, string])[] = [],
    files: readonly string[] = [],
  ) => {
    const { config } = loadConfig({
      flags: new Map(set),
      variable: () => undefined,
      variableNames: [],
      files: [],
    });
    return launchOf({ ...base, build: { kind } }, ["--x=y"], { config, files });
  };
  for (const kind of ["narrow", "server"] as const) {
    await t.step(kind, () => {
      assert.deepEqual(launch(kind), { command: base.executable, args: ["--x=y"] });
    });
  }
  const rows: readonly (readonly [string, ReturnType<typeof launch>, readonly string[]])[] = [
    ["defaults", launch("bundle"), [
      "--allow-net=pypi.org,files.pythonhosted.org,api.osv.dev,pypistats.org",
      "--allow-env=PYPI_MCP_*",
      "--allow-read=.env",
    ]],
    ["the demo needs no network", launch("source", [["demo", "true"]]), [
      "--allow-env=PYPI_MCP_*",
      "--allow-read=.env",
    ]],
    [
      "another index and a file",
      launch("bundle", [
        ["indexUrl", "https://packages.example:8443/simple/"],
        ["enableStats", "false"],
      ], ["/run/my.env"]),
      [
        "--allow-net=packages.example:8443,files.pythonhosted.org,api.osv.dev",
        "--allow-env=PYPI_MCP_*",
        "--allow-read=.env,/run/my.env",
      ],
    ],
    [
      "further indexes and Redis, which files or --env-file tell",
      launch("bundle", [
        ["extraIndexes", "corp=https://me:hunter2@corp.example/simple/"],
        ["redisUrl", "rediss://:hunter2@redis.example"],
        ["enableStats", "false"],
        ["enableVulnerabilityCheck", "false"],
      ]),
      [
        "--allow-net=pypi.org,files.pythonhosted.org,corp.example,redis.example:6379",
        "--allow-env=PYPI_MCP_*",
        "--allow-read=.env",
      ],
    ],
    [
      "plug-ins, which are read",
      launch("source", [["demo", "true"], ["plugins", "/a/one.js,/a/two.js"]]),
      ["--allow-env=PYPI_MCP_*", "--allow-read=.env,/a/one.js,/a/two.js"],
    ],
    [
      "statistics of an index without a JSON API, which PyPI answers",
      launch("bundle", [
        ["pypiBaseUrl", "none"],
        ["indexUrl", "https://packages.example/simple/"],
      ]),
      [
        "--allow-net=pypi.org,packages.example,files.pythonhosted.org,api.osv.dev,pypistats.org",
        "--allow-env=PYPI_MCP_*",
        "--allow-read=.env",
      ],
    ],
  ];
  for (const [name, { command, args }, permissions] of rows) {
    await t.step(name, () => {
      assert.equal(command, base.executable);
      assert.deepEqual(args, [
        ...["run", "--quiet", "--no-prompt", ...permissions, base.mainModule, "--x=y"],
      ]);
    });
  }
  await t.step("a comma in a path would permit other paths", () => {
    const message = /Cannot put "\/run\/a,b" into an entry/;
    assert.throws(() => launch("bundle", [], ["/run/a,b"]), { name: "UsageError", message });
    assert.doesNotThrow(() => launch("narrow", [], ["/run/a,b"]));
  });
});
