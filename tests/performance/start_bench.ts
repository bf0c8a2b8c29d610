/**
 * How long a client waits for its first answers over stdio, and what the process holds then, against an empty compiled
 * program and, where one is named, a peer. A program: `start_bench.ts [--peer FILE] [--beside NAME=FILE]...`.
 *
 * `PYPI_MCP_BINARY` names the executable; without it one is compiled where `DENORT_BIN` names a compile runtime. `--peer`
 * names a server's main module for Node; `--beside` names further executables of this program. @module
 */
import { parseArgs } from "node:util";
import { median } from "./bench_report.ts";

const TURNS = 15;
const WARM_TURNS = 1;
const EMPTY = `
const bytes = new Uint8Array(65536);
const answer = new TextEncoder().encode('{"jsonrpc":"2.0","id":0,"result":{}}\\n');
while (await Deno.stdin.read(bytes) !== null) Deno.stdout.writeSync(answer);
`;

/** One way of starting one program. */
interface Start {
  readonly what: string;
  readonly program: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Requests that are sent one after the other; the last one's answer is waited for. None: the end of the process is. */
  readonly requests: readonly Readonly<Record<string, unknown>>[];
  /** What it is compared with; itself where absent. */
  readonly against?: string;
}

interface Reading {
  readonly ms: number;
  /** Processor time of all threads until then; less shaken than time by what else the machine does. */
  readonly processorMs: number;
  readonly peakMib: number;
}

const INITIALIZE = {
  method: "initialize",
  params: {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "bench", version: "1" },
  },
};
const LIST = { method: "tools/list" };
/** Answered by the loaded program, without its demo's facts. */
const UNKNOWN = { method: "tools/call", params: { name: "no_such_tool" } };
const CALL = {
  method: "tools/call",
  params: { name: "get_package_info", arguments: { package_name: "requests" } },
};

/** Time from the start to the last answer, or to the end. */
async function measure({ program, args = [], env = {}, requests }: Start): Promise<Reading> {
  const startedAt = performance.now();
  const child = new Deno.Command(program, {
    args: [...args],
    env: { ...env },
    stdin: requests.length === 0 ? "null" : "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  if (requests.length === 0) {
    const { code } = await child.output();
    if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}`);
    return { ms: performance.now() - startedAt, processorMs: NaN, peakMib: NaN };
  }
  const writer = child.stdin.getWriter();
  const reader = child.stdout.getReader();
  for (const [id, request] of requests.entries()) {
    const text = JSON.stringify({ jsonrpc: "2.0", id, ...request });
    await writer.write(new TextEncoder().encode(`${text}\n`));
    let last: number | undefined;
    while (last !== 10) { // a line feed ends the answer
      const { value, done } = await reader.read();
      if (done) throw new Error(`${program} ended without an answer`);
      last = value.at(-1);
    }
  }
  const ms = performance.now() - startedAt;
  const processorMs = processorOf(child.pid);
  const peakMib = peakOf(child.pid);
  child.kill("SIGKILL");
  await writer.close().catch(() => {}); // it is gone already
  await reader.cancel();
  await child.status;
  return { ms, processorMs, peakMib };
}

function processorOf(pid: number): number {
  let nanoseconds = 0;
  for (const { name } of Deno.readDirSync(`/proc/${pid}/task`)) {
    const [onProcessor] = Deno.readTextFileSync(`/proc/${pid}/task/${name}/schedstat`).split(" ");
    nanoseconds += Number(onProcessor);
  }
  return nanoseconds / 1e6;
}

function peakOf(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(Deno.readTextFileSync(`/proc/${pid}/status`))?.[1];
  return Number(kilobytes) / 1024;
}

async function compile(output: string, ...args: readonly string[]): Promise<boolean> {
  const { success } = await new Deno.Command(Deno.execPath(), { args: [...args] }).spawn().status;
  if (!success) console.error(`Cannot measure the start: ${output} could not be compiled`);
  return success;
}

const { values } = parseArgs({
  args: Deno.args,
  options: { peer: { type: "string" }, beside: { type: "string", multiple: true } },
});
const folder = await Deno.makeTempDir();
const empty = `${folder}/empty`;
const ours = Deno.env.get("PYPI_MCP_BINARY") ?? `${folder}/pypi-mcp-test`;

async function prepare(): Promise<boolean> {
  if (Deno.env.get("PYPI_MCP_BINARY") === undefined) {
    if (Deno.env.get("DENORT_BIN") === undefined) {
      console.error(
        "SKIPPED: the start is measured on an executable; name one in PYPI_MCP_BINARY, or a compile runtime in DENORT_BIN",
      );
      return false;
    }
    const script = new URL("../../scripts/compile.ts", import.meta.url).href;
    if (!await compile("the program", "run", "-A", "--no-check", script, ours)) return false;
  }
  await Deno.writeTextFile(`${empty}.js`, EMPTY);
  const flags = ["--quiet", "--no-check", "--no-prompt", "--no-code-cache"];
  return await compile("the empty program", "compile", ...flags, "-o", empty, `${empty}.js`);
}

function starts(): readonly Start[] {
  const one = { requests: [INITIALIZE], against: "empty program, first answer" };
  const own = (what: string, program: string): readonly Start[] => [
    { ...one, what: `${what}, first answer, new TMPDIR`, program, env: { TMPDIR: folder } },
    { ...one, what: `${what}, first answer, TMPDIR read-only`, program, env: { TMPDIR: "/proc" } },
    { ...one, what: `${what}, tools/list behind it`, program, requests: [INITIALIZE, LIST] },
    {
      ...one,
      what: `${what}, everything loaded`,
      program,
      requests: [INITIALIZE, LIST, UNKNOWN],
    },
    {
      ...one,
      what: `${what}, first tools/call (--demo)`,
      program,
      args: ["--demo"],
      requests: [INITIALIZE, LIST, CALL],
    },
    ...["--version", "--help"].map((flag) => ({
      what: `${what} ${flag}`,
      program,
      args: [flag],
      requests: [],
      against: "empty program, to its end",
    })),
  ];
  const peer = values.peer === undefined ? [] : [{
    ...one,
    what: "peer, first answer",
    program: "node",
    args: [values.peer],
    env: { NODE_EXTRA_CA_CERTS: "" },
  }];
  return [
    { what: "empty program, first answer", program: empty, requests: [INITIALIZE] },
    { what: "empty program, to its end", program: empty, requests: [] },
    ...own("pypi-mcp", ours),
    ...(values.beside ?? []).flatMap((word) => {
      const [name = "", file = ""] = word.split("=", 2);
      return own(name, file);
    }),
    ...peer,
  ];
}

try {
  if (await prepare()) {
    const all = starts();
    const readings = new Map<string, Reading[]>(all.map(({ what }) => [what, []]));
    for (let turn = -WARM_TURNS; turn < TURNS; turn++) {
      for (const start of all) {
        const reading = await measure(start);
        if (turn >= 0) readings.get(start.what)?.push(reading);
      }
    }
    const of = (what: string) => readings.get(what) ?? [];
    console.log(`\nStart, ${TURNS} turns\n`);
    console.log("| what | ms | times | more, ms | processor, ms | times | peak MiB | times |");
    console.log("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (const { what, against = what } of all) {
      const mine = of(what);
      const base = of(against);
      const told = (key: keyof Reading, digits: number): readonly string[] => {
        const value = median(mine.map((each) => each[key]));
        const times = median(mine.map((each, turn) => each[key] / (base[turn]?.[key] ?? NaN)));
        return Number.isNaN(value) ? ["", ""] : [value.toFixed(digits), times.toFixed(2)];
      };
      const more = median(mine.map((each, turn) => each.ms - (base[turn]?.ms ?? NaN)));
      const cells = [...told("ms", 0), more.toFixed(0), ...told("processorMs", 0)];
      console.log(`| ${[what, ...cells, ...told("peakMib", 0)].join(" | ")} |`);
    }
  }
} finally {
  await Deno.remove(folder, { recursive: true });
}
