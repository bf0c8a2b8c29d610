/** The cache in front of the look-ups, and what is told of each. @module */
import type { CacheEntry } from "../cache/response_cache.ts";
import type { CacheCounters } from "../cache/statistics.ts";
import type { SourceStatus, UpstreamCall } from "../domain/source.ts";
import { Debounce } from "../resilience/debounce.ts";
import { SingleFlight } from "../resilience/single_flight.ts";
import { UpstreamError } from "../resilience/upstream_error.ts";
import type { WireAnswer } from "./attempt.ts";
import type { BytesAnswer, BytesRequest } from "./byte_range.ts";
import { decodeAnswer } from "./decode_answer.ts";
import { isRefusal, lookUp, type LookUpOptions } from "./look_up.ts";
import type { UpstreamApiOptions } from "./upstream_api_options.ts";
import type { ComposedRequest, UpstreamApi, UpstreamRequest } from "./upstream_request.ts";
import { parseBase, type UpstreamBase } from "./upstream_url.ts";
import { toPartRequest, toWireRequest } from "./wire_request.ts";

/** How a flight ended: the entry, which may or may not have been worth storing, and how it came. */
interface Landed {
  readonly entry: CacheEntry;
  readonly status: "fetched" | "revalidated";
}

/** See `createUpstreamApi`. */
export class Pipeline implements UpstreamApi {
  readonly service: string;
  readonly host: string;
  readonly isPublic: boolean;
  readonly #options: UpstreamApiOptions;
  readonly #base: UpstreamBase;
  readonly #counters: CacheCounters;
  readonly #flights = new SingleFlight<Landed>();
  readonly #revalidations: Debounce;

  constructor(options: UpstreamApiOptions) {
    const { service, baseUrl, publicOrigins, otherOrigins, standIn, policies, clock, timers } =
      options;
    this.service = service;
    this.#base = parseBase(baseUrl, otherOrigins);
    this.host = standIn ?? this.#base.host;
    this.isPublic = standIn === undefined && publicOrigins.includes(new URL(baseUrl).origin);
    this.#options = options;
    this.#counters = options.cache.counters(service);
    this.#revalidations = new Debounce({ delayMs: policies.revalidateDebounceMs, clock, timers });
    options.monitor.record(this); // so that a service nobody has asked yet is listed, too
    options.shutdown.addEventListener("abort", () => this.#revalidations.cancelAll(), {
      once: true,
    });
  }

  read<T>(request: UpstreamRequest<T>, call: UpstreamCall): Promise<T | undefined> {
    return this.#read(request, call);
  }

  async compose<T>(request: ComposedRequest<T>, call: UpstreamCall): Promise<T> {
    return await this.#read(request, call) as T; // of what `load` gave, nothing is left out
  }

  async readBytes(request: BytesRequest, call: UpstreamCall): Promise<BytesAnswer> {
    call.signal.throwIfAborted();
    const origin = this.#origin(request);
    try {
      const part = await lookUp(() => toPartRequest(this.#base, request), {
        ...this.#lookUpOptions(origin, { ...request, signal: call.signal }),
        finish: (answer) => answer.kind === "part" ? answer.part : { kind: "absent" } as const,
      });
      this.#record(call, origin, { status: "fetched", ageMs: 0, reason: undefined });
      return part;
    } catch (error) {
      if (error instanceof UpstreamError) {
        this.#record(call, origin, { status: "failed", ageMs: 0, reason: error.kind });
      }
      throw error;
    }
  }

  /** A fresh copy costs one key, one map look-up and one outcome: everything else is behind `#readOn`. */
  async #read<T>(request: Question<T>, call: UpstreamCall): Promise<T | undefined> {
    call.signal.throwIfAborted();
    const key = this.#keyOf(request);
    const freshMs = request.freshMs ?? this.#options.policies.cacheTtlMs;
    const entry = freshMs > 0 ? this.#options.cache.get(key) : undefined;
    if (entry === undefined) return await this.#ask(request, call, { key, entry, usableMs: 0 });
    const ageMs = Math.max(0, this.#options.clock() - entry.confirmedAtMs);
    const goodMs = entry.negative ? this.#options.policies.negativeTtlMs : freshMs;
    if (ageMs < goodMs) {
      this.#counters.hits++;
      return this.#serve(request, call, { entry, status: "cached", ageMs });
    }
    return await this.#readOn(request, call, { key, entry, ageMs, goodMs });
  }

  /** The copy is past its freshness: serve it and ask behind it, or ask first. */
  #readOn<T>(
    request: Question<T>,
    call: UpstreamCall,
    { key, entry, ageMs, goodMs }: {
      key: string;
      entry: CacheEntry;
      ageMs: number;
      goodMs: number;
    },
  ): Promise<T | undefined> | T | undefined {
    const { staleWhileRevalidateMs, staleIfErrorMs } = this.#options.policies;
    if (!entry.expirationCounted) this.#counters.expirations++;
    entry.expirationCounted = true;
    // "Does not exist" is only believed while it is fresh: somebody may be publishing it right now.
    if (!entry.negative && ageMs < goodMs + staleWhileRevalidateMs) {
      this.#counters.hits++;
      this.#counters.staleAnswers++;
      this.#revalidations.schedule(key, () => this.#revalidate(request, key, entry));
      const reason = "being asked again";
      return this.#serve(request, call, { entry, status: "stale", ageMs, reason });
    }
    const usableMs = entry.negative ? 0 : goodMs + staleIfErrorMs;
    return this.#ask(request, call, { key, entry, usableMs });
  }

  /** Asks, alone or with others; where that fails, an old copy younger than `usableMs` stands in. */
  async #ask<T>(
    request: Question<T>,
    call: UpstreamCall,
    { key, entry, usableMs }: { key: string; entry: CacheEntry | undefined; usableMs: number },
  ): Promise<T | undefined> {
    // What the cache has no say in is no miss of it, e.g. the parts of a composed value.
    if ((request.freshMs ?? this.#options.policies.cacheTtlMs) > 0) this.#counters.misses++;
    if (this.#flights.has(key)) this.#counters.coalesced++;
    this.#revalidations.cancel(key);
    try {
      const landed = await this.#join(request, key, { entry, signal: call.signal });
      return this.#serve(request, call, { ...landed, ageMs: 0 });
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      const ageMs = entry === undefined ? 0 : this.#options.clock() - entry.confirmedAtMs;
      if (entry !== undefined && ageMs < usableMs && !isRefusal(error)) {
        this.#counters.staleAnswers++;
        return this.#serve(request, call, { entry, status: "stale", ageMs, reason: error.kind });
      }
      const origin = this.#origin(request);
      this.#record(call, origin, { status: "failed", ageMs: 0, reason: error.kind });
      throw error;
    }
  }

  #join<T>(
    request: Question<T>,
    key: string,
    { entry, signal }: { entry: CacheEntry | undefined; signal: AbortSignal },
  ): Promise<Landed> {
    return this.#flights.join(key, {
      signal,
      start: (flight) => this.#fly(request, key, { entry, signal: flight }),
    });
  }

  /** Runs behind nobody: a failure shows in the monitor, and the copy stays for those who come. */
  #revalidate<T>(request: Question<T>, key: string, entry: CacheEntry): void {
    const signal = this.#options.shutdown;
    if (signal.aborted || this.#options.cache.get(key) !== entry) return;
    this.#join(request, key, { entry, signal }).catch(() => {});
  }

  async #fly<T>(
    request: Question<T>,
    key: string,
    { entry, signal }: { entry: CacheEntry | undefined; signal: AbortSignal },
  ): Promise<Landed> {
    const origin = this.#origin(request);
    if ("load" in request) return await this.#load(request, { key, origin, signal });
    return await lookUp(() => toWireRequest(this.#base, request, entry?.etag), {
      ...this.#lookUpOptions(origin, { ...request, signal }),
      finish: (answer) => this.#finish(answer, request, { key, entry, origin }),
    });
  }

  #lookUpOptions(
    origin: Origin,
    { signal, deadlineMs }: Pick<LookUpOptions<unknown>, "signal" | "deadlineMs">,
  ): Omit<LookUpOptions<unknown>, "finish"> {
    const { hosts, monitor, policies, fetch, authorize, clock, random, timers } = this.#options;
    return {
      service: this.service,
      limits: policies,
      policy: hosts.of(origin.host),
      record: monitor.record({ service: this.service, ...origin }),
      ...{ fetch, authorize, clock, random, timers, signal, deadlineMs },
    };
  }

  /** From the wire to a stored entry. */
  async #finish<T>(
    answer: WireAnswer,
    request: UpstreamRequest<T>,
    { key, entry, origin }: { key: string; entry: CacheEntry | undefined; origin: Origin },
  ): Promise<Landed> {
    if (answer.kind === "unchanged" && entry !== undefined) {
      const confirmed = { ...entry, confirmedAtMs: answer.readAtMs, expirationCounted: false };
      this.#options.cache.replace(key, confirmed);
      return { entry: confirmed, status: "revalidated" };
    }
    const found = answer.kind === "found" ? answer : undefined;
    const fresh: CacheEntry = {
      service: this.service,
      ...origin,
      value: found === undefined ? undefined : await decodeAnswer(request, found),
      negative: found === undefined,
      etag: found?.etag,
      confirmedAtMs: answer.readAtMs,
      expirationCounted: false,
    };
    const { cacheTtlMs, negativeTtlMs } = this.#options.policies;
    const freshMs = request.freshMs ?? cacheTtlMs;
    if (freshMs > 0 && (!fresh.negative || negativeTtlMs > 0)) {
      this.#options.cache.set(key, fresh, found?.text.length ?? 0);
    } else if (freshMs > 0) {
      this.#options.cache.delete(key); // the copy of what is gone
    }
    return { entry: fresh, status: "fetched" };
  }

  /** A composed value and its stored entry. Its texts were parsed by other reads, so only its own size is known. */
  async #load<T>(
    request: ComposedRequest<T>,
    { key, origin, signal }: { key: string; origin: Origin; signal: AbortSignal },
  ): Promise<Landed> {
    const { cache, policies, clock } = this.#options;
    const value = await request.load(signal, clock() + policies.budgetMs);
    const entry: CacheEntry = {
      ...{ service: this.service, ...origin },
      ...{ value, negative: value === undefined, etag: undefined },
      confirmedAtMs: clock(),
      expirationCounted: false,
    };
    const isKept = !entry.negative || policies.negativeTtlMs > 0;
    if ((request.freshMs ?? policies.cacheTtlMs) > 0 && isKept) cache.set(key, entry, 0);
    return { entry, status: "fetched" };
  }

  /** Records the outcome and hands the value out. */
  #serve<T>(
    request: Question<T>,
    call: UpstreamCall,
    { entry, status, ageMs, reason }: {
      entry: CacheEntry;
      status: SourceStatus;
      ageMs: number;
      reason?: string;
    },
  ): T | undefined {
    if (entry.negative && "notFound" in request && request.notFound === "failure") {
      this.#record(call, entry, { status: "failed", ageMs, reason: "rejected" });
      throw new UpstreamError({
        kind: "rejected",
        service: this.service,
        status: 404,
        attempts: status === "fetched" ? 1 : 0,
      });
    }
    this.#record(call, entry, { status, ageMs, reason });
    // The cache holds values of every type; this one was made by the `decode` that belongs to the key.
    return entry.value as T | undefined;
  }

  #record(
    call: UpstreamCall,
    { host, isPublic }: Origin,
    { status, ageMs, reason }: { status: SourceStatus; ageMs: number; reason: string | undefined },
  ): void {
    const outcome = { service: this.service, host, isPublic, status, ageMs };
    call.sources.record(reason === undefined ? outcome : { ...outcome, reason });
  }

  /** Everything the answer depends on; service and base URL stand for its parsers and its credentials. */
  #keyOf<T>(request: Question<T>): string {
    const place = `${this.service} ${this.#base.href}`; // several indexes are one service
    if ("load" in request) return `${place}\n\n${request.key}`; // reads accept something
    const key = `${place}\n${request.accept}\n${request.path}`;
    if (request.method !== "POST") return key;
    return `${key}\nPOST ${JSON.stringify(request.body)}`;
  }

  /** Which host a request is for; the base's for one that will be refused. */
  #origin<T>(request: Question<T> | BytesRequest): Origin {
    const { standIn, publicOrigins } = this.#options;
    const path = ("load" in request ? request.about : request.path) ?? "/";
    const url = path.startsWith("/") ? null : URL.parse(path);
    if (standIn !== undefined || url === null || !this.#base.origins.has(url.origin)) {
      return { host: this.host, isPublic: this.isPublic };
    }
    return { host: url.host, isPublic: publicOrigins.includes(url.origin) };
  }
}

/** What the cache in front of everything can be asked. */
type Question<T> = UpstreamRequest<T> | ComposedRequest<T>;

interface Origin {
  readonly host: string;
  readonly isPublic: boolean;
}
