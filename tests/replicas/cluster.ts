/** Three real servers behind a proxy with one Redis, on one fake upstream, all on loopback. @module */
import { type FakeUpstream, startFakeUpstream } from "../support/fake_upstream.ts";
import { type Proxy, startProxy } from "../support/proxy.ts";
import { freePort } from "../support/free_port.ts";
import { type RedisServer, startRedis } from "../support/redis_server.ts";
import {
  type HttpProcess,
  sourceCommand,
  spawnHttp,
  upstreamFlags,
} from "../support/spawn_server.ts";

/** How many replicas there are. */
export const REPLICA_COUNT = 3;

/** What the replicas are started with. */
export interface ClusterOptions {
  readonly projects: number;
  /** Upstream requests per second and host, for all replicas together. */
  readonly rateLimit: number;
  /** Further flags of every replica. */
  readonly flags?: readonly string[];
}

/** What was killed, and the last moment at which it may have answered something. */
export interface Killed {
  readonly replica: number;
  readonly goneAtMs: number;
}

/** Disposing of it ends every process. */
export interface Cluster extends AsyncDisposable {
  readonly proxy: Proxy;
  readonly upstream: FakeUpstream;
  /** At once, as a crash. */
  killReplica(replica: number): Promise<Killed>;
  /** As an operator would, and waits until it has ended. */
  stopReplica(replica: number): Promise<void>;
  /** On the port that it had. */
  startReplica(replica: number): Promise<void>;
  killRedis(): Promise<void>;
  startRedis(): Promise<void>;
}

/** Resolves when every replica is ready. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const upstream = startFakeUpstream({ synthetic: { projects: options.projects, releases: 5 } });
  let redis: RedisServer = await startRedis();
  const ports = Array.from({ length: REPLICA_COUNT }, () => freePort());
  const start = (port: number) =>
    spawnHttp(sourceCommand(
      ...["serve", "--transport", "http", "--port", `${port}`, "--redis-url", redis.url],
      // Long: on a busy machine a slow answer of Redis must not pass for none.
      ...["--rate-limit", `${options.rateLimit}`, "--redis-timeout", "5"],
      // Ten looks of the proxy.
      ...["--shutdown-delay", "0.5"],
      ...upstreamFlags(upstream.url),
      ...options.flags ?? [],
    ));
  const replicas = new Map<number, HttpProcess>();
  const startReplica = async (replica: number) => {
    replicas.set(replica, await start(ports[replica] ?? 0));
  };
  await Promise.all(ports.map((_, replica) => startReplica(replica)));
  const proxy = startProxy(ports.map((port) => `http://127.0.0.1:${port}`));
  return {
    proxy,
    upstream,
    startReplica,
    async killReplica(replica) {
      await replicas.get(replica)?.kill();
      replicas.delete(replica);
      return { replica, goneAtMs: performance.now() };
    },
    async stopReplica(replica) {
      await replicas.get(replica)?.stop();
      replicas.delete(replica);
    },
    killRedis: () => redis.kill(),
    async startRedis() {
      redis = await startRedis({ port: redis.port });
    },
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await Promise.all([...replicas.values()].map((one) => one.kill()));
      await redis[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}
