/** The clients of all services over one cache and one set of host policies. Part of the composition. @module */
import type { ResponseCache } from "./cache/response_cache.ts";
import type { Config } from "./config/load.ts";
import { authorizeBy, connectIndexes, knownIndexes } from "./connect_indexes.ts";
import type { OpenSource } from "./connect_plugins.ts";
import type { Clock } from "./domain/clock.ts";
import type { Log } from "./log.ts";
import type { HostPolicies } from "./resilience/host_policies.ts";
import type { Timers } from "./resilience/timers.ts";
import type { ToolDependencies } from "./tools/dependencies.ts";
import type { CacheState, UpstreamState } from "./tools/server_state.ts";
import { OsvClient } from "./upstream/osv/client.ts";
import { PypiCoreMetadataClient } from "./upstream/pypi/core_metadata_client.ts";
import { withoutForwarding } from "./upstream/pypi/forwarding_index.ts";
import { MainIndexAdvisories, MainIndexDownloads } from "./upstream/pypi/main_index_only.ts";
import { ProjectCatalogue } from "./upstream/pypi/project_catalogue.ts";
import { PypiProjectClient } from "./upstream/pypi/project_client.ts";
import { PypiStorageClient } from "./upstream/pypi/storage_client.ts";
import { PypistatsClient } from "./upstream/pypistats/client.ts";
import type { SharedTier } from "./upstream/shared_tier.ts";
import { createUpstreamApi, type UpstreamApiOptions } from "./upstream/upstream_api.ts";
import { type HostState, UpstreamMonitor } from "./upstream/upstream_monitor.ts";
import { createUpstreamPolicies } from "./upstream/upstream_policies.ts";

/** What all clients share. */
export interface SharedUpstreamParts {
  readonly cache: ResponseCache;
  /** What processes share behind it; absent where they share nothing. */
  readonly shared?: SharedTier | undefined;
  readonly hosts: HostPolicies;
  readonly log: Log;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly random: () => number;
  readonly timers: Timers;
  readonly shutdown: AbortSignal;
  /** With the version filled in. */
  readonly userAgent: string;
  /** What answers in place of the network, as every answer names it; absent where the network does. */
  readonly standIn?: string | undefined;
}

/** The sources that tools read, and what is known about them. */
export interface Upstreams {
  readonly sources: Pick<
    ToolDependencies,
    "projects" | "index" | "metadata" | "storage" | "advisories" | "downloads"
  >;
  readonly states: () => readonly UpstreamState[];
  /** The same with every figure, for metrics. */
  readonly hostStates: () => readonly HostState[];
  readonly cacheState: () => CacheState;
  /** One more service behind the same pipeline: a plug-in's. */
  readonly open: OpenSource;
}

/** The real services' origins: an answer names every other one. */
const PUBLIC_PYPI = ["https://pypi.org"];
const PUBLIC_FILES = ["https://files.pythonhosted.org"];
const PUBLIC_OSV = ["https://api.osv.dev"];
const PUBLIC_PYPISTATS = ["https://pypistats.org"];

/** One client for each service, over the policies that all share. */
export function connectUpstreams(config: Config, shared: SharedUpstreamParts): Upstreams {
  const { cache, hosts, log, clock, timers, userAgent } = shared;
  const monitor = new UpstreamMonitor({
    hosts,
    clock,
    onFailure: ({ kind, service, status, attempts }, host) =>
      log.debug("Upstream failed", { service, host, kind, status, attempts }),
  });
  const policies = createUpstreamPolicies({
    timeoutMs: config.timeoutMs,
    maxRetries: config.maxRetries,
    maxResponseBytes: config.maxResponseBytes,
    userAgent,
    cacheTtlMs: config.cacheMaxEntryCount === 0 ? 0 : config.cacheTtlMs,
    staleMs: config.cacheStaleMs,
    negativeTtlMs: config.cacheNegativeTtlMs,
    revalidateDebounceMs: config.debounceMs,
  });
  const api = (
    service: string,
    baseUrl: string,
    publicOrigins: readonly string[],
    options: Partial<Pick<UpstreamApiOptions, "authorize" | "fetch" | "otherOrigins">> = {},
  ) =>
    createUpstreamApi({
      ...{ ...shared, ...options },
      ...{ service, baseUrl, publicOrigins, policies, monitor },
    });
  const known = knownIndexes(config);
  const files = api("pypi-files", config.filesBaseUrl, PUBLIC_FILES, {
    // An index that is not PyPI usually serves its files itself.
    otherOrigins: known.map(({ url }) => new URL(url).origin),
    authorize: authorizeBy(known),
  });
  const metadata = new PypiCoreMetadataClient(files);
  const json = config.hasJsonApi
    ? new PypiProjectClient(api("pypi-json", config.pypiBaseUrl, PUBLIC_PYPI))
    : undefined;
  const indexes = connectIndexes(
    config,
    (index) =>
      api("pypi-index", index.url, PUBLIC_PYPI, {
        authorize: authorizeBy([index]),
        fetch: withoutForwarding(
          shared.fetch,
          known.map(({ url }) => url).filter((url) => url !== index.url),
        ),
      }),
  );
  const storage = api("pypi-stats", config.pypiBaseUrl, PUBLIC_PYPI);
  const osv = api("osv", config.osvBaseUrl, PUBLIC_OSV);
  const downloads = api("pypistats", config.pypistatsBaseUrl, PUBLIC_PYPISTATS);
  return {
    sources: {
      projects: new ProjectCatalogue({
        ...{ indexes, json, metadata },
        isJsonOfIndex: new URL(config.pypiBaseUrl).origin === new URL(config.indexUrl.url).origin,
      }),
      index: indexes,
      metadata,
      storage: new PypiStorageClient(storage),
      advisories: new MainIndexAdvisories(
        new OsvClient(osv, { gatherMs: config.batchWindowMs, timers }),
        { indexes, place: osv },
      ),
      downloads: new MainIndexDownloads(new PypistatsClient(downloads), {
        indexes,
        place: downloads,
      }),
    },
    hostStates: () => monitor.hostStates(),
    states: () => monitor.hostStates().map(toUpstreamState),
    cacheState: () => toCacheState(config, cache),
    open: ({ service, baseUrl, authorization }) => {
      const { origin } = new URL(baseUrl);
      return api(service, baseUrl, [origin], {
        authorize: (url) => url.origin === origin ? authorization : undefined,
      });
    },
  };
}

function toUpstreamState(
  state: ReturnType<UpstreamMonitor["hostStates"]>[number],
): UpstreamState {
  const { service, host, isPublic, circuit, lastErrorKind, lastErrorAtMs } = state;
  return {
    service,
    host,
    public: isPublic,
    circuit,
    ...(lastErrorKind === undefined ? {} : { lastErrorKind }),
    ...(lastErrorAtMs === undefined ? {} : { lastErrorAt: new Date(lastErrorAtMs).toISOString() }),
  };
}

function toCacheState(config: Config, cache: ResponseCache): CacheState {
  const statistics = cache.statistics();
  return {
    enabled: config.cacheMaxEntryCount > 0 && config.cacheTtlMs > 0,
    entries: statistics.entryCount,
    maxEntries: statistics.maxEntryCount,
    bytes: statistics.sizeBytes,
    maxBytes: statistics.maxSizeBytes,
    hits: statistics.hits,
    misses: statistics.misses,
    evictions: statistics.evictions,
    expirations: statistics.expirations,
    staleAnswers: statistics.staleAnswers,
    coalesced: statistics.coalesced,
    sharedHits: statistics.sharedHits,
    defaultTtlMs: config.cacheTtlMs,
    perService: [...statistics.services].map(([service, counters]) => ({
      service,
      entries: counters.entryCount,
      hits: counters.hits,
      misses: counters.misses,
      staleAnswers: counters.staleAnswers,
      coalesced: counters.coalesced,
    })),
  };
}
