/** `deno task fuzz`: what came of it as text on stderr, as JSON on stdout; ends with 1 where a criterion does not hold. @module */
import { mebibytes } from "../support/process_memory.ts";
import { parseRunFlags } from "../support/run_flags.ts";
import { type HostileResult, runHostile } from "./hostile_run.ts";

/** Of all frames; the others go over stdio, which takes more of them a second. */
const HTTP_SHARE = 0.4;
const FLAGS = ["frames", "transport", "seed", "header", "stay", "crowds"];

function textOf(result: HostileResult): string {
  const mib = (bytes: number | undefined) => bytes === undefined ? "?" : mebibytes(bytes);
  return [
    ...result.fuzz.map((each) =>
      `${each.transport}: ${each.frames} frames, ${each.framesPerSecond}/s, slowest batch ` +
      `${each.slowestBatchMs} ms, memory ${mib(each.beforeBytes)} warm, ${mib(each.afterBytes)} ` +
      `after, statuses ${JSON.stringify(each.statuses)}`
    ),
    result.raw.length === 0 ? "" : `${result.raw.length} raw requests, ` +
      `${result.raw.filter(({ violation }) => violation !== undefined).length} answered wrongly`,
    ...result.crowds.map((each) =>
      `${each.count} × ${each.name}: others served within ${each.slowestProbeMs} ms, ` +
      `${each.shedCount} told to come later, ${each.cutOff} cut off, ` +
      `${each.openFilesDuring} files open, ${each.openFilesAfter} after, ` +
      `memory ${mib(each.memoryDuring)}`
    ),
    result.guessing === undefined
      ? "no tokens guessed: give --header 'authorization: Bearer …'"
      : `${result.guessing.guesses} tokens guessed: ${JSON.stringify(result.guessing.statuses)}`,
    ...result.violations.map((violation) => `VIOLATION: ${violation}`),
    "",
  ].join("\n");
}

if (import.meta.main) {
  const flags = parseRunFlags(Deno.args, FLAGS);
  const frames = flags.number("frames", 1_000_000);
  const transport = flags.text("transport") ?? "both";
  if (!["http", "stdio", "both"].includes(transport)) {
    throw new TypeError(`Cannot use --transport ${transport}: expected http, stdio or both`);
  }
  const httpFrames = transport === "stdio"
    ? 0
    : transport === "http"
    ? frames
    : Math.ceil(frames * HTTP_SHARE);
  const result = await runHostile({
    httpFrames,
    stdioFrames: transport === "http" ? 0 : frames - httpFrames,
    seed: flags.number("seed", 1),
    warmFrames: Math.min(50_000, frames / 10),
    settleMs: 5_000,
    maxBytes: 2 ** 20,
    hugeEvery: 2_000,
    crowdStayMs: flags.number("stay", 45) * 1000,
    listenMs: 1_000,
    crowdShare: 1,
    crowds: [flags.text("crowds") ?? ""],
    guesses: 2_000,
    serverFlags: flags.serverFlags,
    headers: flags.all("header").map((line) => `${line}\r\n`).join(""),
  });
  console.error(textOf(result));
  console.log(JSON.stringify(result));
  Deno.exit(result.violations.length === 0 ? 0 : 1);
}
