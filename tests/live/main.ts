/**
 * `deno task test:live`: every client against the real services, and how they differ from the fake. Ends with 1 where a
 * client could not read an answer; differences are reported only, since the fake keeps to facts that we have. @module
 */
import { runLive } from "./run_live.ts";

if (Deno.env.get("PYPI_MCP_LIVE") !== "1") {
  console.warn(
    "*** SKIPPED: the real services are asked only with PYPI_MCP_LIVE=1. Nothing was tested. ***",
  );
} else {
  const { failures } = await runLive({
    fetch,
    variable: (name) => Deno.env.get(name),
    requestsPerSecond: 1,
    write: (line) => console.log(line),
  });
  if (failures.length > 0) Deno.exitCode = 1;
}
