/** What a pipeline is made of. @module */
import type { ResponseCache } from "../cache/response_cache.ts";
import type { Clock } from "../domain/clock.ts";
import type { Random } from "../resilience/backoff.ts";
import type { HostPolicies } from "../resilience/host_policies.ts";
import type { Timers } from "../resilience/timers.ts";
import type { Authorize, Fetch } from "./attempt.ts";
import type { SharedTier } from "./shared_tier.ts";
import type { UpstreamMonitor } from "./upstream_monitor.ts";
import type { UpstreamPolicies } from "./upstream_policies.ts";

/** Cache, hosts and monitor are shared by all services. */
export interface UpstreamApiOptions {
  /** As in `SourceOutcome.service`. */
  readonly service: string;
  readonly baseUrl: string;
  /** Origins of the real service, e.g. `https://pypi.org`; a base URL elsewhere is told as not public. */
  readonly publicOrigins: readonly string[];
  /** What answers in place of the network: told as the host, and never as public. */
  readonly standIn?: string;
  /** Origins beside the base URL's that absolute URLs may have. */
  readonly otherOrigins?: readonly string[];
  /** Credentials by URL. They are no part of the local cache's key: one service has one set of them. */
  readonly authorize?: Authorize;
  readonly policies: UpstreamPolicies;
  readonly hosts: HostPolicies;
  readonly cache: ResponseCache;
  /** Behind the cache; absent where nothing is shared with other processes. */
  readonly shared?: SharedTier | undefined;
  readonly monitor: UpstreamMonitor;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  /** Aborts at shutdown: ends background revalidation. Look-ups end by their callers' signals. */
  readonly shutdown: AbortSignal;
}
