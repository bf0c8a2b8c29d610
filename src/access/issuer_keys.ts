/** The issuer's public keys: found by its metadata, fetched within bounds, not fetched in vain again and again. @module */
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from "jose";
import * as z from "zod";
import type { Clock } from "../domain/clock.ts";
import type { Timers } from "../resilience/timers.ts";

const MAX_BYTES = 262_144;
const TIMEOUT_MS = 5_000;
const FRESH_MS = 600_000; // a key that the issuer withdrew is accepted that much longer
const UNKNOWN_KEY_PAUSE_MS = 30_000; // tokens with made-up keys cause one request in that time
const FAILURE_PAUSE_MS = 5_000; // after a failure nobody asks for so long
/** Keys of the future would stay fresh until then: what the issuer withdrew would hold, what it added would not. */
const SET_BACK_MS = 60_000;

/** The issuer cannot be asked now, so nobody can tell whether a token is right. */
class KeysUnavailableError extends Error {
  override readonly name = "KeysUnavailableError";
}

/** Where keys come from. */
export interface IssuerKeysOptions {
  readonly issuer: string;
  /** Empty: as the issuer's metadata say. */
  readonly jwksUrl: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly timers: Timers;
}

const wireMetadata = z.object({ issuer: z.string(), jwks_uri: z.string() });

/** Finds the key of a token; rejects with `KeysUnavailableError` where keys cannot be had. */
export function issuerKeys(options: IssuerKeysOptions): JWTVerifyGetKey {
  const { fetchBounded, pause } = boundedFetch(options);
  const { clock, timers } = options;
  let keySet: Promise<JWTVerifyGetKey> | undefined;
  let askedAtMs = -Infinity;
  const open = async () => {
    const url = options.jwksUrl === ""
      ? await withinTime((signal) => discover(options.issuer, { fetchBounded, signal }), timers)
      : options.jwksUrl;
    return createRemoteJWKSet(new URL(url), {
      [customFetch]: fetchBounded,
      timeoutDuration: TIMEOUT_MS,
      cacheMaxAge: FRESH_MS,
      cooldownDuration: UNKNOWN_KEY_PAUSE_MS,
    });
  };
  return async (header, token) => {
    const nowMs = clock();
    if (nowMs < askedAtMs - SET_BACK_MS) keySet = undefined;
    askedAtMs = nowMs;
    try {
      keySet ??= open();
      return await (await keySet)(header, token);
    } catch (error) {
      if (isTokensFault(error)) throw error;
      pause();
      throw new KeysUnavailableError("Cannot read the issuer's keys", { cause: error });
    } finally {
      keySet?.catch(() => keySet = undefined);
    }
  };
}

function isTokensFault(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys || error instanceof errors.JOSENotSupported;
}

/** RFC 8414 puts the issuer's path behind the well-known one, OpenID before it. */
async function discover(
  issuer: string,
  { fetchBounded, signal }: { readonly fetchBounded: typeof fetch; readonly signal: AbortSignal },
): Promise<string> {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, "");
  const places = [
    `${origin}/.well-known/oauth-authorization-server${path}`,
    `${origin}${path}/.well-known/openid-configuration`,
  ];
  for (const place of places) {
    const response = await fetchBounded(place, { redirect: "manual", signal });
    if (response.status !== 200) continue;
    const { issuer: named, jwks_uri } = wireMetadata.parse(await response.json());
    if (named !== issuer) throw new TypeError("The metadata are those of another issuer");
    const isPlain = !jwks_uri.startsWith("https://") && new URL(jwks_uri).origin !== origin;
    if (isPlain) throw new TypeError("The keys are not behind https");
    return jwks_uri;
  }
  throw new TypeError("The issuer has no metadata");
}

/** Who waits for the keys holds a slot, so an issuer that does not answer is given up; keys have the library's limit. */
async function withinTime<T>(
  task: (signal: AbortSignal) => Promise<T>,
  timers: Timers,
): Promise<T> {
  const late = new AbortController();
  const cancel = timers.after(TIMEOUT_MS, () => late.abort());
  try {
    return await task(late.signal);
  } finally {
    cancel();
  }
}

/** After a failure the next ones fail at once for a while; keys that are known go on being used. */
function boundedFetch({ fetch: platformFetch, clock }: IssuerKeysOptions) {
  let pausedUntilMs = -Infinity;
  const isPaused = () => {
    const leftMs = pausedUntilMs - clock();
    return leftMs > 0 && leftMs <= FAILURE_PAUSE_MS; // more is left where the clock was set back
  };
  const fetchBounded: typeof fetch = async (input, init) => {
    if (isPaused()) throw new TypeError("It failed just before");
    const response = await platformFetch(input, init);
    return new Response(await boundedText(response), { status: response.status });
  };
  const pause = () => {
    if (!isPaused()) pausedUntilMs = clock() + FAILURE_PAUSE_MS;
  };
  return { fetchBounded, pause };
}

async function boundedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_BYTES) throw new TypeError(`It is over ${MAX_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
