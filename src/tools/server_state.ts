/** What the running server knows about itself; tools that ask no upstream read it here. @module */
import type { UpstreamErrorKind } from "../resilience/upstream_error.ts";

/** A circuit breaker's state: `open` means that the upstream is not asked for now. */
export type CircuitState = "closed" | "open" | "half-open";

/** One upstream service as the pipeline sees it. */
export interface UpstreamState {
  /** As in `SourceOutcome.service`. */
  readonly service: string;
  /** Host and port that is asked. */
  readonly host: string;
  /** False where the host is not the service's public one. */
  readonly public: boolean;
  readonly circuit: CircuitState;
  readonly lastErrorKind?: UpstreamErrorKind;
  /** RFC 3339, UTC. */
  readonly lastErrorAt?: string;
}

/** What the cache did for one service since the start. */
export interface ServiceCacheState {
  readonly service: string;
  readonly entries: number;
  readonly hits: number;
  readonly misses: number;
  readonly staleAnswers: number;
  readonly coalesced: number;
}

/** The cache as a whole since the start. */
export interface CacheState {
  readonly enabled: boolean;
  readonly entries: number;
  readonly maxEntries: number;
  /** Estimated size of what is kept. */
  readonly bytes: number;
  readonly maxBytes: number;
  readonly hits: number;
  readonly misses: number;
  readonly evictions: number;
  readonly expirations: number;
  /** Old copies that were served because an upstream failed or was being asked again. */
  readonly staleAnswers: number;
  /** Look-ups that waited for another one's request. */
  readonly coalesced: number;
  /** Hits that another process's copy gave; absent where nothing is shared. */
  readonly sharedHits?: number;
  readonly defaultTtlMs: number;
  readonly perService: readonly ServiceCacheState[];
}

/** Read-only view of the running server, built in `src/compose.ts`. */
export interface ServerState {
  readonly version: string;
  /** By the injected clock. */
  readonly startedAtMs: number;
  upstreams(): readonly UpstreamState[];
  cache(): CacheState;
}
