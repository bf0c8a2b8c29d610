/** Services that know the main index's projects: another index's project must not be told by what they say of its name. @module */
import type { Advisory } from "../../domain/advisory.ts";
import { ownersText } from "../../domain/index_origin.ts";
import type { ProjectName } from "../../domain/name.ts";
import type { RecentDownloads } from "../../domain/release.ts";
import { SourceLog, type UpstreamCall } from "../../domain/source.ts";
import { UpstreamError } from "../../resilience/upstream_error.ts";
import type { AdvisorySource } from "../osv/source.ts";
import type { DownloadSource } from "../pypistats/source.ts";
import type { IndexSet } from "./index_set.ts";

/** As answers name the service. */
export interface ServicePlace {
  readonly service: string;
  readonly host: string;
  readonly isPublic: boolean;
}

/** What decides whether a service is asked. */
export interface MainIndexOnlyOptions {
  readonly indexes: IndexSet;
  readonly place: ServicePlace;
}

/** Advisories of the main index's projects; for others it fails (`rejected`), which nobody reads as "none". */
export class MainIndexAdvisories implements AdvisorySource {
  readonly #source: AdvisorySource;
  readonly #options: MainIndexOnlyOptions;

  constructor(source: AdvisorySource, options: MainIndexOnlyOptions) {
    this.#source = source;
    this.#options = options;
  }

  async advisoriesFor(name: ProjectName, call: UpstreamCall): Promise<readonly Advisory[]> {
    await refuseOthers(name, this.#options, call);
    return await this.#source.advisoriesFor(name, call);
  }

  advisory(id: string, call: UpstreamCall): Promise<Advisory | undefined> {
    return this.#source.advisory(id, call);
  }
}

/** Downloads of the main index's projects; for others it fails (`rejected`). */
export class MainIndexDownloads implements DownloadSource {
  readonly #source: DownloadSource;
  readonly #options: MainIndexOnlyOptions;

  constructor(source: DownloadSource, options: MainIndexOnlyOptions) {
    this.#source = source;
    this.#options = options;
  }

  async recentDownloads(
    name: ProjectName,
    call: UpstreamCall,
  ): Promise<RecentDownloads | undefined> {
    await refuseOthers(name, this.#options, call);
    return await this.#source.recentDownloads(name, call);
  }
}

/** Costs nothing where only the main index can have the name; else the page that the tool reads at the same time. */
async function refuseOthers(
  name: ProjectName,
  { indexes, place }: MainIndexOnlyOptions,
  { signal, sources }: UpstreamCall,
): Promise<void> {
  const owners = await indexes.otherOwners(name, { signal, sources: new SourceLog() });
  if (owners === undefined) return;
  const reason = `${ownersText(owners)}, and this service knows only PyPI's`;
  const { service, host, isPublic } = place;
  sources.record({ service, host, isPublic, status: "skipped", ageMs: 0, reason });
  throw new UpstreamError({ kind: "rejected", service, detail: reason });
}
