/** Token buckets in Redis, by its clock. @module */
import type {
  CallerLimits,
  Rate,
  RateDecision,
  SharedTurn,
  SharedTurns,
} from "../resilience/shared_rate.ts";
import type { RedisLink } from "./redis_link.ts";

/** Where buckets are, and how their keys are made. */
export interface RedisRatesOptions {
  readonly link: RedisLink;
  /** Ends without a separator. */
  readonly prefix: string;
  /** Hides what a caller's key holds. */
  readonly nameOf: (text: string) => Promise<string>;
}

/**
 * A turn that is further away is not taken. Turns of callers who leave are lost, and a clock that is set back puts all off:
 * neither keeps anybody waiting for longer than this.
 */
const MAX_WAIT_MS = 2_000;
/** Who has no turn yet asks again when it is so near that others do not have them all by then. */
const ASKED_AGAIN_MS = MAX_WAIT_MS / 2;

/**
 * The generic cell rate algorithm, in microseconds: what is kept is the time at which the bucket will be full again.
 * Whatever else lies under the key, or a time that no caller can have made, counts as a full bucket.
 * Answers {1, wait until the turn} or {0, wait until there is one}.
 */
const RATE_SCRIPT = `
local interval, burst, longest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local kept = redis.pcall('GET', KEYS[1])
local full = type(kept) == 'string' and tonumber(kept) or now
if not (full >= now and full <= now + interval * (burst + 1) + longest) then full = now end
local wait = math.max(0, full - interval * (burst - 1) - now)
if wait > longest then return {0, string.format('%.0f', wait)} end
full = full + interval
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000) + 1000)
return {1, string.format('%.0f', wait)}`;

/** The same script for those who wait and for those who turn away. */
export class RedisRates implements CallerLimits, SharedTurns {
  readonly #options: RedisRatesOptions;

  constructor(options: RedisRatesOptions) {
    this.#options = options;
  }

  async tryTake(key: string, rate: Rate): Promise<RateDecision | undefined> {
    const taken = await this.#take(`caller:${await this.#options.nameOf(key)}`, rate, 0);
    if (taken === undefined || taken.isTaken) return taken && { isAllowed: true };
    return { isAllowed: false, retryAfterMs: Math.max(1, Math.ceil(taken.waitMs)) };
  }

  async nextTurn(host: string, rate: Rate): Promise<SharedTurn | undefined> {
    const turn = await this.#take(`host:${host}`, rate, MAX_WAIT_MS);
    if (turn === undefined || turn.isTaken) return turn;
    return { isTaken: false, waitMs: turn.waitMs - ASKED_AGAIN_MS };
  }

  async #take(
    key: string,
    { ratePerSecond, burstCount }: Rate,
    maxWaitMs: number,
  ): Promise<SharedTurn | undefined> {
    const { link, prefix } = this.#options;
    const micros = (ms: number) => `${Math.round(ms * 1_000)}`;
    const outcome = await link.run([
      ...["EVAL", RATE_SCRIPT, "1", `${prefix}:v1:rate:${key}`],
      ...[micros(1_000 / ratePerSecond), `${burstCount}`, micros(maxWaitMs)],
    ], "write");
    if (outcome === "gone" || !("reply" in outcome) || !Array.isArray(outcome.reply)) {
      return undefined;
    }
    const [isTaken, wait] = outcome.reply;
    const waitMs = Number(new TextDecoder().decode(wait)) / 1_000;
    return Number.isFinite(waitMs) ? { isTaken: isTaken === 1, waitMs } : undefined;
  }
}
