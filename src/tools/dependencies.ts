/** Everything that tools are given; each tool declares the slice that it calls. @module */
import type { Clock } from "../domain/clock.ts";
import type { AdvisorySource } from "../upstream/osv/source.ts";
import type {
  CoreMetadataSource,
  IndexSource,
  ProjectSource,
  StorageSource,
} from "../upstream/pypi/sources.ts";
import type { DownloadSource } from "../upstream/pypistats/source.ts";
import type { ServerState } from "./server_state.ts";

/** What the settings switch on; a tool that is off says so instead of answering less. */
export interface Features {
  readonly vulnerabilityCheck: boolean;
  readonly stats: boolean;
  readonly search: boolean;
}

/** Filled in `src/compose.ts`, faked in tests by `tests/support/fake_sources.ts`. */
export interface ToolDependencies {
  readonly projects: ProjectSource;
  readonly index: IndexSource;
  readonly metadata: CoreMetadataSource;
  readonly storage: StorageSource;
  readonly advisories: AdvisorySource;
  readonly downloads: DownloadSource;
  readonly clock: Clock;
  readonly state: ServerState;
  readonly features: Features;
}
