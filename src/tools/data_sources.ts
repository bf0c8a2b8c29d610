/** `data_sources`: what an answer was made from, in the same words in every tool. @module */
import * as z from "zod";
import type { SourceLog, SourceOutcome } from "../domain/source.ts";
import { SAID_ELSEWHERE } from "../mcp/json_schema.ts";
import { UPSTREAM_ERROR_KINDS } from "../resilience/upstream_error.ts";

/**
 * One look-up. `status` is a `SourceStatus`, here a string because the schema is repeated in every
 * tool that is listed. `age_seconds` is the age of the data used; `reason` says why it failed or is stale.
 */
export const dataSourcesSchema = z.array(z.object({
  service: z.string(),
  host: z.string(),
  public: z.boolean(),
  status: z.string(),
  age_seconds: z.number(),
  reason: z.string().optional(),
})).meta(SAID_ELSEWHERE);

export type DataSources = z.output<typeof dataSourcesSchema>;

/** Outcomes of this call, in the order of the log; the same outcome of several look-ups is told once. */
export function dataSources(log: SourceLog): DataSources {
  const told = new Map<string, DataSources[number]>();
  for (const outcome of log.outcomes()) {
    const entry = describe(outcome);
    told.set(JSON.stringify(entry), entry);
  }
  return [...told.values()];
}

/**
 * The look-up of a service that failed now and was answered from an old copy, which newer facts are not in; of several the
 * one with the oldest.
 */
export function agedOutcome(log: SourceLog, service: string): SourceOutcome | undefined {
  const [oldest] = log.outcomes().filter((outcome) =>
    outcome.service === service && outcome.status === "stale" &&
    UPSTREAM_ERROR_KINDS.some((kind) => kind === outcome.reason)
  ).toSorted((a, b) => b.ageMs - a.ageMs);
  return oldest;
}

function describe(outcome: SourceOutcome): DataSources[number] {
  const { service, host, isPublic, status, ageMs, reason } = outcome;
  return {
    service,
    host,
    public: isPublic,
    status,
    age_seconds: Math.max(0, Math.round(ageMs / 1000)),
    ...(reason === undefined ? {} : { reason }),
  };
}

/**
 * A line for people only where something is out of the ordinary: a failure, old data or a host that
 * is not the service's public one.
 */
export function sourcesLine(sources: DataSources): string | undefined {
  const remarks = sources.flatMap((source) => {
    const where = source.public
      ? source.service
      : `${source.service} at ${source.host} (not public)`;
    if (source.status === "failed") return [`${where} failed (${source.reason ?? "unknown"})`];
    if (source.status === "skipped") return [`${where} skipped (${source.reason ?? "unknown"})`];
    if (source.status === "stale") {
      return [`${where} stale, ${source.age_seconds} s old (${source.reason ?? "unknown"})`];
    }
    return source.public ? [] : [where];
  });
  return remarks.length === 0 ? undefined : `Sources: ${[...new Set(remarks)].join("; ")}`;
}
