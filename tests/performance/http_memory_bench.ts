/** Resident memory of the server's process under load, while it cannot rest. @module */
import { denoBench, median } from "./bench_report.ts";
import { load } from "./http_bench.ts";
import { residentMib } from "./process_cost.ts";
import { spawnHttp } from "../support/spawn_server.ts";

const CONNECTIONS = 200;
const SECONDS = Number(Deno.args[0] ?? 30);
const KINDS = ["ours", "team", "bare"] as const;

console.log(`\nMemory under ${CONNECTIONS} connections for ${SECONDS} s each\n`);
console.log("| what | at first, MiB | first third | last two thirds | most | per second |");
console.log("|---|---:|---:|---:|---:|---:|");
for (const kind of KINDS) {
  const server = await spawnHttp(denoBench("bench_server.ts", kind, "http"));
  const atFirst = residentMib(server.pid);
  const seen: number[] = [];
  const rates: number[] = [];
  for (let second = 0; second < SECONDS; second += 1) {
    const options = { era: "2026-07-28", forMs: 1_000, connections: CONNECTIONS } as const;
    rates.push((await load(server, options)).perSecond);
    seen.push(residentMib(server.pid));
  }
  await server.stop();
  const third = Math.ceil(seen.length / 3);
  const shown = [
    atFirst,
    median(seen.slice(0, third)),
    median(seen.slice(third)),
    Math.max(...seen),
    median(rates),
  ];
  console.log(`| ${kind} | ${shown.map((figure) => Math.round(figure)).join(" | ")} |`);
}
