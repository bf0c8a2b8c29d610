import assert from "node:assert/strict";
import { ConfigError, loadConfig } from "../../src/config/load.ts";
import type { OptionKey } from "../../src/config/options.ts";
import { connectAccess } from "../../src/connect_access.ts";
import { createLog } from "../../src/log.ts";
import { systemTimers } from "../../src/resilience/timers.ts";

function connect(flags: Partial<Readonly<Record<OptionKey, string>>>) {
  const lines: string[] = [];
  const { config } = loadConfig({
    flags: new Map(Object.entries(flags) as [OptionKey, string][]), // keys of the parameter
    variable: () => undefined,
    variableNames: undefined,
    files: [],
  });
  const clock = Date.now;
  const parts = connectAccess(config, {
    log: createLog({ level: "warning", format: "text", write: (line) => lines.push(line), clock }),
    writeLog: () => {},
    clock,
    timers: systemTimers,
    random: Math.random,
    fetch: () => Promise.reject(new TypeError("Nobody is to be asked")),
  }, { shared: undefined });
  return { parts, lines };
}

Deno.test("connectAccess() puts a gate before HTTP alone, and audits HTTP unless told otherwise", async (t) => {
  const rows: readonly (readonly [string, Partial<Record<OptionKey, string>>, boolean, number])[] =
    [
      ["stdio", {}, false, 0],
      ["stdio, audited", { audit: "on" }, false, 1],
      ["HTTP", { transport: "http" }, true, 1],
      ["HTTP, with arguments", { transport: "http", audit: "with-arguments" }, true, 1],
      ["HTTP, not audited", { transport: "http", audit: "off" }, true, 0],
    ];
  for (const [name, flags, hasGate, observers] of rows) {
    await t.step(name, async () => {
      const parts = await connect(flags).parts;
      assert.equal(parts?.gate !== undefined, hasGate);
      assert.equal(parts?.observers.length ?? 0, observers);
      assert.deepEqual(parts?.doors ?? [], []);
    });
  }
});

Deno.test("connectAccess() guards connections beyond loopback, and where it is told to", async (t) => {
  const open = { transport: "http", allowUnauthenticated: "true" };
  const rows: readonly (readonly [string, Partial<Record<OptionKey, string>>, boolean])[] = [
    ["loopback", { transport: "http" }, false],
    ["loopback, on", { transport: "http", connectionGuard: "on" }, true],
    ["beyond", { ...open, host: "0.0.0.0" }, true],
    ["beyond, off", { ...open, host: "0.0.0.0", connectionGuard: "off" }, false],
    ["stdio", { connectionGuard: "on" }, false],
  ];
  for (const [name, flags, isGuarded] of rows) {
    await t.step(name, async () => {
      const parts = await connect(flags).parts;
      assert.equal(parts?.connectionLimits !== undefined, isGuarded);
    });
  }
});

Deno.test("connectAccess() takes the host of PUBLIC_URL as its own, and no other", async () => {
  const parts = await connect({ transport: "http", publicUrl: "https://mcp.example/pypi" }).parts;
  const admit = async (host: string) =>
    (await parts?.gate?.admit(new Request("http://x/mcp", { headers: { host } }), {
      requestId: "r1",
      path: "/mcp",
      remoteAddress: "127.0.0.1",
    }))?.kind;
  assert.equal(await admit("mcp.example"), "admitted");
  assert.equal(await admit("evil.example"), "refused");
});

Deno.test("connectAccess() starts with no file of tokens that it cannot use", async (t) => {
  const path = await Deno.makeTempFile();
  const flags = { transport: "http", authTokensFile: path };
  await t.step("the token itself", async () => {
    await Deno.writeTextFile(path, "ann=hunter2hunter2\n");
    await assert.rejects(
      connect(flags).parts,
      (error) =>
        error instanceof ConfigError && /entry 1 in line 1.*hash-token/.test(error.message) &&
        !error.message.includes("hunter2"),
    );
  });
  await t.step("an empty one means nobody, and is told", async () => {
    await Deno.writeTextFile(path, "");
    const { parts, lines } = connect(flags);
    const visit = { requestId: "r1", path: "/mcp", remoteAddress: "127.0.0.1" };
    const headers = { host: "127.0.0.1", authorization: "Bearer pypi-mcp-anything" };
    const gate = (await parts)?.gate;
    const admission = await gate?.admit(new Request("http://127.0.0.1/mcp", { headers }), visit);
    assert.equal(admission?.kind, "refused");
    assert.match(lines.join(), /WARNING Read the file of tokens .*count=0/);
  });
  await Deno.remove(path);
  await t.step("none", async () => {
    await assert.rejects(connect(flags).parts, ConfigError);
  });
});
