/**
 * `deno task replicas [--rounds N] [--seed S]`: three replicas behind a proxy with one Redis; each round kills one of them
 * and Redis under load and brings both back. Prints the table of `docs/OPERATIONS.md`; exit code 1 where more was lost
 * than what was in flight on the killed one, or upstreams were asked more than once. @module
 */
import { parseArgs } from "node:util";
import { type Row, runScenario } from "./scenario.ts";

const { values } = parseArgs({
  args: Deno.args,
  options: {
    rounds: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
  },
});

console.log(
  "| phase | calls | failed | of them in flight on the killed one | upstream requests | most for one address | share of each replica | |\n" +
    "| --- | --: | --: | --: | --: | --: | --- | --- |",
);
const startedAtMs = performance.now();
const { findings } = await runScenario({
  seed: Number(values.seed),
  rounds: Number(values.rounds),
  ...{ callerCount: 30, pauseMs: 5, phaseMs: 4_000, keyCount: 150, ratePerSecond: 100 },
  onRow: (row: Row) =>
    console.log(
      `| ${row.phase} | ${row.callCount} | ${row.failedCount} | ${row.inFlightOnKilledCount} | ` +
        `${row.upstreamCount} | ${row.mostForOne} | ${row.shares.join("/")} % | ${row.remark} |`,
    ),
});
console.log(`\n${((performance.now() - startedAtMs) / 1_000).toFixed(0)} s, seed ${values.seed}`);
for (const { phase, fault } of findings) console.error(`FAULT in "${phase}": ${fault}`);
Deno.exit(findings.length === 0 ? 0 : 1);
