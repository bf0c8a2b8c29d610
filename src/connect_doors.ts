/** Further doors: WebSocket and GraphQL. Part of the composition. @module */
import type { Gate } from "./access/gate.ts";
import type { Config } from "./config/load.ts";
import type { Door } from "./server/door.ts";
import type { Internals } from "./team_parts.ts";

const WEB_SOCKET = {
  maxInFlightCount: 64, // requests of one client at once
  maxBufferedBytes: 8_388_608, // as much as waits for a client over stdio
} as const;

/** Doors that are off by default. */
export interface DoorParts {
  /** Called once, when everything else is built. @param gate The one that these doors will stand behind. */
  open(internals: Internals, gate: Gate): readonly Door[];
}

/** Makes one door, once everything else is built. */
type Opener = (internals: Internals, gate: Gate) => Door;

/** Loads only what is switched on; nothing over stdio. */
export async function connectDoors(config: Config): Promise<DoorParts | undefined> {
  if (config.transport === "stdio") return undefined;
  const openers: Opener[] = [];
  if (config.webSocket) openers.push(await loadWebSocket(config));
  if (config.graphql) openers.push(await loadGraphql(config));
  if (openers.length === 0) return undefined;
  return { open: (internals, gate) => openers.map((open) => open(internals, gate)) };
}

async function loadWebSocket(config: Config): Promise<Opener> {
  const { webSocketDoor } = await import("./server/web_socket_door.ts");
  return ({ factory, log, timers }, { nextCall }) =>
    webSocketDoor({
      ...WEB_SOCKET,
      ...{ factory, log, timers, nextCall },
      maxMessageBytes: config.maxRequestBytes,
      maxConnectionCount: config.webSocketMaxCount,
      idleMs: config.webSocketIdleMs,
    });
}

async function loadGraphql(config: Config): Promise<Opener> {
  const { graphqlDoor } = await import("./graphql/graphql_door.ts");
  return ({ deps, version, surroundings, timers }) =>
    graphqlDoor({
      ...{ deps, version, surroundings, timers },
      maxRequestBytes: config.maxRequestBytes,
      requestTimeoutMs: config.requestTimeoutMs,
      maxCost: config.graphqlMaxCost,
      timeoutMs: config.graphqlTimeoutMs,
    });
}
