/** What only a team needs: each part's code is loaded only where a setting asks for it. Part of the composition. @module */
import { type Config, ConfigError } from "./config/load.ts";
import { type AccessParts, connectAccess } from "./connect_access.ts";
import { connectDoors, type DoorParts } from "./connect_doors.ts";
import { connectPlugins, type PluginParts } from "./connect_plugins.ts";
import { connectShared, type SharedParts } from "./connect_shared.ts";
import { connectTelemetry, type TelemetryParts } from "./connect_telemetry.ts";
import type { Clock } from "./domain/clock.ts";
import type { Log, WriteLine } from "./log.ts";
import type { Prompt } from "./mcp/define_prompt.ts";
import type { Resource } from "./mcp/define_resource.ts";
import type { Tool } from "./mcp/define_tool.ts";
import type { Timers } from "./resilience/timers.ts";
import type { ResourceDependencies } from "./resources/registry.ts";
import type { ServerFactory } from "./server/create_server.ts";
import type { Invocation } from "./server/invoke_tool.ts";
import type { HostState } from "./upstream/upstream_monitor.ts";
import { refusedSettings } from "./unusable_settings.ts";

/** What parts are loaded with. */
export interface PartSurroundings {
  readonly log: Log;
  /** Takes one line for stderr, without its line feed, whatever the level of the log is. */
  readonly writeLog: WriteLine;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: () => number;
  /** Refuses hosts that the program may not reach. */
  readonly fetch: typeof fetch;
}

/** The running program, for parts that look into it or speak to it. */
export interface Internals extends PartSurroundings {
  readonly config: Config;
  readonly version: string;
  readonly deps: ResourceDependencies;
  readonly tools: readonly Tool<ResourceDependencies>[];
  readonly resources: readonly Resource<ResourceDependencies>[];
  readonly prompts: readonly Prompt<ResourceDependencies>[];
  readonly factory: ServerFactory;
  /** How the upstreams are doing. */
  readonly upstreamStates: () => readonly HostState[];
  /** Everything that every call is given beside its request. */
  readonly surroundings: Pick<Invocation, "log" | "clock" | "observers">;
  /** Aborted when the program ends. */
  readonly shutdown: AbortSignal;
}

/** All parts; each is absent where nothing asks for it. */
export interface TeamParts {
  readonly shared?: SharedParts | undefined;
  readonly telemetry?: TelemetryParts | undefined;
  readonly access?: AccessParts | undefined;
  readonly doors?: DoorParts | undefined;
  readonly plugins?: PluginParts | undefined;
}

/** @throws {ConfigError} Where a part cannot be had as it was asked for. */
export async function loadTeamParts(
  config: Config,
  surroundings: PartSurroundings,
): Promise<TeamParts> {
  const refused = refusedSettings(config);
  if (refused.length > 0) throw new ConfigError(refused);
  const shared = await connectShared(config, surroundings);
  return {
    shared,
    telemetry: await connectTelemetry(config, surroundings, { shared }),
    access: await connectAccess(config, surroundings, { shared }),
    doors: await connectDoors(config),
    plugins: await connectPlugins(config, surroundings),
  };
}
