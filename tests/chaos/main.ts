/** `deno task chaos`: the table as Markdown on stdout; ends with 1 where a criterion does not hold. @module */
import { mebibytes } from "../support/process_memory.ts";
import { parseRunFlags } from "../support/run_flags.ts";
import { BOUNDS, type CellResult, runCell } from "./cell.ts";
import type { ChaosFault } from "./chaos_fault.ts";
import { CHAOS_FAULTS } from "./chaos_faults.ts";
import { hasRedis } from "../support/redis_server.ts";
import { runRedisLane } from "./redis_cells.ts";
import { CLOCK_JUMPS, runClockJump } from "./clock_jumps.ts";
import { CHAOS_SERVICES, type ChaosService, startServices } from "./services.ts";
import { runSystemClock } from "./system_clock.ts";
import { innerTarget, processTarget } from "./target.ts";

/** One server for each service, so that the services can be broken side by side. */
async function runLane(
  service: ChaosService,
  faults: readonly ChaosFault[],
  how: Parameters<typeof processTarget>[1],
): Promise<CellResult[]> {
  await using services = startServices();
  await using target = await processTarget(services, how);
  await using inner = innerTarget(services);
  const results: CellResult[] = [];
  for (const fault of faults) {
    const chosen = fault.serve === "unresolvable" ? inner : target;
    const result = await runCell({ target: chosen, services, bounds: BOUNDS }, service, fault);
    for (const violation of result.violations) {
      console.error(`VIOLATION: ${service}, ${fault.name}: ${violation}`);
    }
    results.push(result);
  }
  return results;
}

function markdownOf(results: readonly CellResult[]): string {
  const lines = [
    "| service | fault | callers were told | refused / answered | slowest answer | whole again after | memory |",
    "| --- | --- | --- | ---: | ---: | ---: | ---: |",
  ];
  for (const result of results) {
    const { service, fault, seen, refused, answered, slowestMs, recoveryMs, grownBytes } = result;
    const told = Object.entries(seen).map(([kind, count]) => `${kind} ${count}×`).join(", ");
    const cells = [
      ...[service, fault, told, `${refused} / ${answered}`, `${(slowestMs / 1000).toFixed(1)} s`],
      `${(recoveryMs / 1000).toFixed(1)} s`,
      grownBytes === undefined ? "in this process" : `+${mebibytes(grownBytes)}`,
    ];
    lines.push(`| ${cells.join(" | ")} |`);
  }
  return lines.join("\n");
}

if (import.meta.main) {
  const flags = parseRunFlags(Deno.args, ["only", "service", "header", "json"]);
  const only = flags.text("only") ?? "";
  const faults = CHAOS_FAULTS.filter(({ name }) => name.includes(only));
  const jumps = CLOCK_JUMPS.filter(([name]) => `clock ${name}`.includes(only));
  const wanted = flags.text("service");
  const headers = Object.fromEntries(
    flags.all("header").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
  const how = { serverFlags: flags.serverFlags, headers };
  const redis = hasRedis && (wanted === undefined || wanted === "redis")
    ? runRedisLane(only, flags.serverFlags)
    : Promise.resolve([]);
  const lanes = CHAOS_SERVICES.filter((service) => wanted === undefined || service === wanted)
    .map((service) => runLane(service, faults, how));
  const results = (await Promise.all([...lanes, redis])).flat();
  if (wanted === undefined) {
    results.push(...await runSystemClock(only, flags.serverFlags));
    for (const jump of jumps) results.push(await runClockJump(jump));
  }
  console.log(markdownOf(results));
  const path = flags.text("json");
  if (path !== undefined) await Deno.writeTextFile(path, JSON.stringify(results, undefined, 1));
  const broken = results.filter(({ violations }) => violations.length > 0);
  for (const { service, fault, violations } of broken) {
    console.error(`VIOLATION: ${service}, ${fault}: ${violations.join("; ")}`);
  }
  console.error(`${results.length} faults, ${broken.length} with violations`);
  Deno.exit(broken.length === 0 && results.length > 0 ? 0 : 1);
}
