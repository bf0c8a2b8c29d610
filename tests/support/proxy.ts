/**
 * A round-robin proxy as it stands before replicas: asks each for its readiness, sends every request to the next that is
 * ready, and to another one only where no connection was made: that request was not begun. @module
 */
import { pause } from "./pause.ts";

/** How a request was passed on. */
export interface ProxiedRequest {
  readonly replica: number;
  readonly startedAtMs: number;
  /** Absent while it is under way. */
  endedAtMs?: number;
  /** Why there was no answer, once there was none. */
  failure?: string;
}

/** What the proxy thinks of a replica. */
export interface ReplicaMark {
  readonly isReady: boolean;
  /** The word of `/health/ready`; `gone` where nobody answers. */
  readonly status: string;
  readonly sinceMs: number;
}

/** A running proxy; disposing of it closes its port. */
export interface Proxy extends AsyncDisposable {
  /** Of the MCP endpoint. */
  readonly url: URL;
  readonly requests: readonly ProxiedRequest[];
  marks(): readonly ReplicaMark[];
}

const PROBE_PAUSE_MS = 50;
/** Set by the hop, not by the ends. */
const HOP_HEADERS = ["connection", "keep-alive", "transfer-encoding", "content-length", "host"];

/** Listens on loopback before the replicas of these origins, whether they are there or not. */
export function startProxy(origins: readonly string[]): Proxy {
  // A connection that was kept may be dead without anybody knowing: what is sent there is neither begun nor refused.
  const client = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
  const stopped = new AbortController();
  const requests: ProxiedRequest[] = [];
  const marks: ReplicaMark[] = origins.map(() => ({
    isReady: false,
    status: "unknown",
    sinceMs: performance.now(),
  }));
  let turn = 0;

  const mark = (replica: number, status: string, isReady: boolean) => {
    if (marks[replica]?.status === status && marks[replica]?.isReady === isReady) return;
    marks[replica] = { isReady, status, sinceMs: performance.now() };
  };

  const probe = async (replica: number, origin: string) => {
    while (!stopped.signal.aborted) {
      try {
        const response = await fetch(`${origin}/health/ready`, { client, signal: stopped.signal });
        const { status } = await response.json();
        mark(replica, String(status), response.ok);
      } catch {
        if (!stopped.signal.aborted) mark(replica, "gone", false);
      }
      await pause(PROBE_PAUSE_MS, stopped.signal);
    }
  };
  const probes = origins.map((origin, replica) => probe(replica, origin));

  const next = (tried: ReadonlySet<number>): number | undefined => {
    for (let step = 0; step < origins.length; step++) {
      turn = (turn + 1) % origins.length;
      if (marks[turn]?.isReady === true && !tried.has(turn)) return turn;
    }
    return undefined;
  };

  const pass = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    for (const name of HOP_HEADERS) headers.delete(name);
    const body = request.body === null ? null : await request.bytes();
    const tried = new Set<number>();
    for (;;) {
      const replica = next(tried);
      if (replica === undefined) return new Response("no replica is ready", { status: 502 });
      tried.add(replica);
      const record: ProxiedRequest = { replica, startedAtMs: performance.now() };
      requests.push(record);
      try {
        const answer = await fetch(`${origins[replica]}${pathname}${search}`, {
          method: request.method,
          ...{ headers, body, client, redirect: "manual" },
        });
        const bytes = await answer.bytes(); // whole, so that an answer that breaks off is seen here
        const answered = new Headers(answer.headers);
        for (const name of HOP_HEADERS) answered.delete(name);
        record.endedAtMs = performance.now();
        const isBodiless = [101, 204, 205, 304].includes(answer.status);
        return new Response(isBodiless ? null : bytes, {
          status: answer.status,
          headers: answered,
        });
      } catch (error) {
        record.endedAtMs = performance.now();
        const reason = error instanceof Error ? `${error.message} ${error.cause ?? ""}` : "unknown";
        if (reason.includes("(Connect)")) {
          mark(replica, "gone", false);
          continue;
        }
        record.failure = reason;
        return new Response("the replica gave no answer", { status: 502 });
      }
    }
  };

  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request) => pass(request),
  );
  return {
    url: new URL(`http://127.0.0.1:${server.addr.port}/mcp`),
    requests,
    marks: () => [...marks],
    async [Symbol.asyncDispose]() {
      stopped.abort();
      await Promise.all(probes);
      await server.shutdown();
      client.close();
    },
  };
}
