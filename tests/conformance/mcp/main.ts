/**
 * `deno task conformance [stock]`: the MCP conformance suite against the fixture server, by the requirements of both
 * protocol revisions; with `stock` over the SDK's own HTTP handler, which shows what our wiring changes. The suite wants a folder `node_modules`: it gets one in `.cache`, made from the lock file beside this file.
 * @module
 */
import { spawnHttp } from "../../support/spawn_server.ts";

const REVISIONS = ["2026-07-28", "2025-11-25"] as const;
const LIMIT_MS = 120_000;

const here = new URL("./", import.meta.url);
const folder = new URL("../../../.cache/conformance/", here);
const suite = new URL("node_modules/@modelcontextprotocol/conformance/dist/index.js", folder);

/** Runs Deno in the suite's folder; answers its exit code. */
async function deno(args: readonly string[]): Promise<number> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  const command = new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: folder,
    stdin: "null",
    signal,
  });
  return (await command.spawn().status).code;
}

async function install(): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  await Deno.copyFile(new URL("suite/config.json", here), new URL("deno.json", folder));
  await Deno.copyFile(new URL("suite/lock.json", here), new URL("deno.lock", folder));
  if (await deno(["install", "--quiet", "--frozen"]) !== 0) {
    console.error("Cannot install the conformance suite: see above");
    Deno.exit(1);
  }
}

await install();
const failed: string[] = [];
for (const revision of REVISIONS) {
  const server = await spawnHttp({
    program: Deno.execPath(),
    args: [
      "run",
      "--quiet",
      "-A",
      "--no-check",
      new URL("fixture_server.ts", here).pathname,
      ...Deno.args,
    ],
  });
  const expected = new URL(`expected_failures_${revision}.yml`, here).pathname;
  const flags = ["run", "--quiet", "-A", "--node-modules-dir=manual", suite.pathname, "server"];
  const code = await deno([
    ...flags,
    ...["--url", server.url.href, "--requirements", revision, "--expected-failures", expected],
  ]);
  if (code !== 0) failed.push(revision);
  await server.stop();
}
console.log(failed.length === 0 ? "\nconformance: ok" : `\nconformance FAILED: ${failed}`);
Deno.exit(failed.length === 0 ? 0 : 1);
