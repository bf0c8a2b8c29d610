/** Clients of both protocol eras that call through the proxy without affinity, until they are told to stop. @module */
import { connect, httpTransport, PROTOCOL_VERSIONS } from "../support/mcp_client.ts";

/** One call, as its client saw it. */
export interface SeenCall {
  readonly key: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** What went wrong; absent: it was answered. */
  readonly failure?: string;
}

/** Clients under way. */
export interface Callers {
  readonly calls: readonly SeenCall[];
  /** Which projects the next calls are about. */
  ask(keys: readonly string[]): void;
  /** No further calls until `ask`; resolves when the last one has ended. */
  rest(): Promise<void>;
  /** Resolves when every client's last call has ended. */
  stop(): Promise<void>;
}

/** Half of the clients speak the older protocol. Each waits `pauseMs` between its calls. */
export async function startCallers(
  url: URL,
  { count, random, pauseMs }: { count: number; random: () => number; pauseMs: number },
): Promise<Callers> {
  const calls: SeenCall[] = [];
  let keys: readonly string[] = [];
  let underWayCount = 0;
  let rested = Promise.withResolvers<void>();
  let isStopped = false;
  const clients = await Promise.all(
    Array.from(
      { length: count },
      (_, index) => connect(httpTransport(url), PROTOCOL_VERSIONS[index % 2] ?? "2025-11-25"),
    ),
  );
  const work = clients.map(async (client) => {
    while (!isStopped) {
      const key = keys[Math.floor(random() * keys.length)];
      if (key !== undefined) {
        underWayCount++;
        const startedAtMs = performance.now();
        const failure = await failureOf(async () => {
          const answer = await client.callTool({
            name: "get_package_versions",
            arguments: { package_name: key },
          });
          return answer.isError === true ? JSON.stringify(answer.content) : undefined;
        });
        const endedAtMs = performance.now();
        calls.push({ key, startedAtMs, endedAtMs, ...(failure === undefined ? {} : { failure }) });
        underWayCount--;
        if (underWayCount === 0 && keys.length === 0) rested.resolve();
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    await client.close();
  });
  return {
    calls,
    ask(next) {
      keys = next;
      rested = Promise.withResolvers();
    },
    async rest() {
      keys = [];
      if (underWayCount > 0) await rested.promise;
    },
    async stop() {
      isStopped = true;
      await Promise.all(work);
    },
  };
}

async function failureOf(task: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await task();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
