/** The server build as a team runs it; `PYPI_MCP_SERVER_BINARY` names it (`deno task compile --server`). @module */
import assert from "node:assert/strict";
import { startFakeUpstream } from "../support/fake_upstream.ts";
import { connect, httpTransport, PROTOCOL_VERSIONS } from "../support/mcp_client.ts";
import { hasRedis, startRedis } from "../support/redis_server.ts";
import { spawnHttp, upstreamFlags } from "../support/spawn_server.ts";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/client";

const BINARY = Deno.env.get("PYPI_MCP_SERVER_BINARY");

/** Runs one command of the program. */
async function run(program: string, args: readonly string[]) {
  const { code, stdout } = await new Deno.Command(program, { args: [...args], stderr: "null" })
    .output();
  return { code, out: new TextDecoder().decode(stdout) };
}

Deno.test({
  name: "the server build serves on any address, with tokens and the URL of Redis from files",
  ignore: BINARY === undefined || !hasRedis,
  async fn() {
    const program = BINARY ?? "";
    await using upstream = startFakeUpstream();
    await using redis = await startRedis({ password: "word" });
    const folder = await Deno.makeTempDir();
    const temporary = `${folder}/temporary`;
    await Deno.mkdir(temporary);
    try {
      const made = await run(program, ["hash-token", "agents"]);
      const token = /^token: (\S+)$/m.exec(made.out)?.[1];
      const entry = /^entry: (\S+)$/m.exec(made.out)?.[1];
      await Deno.writeTextFile(`${folder}/tokens`, `${entry}\n`);
      await Deno.writeTextFile(`${folder}/redis_url`, `${redis.url}\n`);
      const settings = [
        ...["--transport", "http", "--host", "0.0.0.0", "--port", "0", "--shutdown-grace", "2"],
        ...["--auth-tokens-file", `${folder}/tokens`, "--redis-url-file", `${folder}/redis_url`],
        ...upstreamFlags(upstream.url),
      ];
      const checked = await run(program, ["check-config", ...settings]);
      assert.equal(checked.code, 0);
      assert.match(checked.out, /PYPI_MCP_REDIS_URL +\[redacted\] {2}\[--redis-url-file\]/);
      const server = await spawnHttp({
        program,
        args: ["serve", ...settings],
        env: { TMPDIR: temporary },
      });
      const url = new URL(`http://127.0.0.1:${server.url.port}/mcp`);
      const health = ["health", "--host", "0.0.0.0", "--port", url.port];
      let ready = await run(program, health);
      while (ready.code !== 0) ready = await run(program, health);
      assert.match(ready.out, /"shared_store":"connected"/);
      await assert.rejects(connect(httpTransport(url), "2026-07-28"), "without a token");
      for (const version of PROTOCOL_VERSIONS) {
        const transport = new StreamableHTTPClientTransport(url, {
          requestInit: { headers: { authorization: `Bearer ${token}` } },
        });
        const client = await connect(transport, version);
        const { isError } = await client.callTool({
          name: "get_package_versions",
          arguments: { package_name: "jinja2" },
        });
        assert.notEqual(isError, true);
        await client.close();
      }
      assert.ok(
        (await redis.keys()).some((key) => key.includes(":copy:")),
        "Redis has the answers",
      );
      const { code, stderr } = await server.stop();
      assert.equal(code, 0, stderr);
      assert.ok(!stderr.includes("word@") && !stderr.includes(token ?? "none"));
      assert.equal((await run(program, health)).code, 1);
      const left = Array.from(Deno.readDirSync(temporary), ({ name }) => name);
      assert.deepEqual(left, [], "it writes nothing, its runtime neither");
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
