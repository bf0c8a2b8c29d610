/** OSV's records about PyPI projects. @module */
import type { Advisory } from "../../domain/advisory.ts";
import type { ProjectName } from "../../domain/name.ts";
import { SourceLog, type UpstreamCall } from "../../domain/source.ts";
import { Gather, type GatherOutcome } from "../../resilience/gather.ts";
import type { Timers } from "../../resilience/timers.ts";
import { UpstreamError } from "../../resilience/upstream_error.ts";
import type { UpstreamApi } from "../upstream_api.ts";
import { MAX_BATCH_SIZE, queryAdvisories, queryReferences, readRecord } from "./queries.ts";
import type { AdvisorySource } from "./source.ts";
import type { AdvisoryReference } from "./wire_advisory.ts";

/**
 * A batch names records without their text. So many are read one by one; for a project with more, one query brings
 * them all: twenty look-ups for one Django would be worse than no batch.
 */
const MAX_SINGLE_READ_COUNT = 2;

/** What OSV uses as ids, and nothing that a URL would read otherwise; it refuses more than 100 characters itself. */
const ADVISORY_ID = /^[A-Za-z0-9][A-Za-z0-9_.:+-]{0,99}$/;

export interface OsvClientOptions {
  /** How long a look-up waits for others to share a batch with, in milliseconds. */
  readonly gatherMs: number;
  readonly timers: Timers;
}

/**
 * The list of a project is kept as one: a look-up that finds it asks nothing. Those that do not, and come within a few
 * milliseconds, share one `/v1/querybatch`; one alone uses `/v1/query`.
 */
export class OsvClient implements AdvisorySource {
  readonly #api: UpstreamApi;
  readonly #gather: Gather<ProjectName, readonly Advisory[]>;

  /** @param api The service `osv`; its base URL is OSV's root. */
  constructor(api: UpstreamApi, { gatherMs, timers }: OsvClientOptions) {
    this.#api = api;
    this.#gather = new Gather({
      windowMs: gatherMs,
      maxItemCount: MAX_BATCH_SIZE,
      keyOf: (name) => name,
      run: (names, signal) => this.#run(names, innerCall(signal)),
      timers,
    });
  }

  async advisoriesFor(name: ProjectName, call: UpstreamCall): Promise<readonly Advisory[]> {
    return await this.#api.compose({
      key: `advisories of ${name}`,
      load: (signal) => this.#gather.add(name, signal),
    }, call);
  }

  async advisory(id: string, call: UpstreamCall): Promise<Advisory | undefined> {
    if (!ADVISORY_ID.test(id)) return undefined; // no record can have it
    return await readRecord(this.#api, { id, mayBeKept: true }, call);
  }

  /** One outcome a name; a throw is everybody's. */
  async #run(
    names: readonly ProjectName[],
    call: UpstreamCall,
  ): Promise<readonly GatherOutcome<readonly Advisory[]>[]> {
    if (names.length === 1) return await this.#each(names, (name) => this.#query(name, call));
    try {
      const references = await queryReferences(this.#api, names, call);
      return await Promise.all(references.map((outcome, index) => {
        if ("error" in outcome) return outcome;
        const name = names[index];
        if (name === undefined) {
          throw new RangeError("Cannot split a batch: more outcomes than names");
        }
        return settle(this.#complete(name, outcome.value, call));
      }));
    } catch (error) {
      // One bad query fails a whole batch: asked one by one, it fails only itself. Other failures are of the service
      // or of our own full queue (no status), and asking as often as there are names would make them worse.
      const isRefused = error instanceof UpstreamError && error.kind === "rejected" &&
        error.status !== undefined;
      if (!isRefused) throw error;
      return await this.#each(names, (name) => this.#query(name, call));
    }
  }

  #query(name: ProjectName, call: UpstreamCall): Promise<readonly Advisory[]> {
    return queryAdvisories(this.#api, name, call);
  }

  async #each(
    names: readonly ProjectName[],
    load: (name: ProjectName) => Promise<readonly Advisory[]>,
  ): Promise<readonly GatherOutcome<readonly Advisory[]>[]> {
    return await Promise.all(names.map((name) => settle(load(name))));
  }

  /** From the records' ids to the records. */
  async #complete(
    name: ProjectName,
    references: readonly AdvisoryReference[],
    call: UpstreamCall,
  ): Promise<readonly Advisory[]> {
    if (references.length === 0) return [];
    if (references.length > MAX_SINGLE_READ_COUNT) return await this.#query(name, call);
    const records = await Promise.all(
      references.map((reference) => this.#record(reference, call)),
    );
    const found = records.filter((record) => record !== undefined);
    // A record that went away between the two requests is no reason to call the project free of it.
    return found.length === records.length ? found : await this.#query(name, call);
  }

  /** A kept copy counts only while the batch tells the same time of change. */
  async #record(
    { id, modifiedAt }: AdvisoryReference,
    call: UpstreamCall,
  ): Promise<Advisory | undefined> {
    const sources = new SourceLog();
    const record = await readRecord(this.#api, { id, mayBeKept: true }, { ...call, sources });
    const isNew = sources.outcomes().some(({ status }) => status === "fetched");
    const isAsNew = modifiedAt !== undefined && record?.modifiedAt === modifiedAt;
    if (isNew || isAsNew) return record;
    return await readRecord(this.#api, { id, mayBeKept: false }, call);
  }
}

/** Reads inside a composed one: told as one outcome by it, so theirs are not told. */
function innerCall(signal: AbortSignal): UpstreamCall {
  return { signal, sources: new SourceLog() };
}

async function settle<Value>(promise: Promise<Value>): Promise<GatherOutcome<Value>> {
  try {
    return { value: await promise };
  } catch (error) {
    return { error };
  }
}
