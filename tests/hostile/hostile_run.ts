/** All that hostile clients do to one server over HTTP, and to one over stdio. @module */
import { seededRandom } from "../support/seeded_random.ts";
import { startProgram } from "../support/server_process.ts";
import { type CrowdResult, CROWDS, probe, runCrowd } from "./crowds.ts";
import { type FuzzOptions, type FuzzResult, GROWTH_BOUND_BYTES } from "./fuzz_result.ts";
import { fuzzHttp } from "./http_fuzz.ts";
import { type RawOutcome, sendRawRows } from "./raw_requests.ts";
import { fuzzStdio } from "./stdio_fuzz.ts";
import { type GuessingResult, guessTokens } from "./token_guessing.ts";

/** What a run is asked for, for each transport; without frames it is left out. */
export interface HostileOptions extends Omit<FuzzOptions, "frames"> {
  readonly httpFrames: number;
  readonly stdioFrames: number;
  /** How long each raw request's connection is listened to. */
  readonly listenMs: number;
  /** How long each crowd stays, and what share of its full size comes. */
  readonly crowdStayMs: number;
  readonly crowdShare: number;
  /** Fewer: crowds whose name has none of these in it stay away. */
  readonly crowds: readonly string[];
  readonly guesses: number;
}

/** What came of it; `violations` empty: good. */
export interface HostileResult {
  readonly options: HostileOptions;
  readonly fuzz: readonly FuzzResult[];
  readonly raw: readonly RawOutcome[];
  readonly crowds: readonly CrowdResult[];
  readonly guessing: GuessingResult | undefined;
  readonly violations: readonly string[];
}

/** How many come; below what one caller may have in flight where each takes a place. */
const CROWD_SIZES: Readonly<Record<string, number>> = {
  "idle connections": 4_000,
  "slow loris: a header byte every half second": 1_000,
  "slow body: a byte every half second": 200,
  "idle event streams": 1_000,
  "answers that nobody reads": 100,
  "half-closed before the answer": 1_000,
};

/** Runs it all, HTTP first. */
export async function runHostile(options: HostileOptions): Promise<HostileResult> {
  const random = seededRandom(options.seed);
  const http = options.httpFrames === 0 ? undefined : await hostileHttp(options, random);
  const fuzz = [...http?.fuzz ?? []];
  if (options.stdioFrames > 0) {
    fuzz.push(await fuzzStdio({ ...options, frames: options.stdioFrames }, random));
  }
  const { raw = [], crowds = [], guessing } = http ?? {};
  const violations = [
    ...fuzz.flatMap((each) => [...each.violations, ...growthOf(each)]),
    ...raw.flatMap(({ name, violation }) => violation === undefined ? [] : `${name}: ${violation}`),
    ...crowds.flatMap((each) => each.violations.map((violation) => `${each.name}: ${violation}`)),
    ...guessing?.violations ?? [],
  ];
  return { options, fuzz, raw, crowds, guessing, violations };
}

async function hostileHttp(
  options: HostileOptions,
  random: () => number,
): Promise<Omit<HostileResult, "options" | "violations">> {
  const { headers, crowdShare, crowdStayMs, guesses } = options;
  await using server = await startProgram(["--demo", ...options.serverFlags]);
  const { status } = await probe(server.url, headers);
  if (status !== 200) throw new Error(`Cannot begin: a proper call is answered ${status}`);
  const fuzz = [await fuzzHttp(server, { ...options, frames: options.httpFrames }, random)];
  const raw = await sendRawRows(server.url, { headers, listenMs: options.listenMs });
  const crowds: CrowdResult[] = [];
  for (const name of Object.keys(CROWDS)) {
    if (!options.crowds.some((wanted) => name.includes(wanted))) continue;
    const count = Math.max(1, Math.round((CROWD_SIZES[name] ?? 100) * crowdShare));
    crowds.push(await runCrowd(server, name, { count, stayMs: crowdStayMs, headers }));
  }
  const guessing = /^authorization:/im.test(headers)
    ? await guessTokens(server.url, { headers, guesses, random })
    : undefined;
  return { fuzz, raw, crowds, guessing };
}

function growthOf({ transport, beforeBytes, afterBytes }: FuzzResult): readonly string[] {
  if (beforeBytes === undefined || afterBytes === undefined) return [];
  const grown = afterBytes - beforeBytes;
  return grown > GROWTH_BOUND_BYTES ? [`${transport}: memory grew by ${grown} bytes`] : [];
}
