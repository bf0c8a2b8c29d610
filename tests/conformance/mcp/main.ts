/**
 * `deno task conformance [stock]`: the MCP conformance suite against the fixture server, by the requirements of both
 * protocol revisions; with `stock` over the SDK's own HTTP handler, which shows what our wiring changes. Part of `deno
 * task ok`. The suite wants a folder `node_modules`: it gets one in `.cache`, made from the lock file beside this file;
 * where that cannot be made, the run fails.
 * @module
 */
import { spawnHttp } from "../../support/spawn_server.ts";
import { type Checks, faultsOf, parseChecks, scoredScenarios } from "./verdict.ts";

/** Each revision with the number of scenarios that the pinned suite scores for a server. */
const REVISIONS = new Map([["2026-07-28", 37], ["2025-11-25", 30]]);
const LIMIT_MS = 120_000;
const TIME_STAMP = /-\d{4}-\d\d-\d\dT[\dZ-]+$/; // at the end of a scenario's folder

const here = new URL("./", import.meta.url);
const folder = new URL("../../../.cache/conformance/", here);
const suite = new URL("node_modules/@modelcontextprotocol/conformance/", folder);
const program = new URL("dist/index.js", suite).href;

/** Runs Deno in the suite's folder. */
async function deno(args: readonly string[]): Promise<{ code: number; printed: string }> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: folder,
    stdin: "null",
    signal: AbortSignal.timeout(LIMIT_MS),
  }).output();
  const decoder = new TextDecoder();
  return { code, printed: decoder.decode(stdout) + decoder.decode(stderr) };
}

async function install(): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  await Deno.copyFile(new URL("suite/config.json", here), new URL("deno.json", folder));
  await Deno.copyFile(new URL("suite/lock.json", here), new URL("deno.lock", folder));
  const { code, printed } = await deno(["install", "--quiet", "--frozen"]);
  if (code === 0) return;
  console.error(
    `Cannot install the conformance suite: deno install ended with ${code}\n${printed}`,
  );
  Deno.exit(1);
}

/** What the suite wrote, by scenario. */
async function readResults(written: string): Promise<ReadonlyMap<string, Checks>> {
  const results = new Map<string, Checks>();
  for await (const { name } of Deno.readDir(written)) {
    const scenario = name.replace(/^server-/, "").replace(TIME_STAMP, "");
    const json = await Deno.readTextFile(`${written}/${name}/checks.json`);
    results.set(scenario, [...results.get(scenario) ?? [], ...parseChecks(json)]);
  }
  return results;
}

/** Answers whether the fixture server passes; says what does not. */
async function passes(revision: string, scoredCount: number): Promise<boolean> {
  const fixture = new URL("fixture_server.ts", here).href;
  const server = await spawnHttp({
    program: Deno.execPath(),
    args: ["run", "--quiet", "-A", "--no-check", fixture, ...Deno.args],
  });
  const written = await Deno.makeTempDir({ prefix: "conformance-" });
  try {
    const { code, printed } = await deno([
      ...["run", "--quiet", "-A", "--node-modules-dir=manual", program],
      ...["server", "--url", server.url.href, "--requirements", revision, "--output-dir", written],
    ]);
    const scored = scoredScenarios(
      await Deno.readTextFile(new URL(`requirements/${revision}.yaml`, suite)),
    );
    const results = await readResults(written);
    const faults = faultsOf({ scored, scoredCount, results });
    for (const fault of faults) console.error(`${revision}: ${fault}`);
    if (faults.length > 0 || code !== 0) {
      console.error(`${revision}: the suite ended with ${code}, saying\n${printed}`);
      return false;
    }
    const others = results.size - scored.length;
    console.log(
      `${revision}: ${scored.length} scored scenarios passed; ${others} others ran, unscored`,
    );
    return true;
  } finally {
    await Deno.remove(written, { recursive: true });
    await server.stop(); // last, because it throws where the server has ended by itself
  }
}

await install();
// Settled, so that what one of them cannot read leaves no server of the other behind.
const runs = await Promise.allSettled(
  [...REVISIONS].map(([revision, count]) => passes(revision, count)),
);
for (const run of runs) if (run.status === "rejected") console.error(run.reason);
const passed = runs.every((run) => run.status === "fulfilled" && run.value);
console.log(passed ? "conformance: ok" : "conformance: FAILED");
Deno.exit(passed ? 0 : 1);
