/** `health_check`: whether this server works, from what it already knows. Asks no upstream. @module */
import * as z from "zod";
import type { Clock } from "../domain/clock.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { bullets, count, field, lines } from "../mcp/text.ts";
import { hitRate } from "./get_cache_info.ts";
import type { CacheState, ServerState, UpstreamState } from "./server_state.ts";

const input = z.strictObject({});
const output = z.object({
  status: z.enum(["ok", "degraded"]),
  version: z.string(),
  timestamp: z.string(),
  uptime_seconds: z.number(),
  upstreams: z.array(z.object({
    service: z.string(),
    host: z.string(),
    public: z.boolean(),
    circuit: z.string(), // a `CircuitState`
    last_error_kind: z.string().optional(), // one of UPSTREAM_ERROR_KINDS
    last_error_at: z.string().optional(),
  })),
  cache_status: z.object({
    enabled: z.boolean(),
    entries: z.int(),
    max_entries: z.int(),
    bytes: z.number(),
    hit_rate: z.number(),
  }),
  notes: z.array(z.string()),
});
interface Deps {
  readonly state: ServerState;
  readonly clock: Clock;
}

export const healthCheck = defineTool({
  name: "health_check",
  title: "Check this server",
  description:
    "State of this server: version, uptime, circuit and last error of each upstream, cache. " +
    "Asks no upstream: `ok` means none is known to fail.",
  toolset: "server",
  annotations: READS_UPSTREAM,
  input,
  output,
  run(_, { state, clock }: Deps) {
    return Promise.resolve(describeHealth(state, clock()));
  },
  text: ({ status, version, uptime_seconds, upstreams, cache_status, notes }) =>
    lines(
      `${status}: pypi-mcp ${version}, up for ${count(Math.floor(uptime_seconds), "second")}`,
      bullets(upstreams.map((upstream) =>
        `${upstream.service} at ${upstream.host}${
          upstream.public ? "" : " (not the public one)"
        }: ` +
        `circuit ${upstream.circuit}` +
        (upstream.last_error_kind === undefined
          ? ""
          : `, last error ${upstream.last_error_kind} at ${
            upstream.last_error_at ?? "unknown time"
          }`)
      )),
      field(
        "Cache",
        cache_status.enabled
          ? `${cache_status.entries} of ${cache_status.max_entries} entries`
          : "off",
      ),
      notes,
    ),
});

/** `degraded` while any circuit is not closed: answers that need it fail or are old. */
export function describeHealth(state: ServerState, nowMs: number) {
  const upstreams = state.upstreams();
  const failing = upstreams.filter(({ circuit }) => circuit !== "closed");
  return {
    status: failing.length === 0 ? "ok" as const : "degraded" as const,
    version: state.version,
    timestamp: new Date(nowMs).toISOString(),
    uptime_seconds: Math.max(0, nowMs - state.startedAtMs) / 1000,
    upstreams: upstreams.map(describeUpstream),
    cache_status: describeCache(state.cache()),
    notes: [
      ...failing.map(({ service, circuit }) =>
        circuit === "open"
          ? `${service} failed repeatedly and is not asked for now`
          : `${service} failed repeatedly and may be asked again`
      ),
      "no upstream was asked for this answer",
    ],
  };
}

function describeUpstream(upstream: UpstreamState) {
  return {
    service: upstream.service,
    host: upstream.host,
    public: upstream.public,
    circuit: upstream.circuit,
    last_error_kind: upstream.lastErrorKind,
    last_error_at: upstream.lastErrorAt,
  };
}

function describeCache(cache: CacheState) {
  return {
    enabled: cache.enabled,
    entries: cache.entries,
    max_entries: cache.maxEntries,
    bytes: cache.bytes,
    hit_rate: hitRate(cache),
  };
}
