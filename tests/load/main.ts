/** `deno task load`: the table on stderr, the result as JSON on stdout; ends with 1 where a criterion does not hold. @module */
import { mebibytes } from "../support/process_memory.ts";
import { parseRunFlags } from "../support/run_flags.ts";
import { type LoadResult, runLoad } from "./load_run.ts";

const FLAGS = ["seconds", "clients", "sdk-clients", "faults", "seed", "header"];

/** Rows for people. */
function tableOf(result: LoadResult): string {
  const { options, latencyMs: ours, bare, memory, verdicts, upstream } = result;
  const row = (...cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [
    `${options.clients} clients, ${options.seconds} s, ${
      options.faults * 100
    } % upstream faults, ` +
    `seed ${options.seed}`,
    "",
    row("", "requests/s", "p50 ms", "p95 ms", "p99 ms", "max ms"),
    row("---", "---:", "---:", "---:", "---:", "---:"),
    row("pypi-mcp", result.requestsPerSecond, ours.p50, ours.p95, ours.p99, ours.max),
    row(
      "bare `Deno.serve`, same bytes",
      ...[bare.requestsPerSecond, bare.latencyMs.p50, bare.latencyMs.p95, bare.latencyMs.p99],
      bare.latencyMs.max,
    ),
    "",
    `${result.requests} answers: ${verdicts.complete} complete, ${verdicts.partial} that name a ` +
    `failed source, ${verdicts.upstream} refused for the upstream's fault, ${verdicts.wrong} wrong`,
    `memory: peak ${mebibytes(memory.peakBytes)}; in the last two thirds ` +
    `${mebibytes(memory.meanBytes)} on average, trend ${mebibytes(memory.growthBytes)} ` +
    `(bound ${mebibytes(memory.growthBoundBytes)})`,
    ...Object.entries(result.refusals).map(([reason, count]) => `  ${count} × ${reason}`),
    `upstream: ${upstream.requests} requests, ${upstream.faults} faults`,
    ...result.violations.map((violation) => `VIOLATION: ${violation}`),
    "",
  ].join("\n");
}

if (import.meta.main) {
  const flags = parseRunFlags(Deno.args, FLAGS);
  const seconds = flags.number("seconds", 60);
  const result = await runLoad({
    seconds,
    leastRequests: 1,
    clients: flags.number("clients", 200),
    sdkClients: flags.number("sdk-clients", 4),
    faults: flags.number("faults", 0.05),
    seed: flags.number("seed", 1),
    judgesMemory: seconds >= 30,
    serverFlags: flags.serverFlags,
    headers: flags.all("header").map((line) => `${line}\r\n`).join(""),
  });
  console.error(tableOf(result));
  console.log(JSON.stringify(result));
  Deno.exit(result.violations.length === 0 ? 0 : 1);
}
