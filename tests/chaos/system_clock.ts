/** Jumps of the system's clock under a process whose circuit is open: it must not stay open for as long. @module */
import { BOUNDS, type CellResult, type Field, runCell } from "./cell.ts";
import type { ChaosFault } from "./chaos_fault.ts";
import { startServices } from "./services.ts";
import { processTarget } from "./target.ts";

/** By signal: see `jumping_clock.ts`. */
const JUMPS: readonly (readonly [name: string, signal: Deno.Signal])[] = [
  ["system clock a day ahead while a circuit is open", "SIGUSR1"],
  ["system clock a day back while a circuit is open", "SIGUSR2"],
];

/** Both jumps, each over a server of its own; always from the sources. */
export async function runSystemClock(
  only: string,
  serverFlags: readonly string[],
): Promise<CellResult[]> {
  const results: CellResult[] = [];
  for (const [name, signal] of JUMPS.filter(([jump]) => jump.includes(only))) {
    await using services = startServices();
    const preload = import.meta.resolve("./jumping_clock.ts");
    await using target = await processTarget(services, { serverFlags, headers: {}, preload });
    const fault: ChaosFault = { name, serve: "refuse" };
    const field: Field = {
      ...{ target, services, bounds: BOUNDS },
      beforeHeal: () => target.signal(signal),
    };
    results.push(await runCell(field, "osv", fault));
  }
  return results;
}
