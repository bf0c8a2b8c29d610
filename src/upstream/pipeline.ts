/** The cache in front of the look-ups, and what is told of each. @module */
import type { CacheEntry } from "../cache/response_cache.ts";
import type { CacheCounters } from "../cache/statistics.ts";
import type { SourceStatus, UpstreamCall } from "../domain/source.ts";
import { Debounce } from "../resilience/debounce.ts";
import { SingleFlight } from "../resilience/single_flight.ts";
import { UpstreamError } from "../resilience/upstream_error.ts";
import type { BytesAnswer, BytesRequest } from "./byte_range.ts";
import { fetchAnswer } from "./fetched.ts";
import { isRefusal, lookUp, type LookUpOptions } from "./look_up.ts";
import { keyOf, type Origin, originOf, type OriginOptions, type Question } from "./question.ts";
import { findShared, freshnessOf, type Landed, landedOf } from "./shared_flight.ts";
import type { UpstreamApiOptions } from "./upstream_api_options.ts";
import type { ComposedRequest, UpstreamApi, UpstreamRequest } from "./upstream_request.ts";
import { parseBase, type UpstreamBase } from "./upstream_url.ts";
import { toPartRequest } from "./wire_request.ts";

/** See `createUpstreamApi`. */
export class Pipeline implements UpstreamApi {
  readonly service: string;
  readonly host: string;
  readonly isPublic: boolean;
  readonly #options: UpstreamApiOptions;
  readonly #base: UpstreamBase;
  readonly #origins: OriginOptions;
  /** Begins every key: several indexes are one service. */
  readonly #place: string;
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
    this.#place = `${service} ${this.#base.href}`;
    const own = { host: this.host, isPublic: this.isPublic };
    this.#origins = { base: this.#base, own, standIn, publicOrigins };
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
    const origin = originOf(request, this.#origins);
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
    const key = keyOf(request, this.#place);
    const freshMs = freshnessOf(request, this.#options.policies);
    const entry = freshMs > 0 ? this.#options.cache.get(key) : undefined;
    if (entry === undefined) return await this.#ask(request, call, { key, entry });
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
    const { staleWhileRevalidateMs } = this.#options.policies;
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
    return this.#ask(request, call, { key, entry });
  }

  /** Asks, alone or with others; where that fails, a copy that is not too old stands in. */
  async #ask<T>(
    request: Question<T>,
    call: UpstreamCall,
    { key, entry }: { key: string; entry: CacheEntry | undefined },
  ): Promise<T | undefined> {
    const { cache, policies, clock } = this.#options;
    const freshMs = freshnessOf(request, policies);
    if (this.#flights.has(key)) this.#counters.coalesced++;
    this.#revalidations.cancel(key);
    let landed: Landed | undefined;
    try {
      landed = await this.#join(request, key, { entry, signal: call.signal });
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      // The flight may have found a newer one, which another process left.
      const copy = freshMs > 0 ? cache.get(key) ?? entry : undefined;
      const ageMs = copy === undefined ? 0 : clock() - copy.confirmedAtMs;
      const usableMs = copy === undefined || copy.negative ? 0 : freshMs + policies.staleIfErrorMs;
      if (copy === undefined || ageMs >= usableMs || isRefusal(error)) {
        const origin = originOf(request, this.#origins);
        this.#record(call, origin, { status: "failed", ageMs: 0, reason: error.kind });
        throw error;
      }
      this.#counters.staleAnswers++;
      return this.#serve(request, call, {
        entry: copy,
        status: "stale",
        ageMs,
        reason: error.kind,
      });
    } finally {
      this.#count(landed, freshMs);
    }
    const reason = landed.status === "stale" ? "being asked again" : undefined;
    return this.#serve(request, call, { ...landed, reason });
  }

  /** What the cache has no say in is no miss of it, e.g. the parts of a composed value. */
  #count(landed: Landed | undefined, freshMs: number): void {
    const isHit = landed?.status === "cached" || landed?.status === "stale";
    if (isHit) this.#counters.sharedHits++;
    if (isHit) this.#counters.hits++;
    else if (freshMs > 0) this.#counters.misses++;
    if (landed?.status === "stale") this.#counters.staleAnswers++;
  }

  #join<T>(request: Question<T>, key: string, joining: Joining): Promise<Landed> {
    return this.#flights.join(key, {
      signal: joining.signal,
      start: (signal) => this.#fly(request, key, { ...joining, signal }),
    });
  }

  /** Runs behind nobody: a failure shows in the monitor, and the copy stays for those who come. */
  #revalidate<T>(request: Question<T>, key: string, entry: CacheEntry): void {
    const signal = this.#options.shutdown;
    if (signal.aborted || this.#options.cache.get(key) !== entry) return;
    this.#join(request, key, { entry, signal, isBehind: true }).catch(() => {});
  }

  async #fly<T>(
    request: Question<T>,
    key: string,
    { entry, signal, isBehind = false }: Joining,
  ): Promise<Landed> {
    const { shared, policies, authorize, clock, cache } = this.#options;
    const origin = originOf(request, this.#origins);
    const base = this.#base;
    const { deadlineMs: ownMs = Infinity } = "load" in request ? {} : request;
    const ask = (known: CacheEntry | undefined, deadlineMs = Infinity) =>
      fetchAnswer(request, {
        ...this.#lookUpOptions(origin, { deadlineMs: Math.min(ownMs, deadlineMs), signal }),
        ...{ base, origin, entry: known },
      });
    const mayShare = shared !== undefined && freshnessOf(request, policies) > 0;
    const landed = mayShare
      ? await findShared(request, {
        ...{ tier: shared, service: this.service, base, origin, policies, authorize, clock },
        ...{ signal, key, entry, isBehind, ask },
        onOlder: (copy) => cache.set(key, copy.entry, copy.textLength),
      })
      : landedOf(await ask(entry));
    this.#keep(request, key, landed);
    return landed;
  }

  #keep<T>(request: Question<T>, key: string, landed: Landed): void {
    const { cache, policies } = this.#options;
    if (!(freshnessOf(request, policies) > 0)) return;
    const isKept = !landed.entry.negative || policies.negativeTtlMs > 0;
    if (landed.status === "revalidated") cache.replace(key, landed.entry);
    else if (isKept) cache.set(key, landed.entry, landed.textLength);
    else if (!("load" in request)) cache.delete(key); // the copy of what is gone
    if (landed.status === "stale") {
      this.#revalidations.schedule(key, () => this.#revalidate(request, key, landed.entry));
    }
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

  /** Records the outcome and hands the value out. */
  #serve<T>(
    request: Question<T>,
    call: UpstreamCall,
    { entry, status, ageMs, reason }: {
      entry: CacheEntry;
      status: SourceStatus;
      ageMs: number;
      reason?: string | undefined;
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
}

/** Who boards a flight, and with what. */
interface Joining {
  readonly entry: CacheEntry | undefined;
  readonly signal: AbortSignal;
  /** Nobody waits for it. */
  readonly isBehind?: boolean;
}
