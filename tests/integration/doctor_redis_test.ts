/** `pypi-mcp doctor` and a shared store, also behind TLS with an authority of our own. @module */
import assert from "node:assert/strict";
import { freePort } from "../support/free_port.ts";
import { redisTest, startRedis } from "../support/redis_server.ts";
import { runInProcess } from "../support/run_in_process.ts";
import { runProgram } from "../support/run_program.ts";
import { type CertificateKind, tlsWorld } from "../support/tls_servers.ts";

/** Deno 2.5 ends the connection without a word where it does not take a certificate. */
const SAYS_WHY = !Deno.version.deno.startsWith("2.5.");

redisTest("doctor logs in to the shared store, and says why it cannot", async (t) => {
  const world = await tlsWorld();
  const folder = await Deno.makeTempDir();
  const behindTls = async (kind: CertificateKind) => {
    const made = await world.certify(kind);
    const [certificate, key] = [`${folder}/${kind}.pem`, `${folder}/${kind}.key`];
    await Deno.writeTextFile(certificate, made.certificate);
    await Deno.writeTextFile(key, made.key);
    return await startRedis({ tls: { certificate, key } });
  };
  try {
    await Deno.writeTextFile(`${folder}/authority.pem`, world.authority);
    await using plain = await startRedis({ password: "word" });
    await using open = await startRedis();
    await using right = await behindTls("right");
    await using foreign = await behindTls("of another name");
    const trusted = { DENO_CERT: `${folder}/authority.pem` };
    const rows = [
      ["the password", `redis://:word@localhost:${plain.port}`, {}, undefined],
      ["a wrong one", `redis://:other@localhost:${plain.port}`, {}, "login"],
      ["none", `redis://localhost:${plain.port}`, {}, "login"],
      [
        "a password where none is set",
        `redis://:word@localhost:${open.port}`,
        {},
        "refused_request",
      ],
      ["TLS and DENO_CERT", `rediss://localhost:${right.port}`, trusted, undefined],
      [
        "TLS without it",
        `rediss://localhost:${right.port}`,
        {},
        SAYS_WHY ? "unknown_issuer" : "closed",
      ],
      [
        "a certificate of another name",
        `rediss://localhost:${foreign.port}`,
        trusted,
        SAYS_WHY ? "wrong_name" : "closed",
      ],
      ["no TLS where it is wanted", `redis://localhost:${right.port}`, {}, "closed"],
    ] as const;
    const nobody = `http://127.0.0.1:${freePort()}`;
    const run = (url: string, env: typeof trusted | Record<never, never>) => {
      const args = [
        ...["doctor", "--format", "json", "--redis-url", url, "--redis-timeout", "5"],
        ...["--pypi-base-url", "none", "--enable-stats", "false"],
        ...["--enable-vulnerability-check", "false"],
        ...["--index-url", `${nobody}/`, "--files-base-url", nobody], // nobody else is asked
      ];
      return env === trusted // which only a process reads, when it starts
        ? runProgram(args, { permissions: ["--allow-net", "--allow-env=PYPI_MCP_*"], env })
        : runInProcess(args);
    };
    const outcomes = rows.map(([, url, env]) => run(url, env));
    for (const [place, [name, , , failure]] of rows.entries()) {
      await t.step(name, async () => {
        const { out = "", error = "" } = await outcomes[place] ?? {};
        const told = JSON.parse(out).services.at(-1);
        assert.deepEqual([told.service, told.failure], ["redis", failure], error);
        assert.ok(!/word@|other@/.test(out + error));
      });
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
