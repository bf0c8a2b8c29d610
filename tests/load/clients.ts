/** The clients of a load run: most speak raw HTTP over one connection each, a few are the SDK's own. @module */
import { LoadConnection } from "../performance/http_load.ts";
import { connect, httpTransport, type ProtocolVersion } from "../support/mcp_client.ts";
import { callFrame, headerLines } from "../support/mcp_frames.ts";
import { closeQuietly } from "../support/tcp_bytes.ts";
import { judgeMessage, judgeResult, type LoadCall, type Verdict } from "./load_call.ts";
import { nextCall } from "./mix.ts";
import type { Tally } from "./tally.ts";

/** What every client shares. */
export interface Swarm {
  readonly url: URL;
  readonly random: () => number;
  readonly tally: Tally;
  /** No request begins after it. */
  readonly isOver: () => boolean;
  /** An answer that takes longer is none, in milliseconds. */
  readonly patienceMs: number;
  /** More header lines, each with its end, e.g. for a token. */
  readonly headers: string;
  /** Whether answers are judged; the bare limit returns those of others. */
  readonly judged: boolean;
  /** Gets every so many bodies. */
  readonly sample?: (body: string) => void;
}

let lastId = 0;

/** One connection, one request at a time; a broken one is noted and replaced. */
export async function rawClient(swarm: Swarm, era: ProtocolVersion): Promise<void> {
  const { tally } = swarm;
  let connection: LoadConnection | undefined;
  while (!swarm.isOver()) {
    const call = nextCall(swarm.random);
    const id = ++lastId;
    const startedAtMs = performance.now();
    const patience = { ended: false };
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const open = connection ??= await LoadConnection.open(swarm.url);
      timer = setTimeout(() => {
        patience.ended = true;
        open.close(); // the read fails, and the loop goes on
      }, swarm.patienceMs);
      const head = headerLines(era, { method: "tools/call", name: call.tool }) + swarm.headers;
      const { status, text } = await open.post(head, callFrame(era, id, call));
      const tookMs = performance.now() - startedAtMs;
      tally.add(call.tool, verdictOf(swarm, call, { id, status, text }), tookMs);
      swarm.sample?.(text);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      tally.fail(call.tool, patience.ended ? "no answer in time" : `connection: ${what}`);
      if (connection !== undefined) closeQuietly(connection);
      connection = undefined;
    } finally {
      clearTimeout(timer);
    }
  }
  if (connection !== undefined) closeQuietly(connection);
}

function verdictOf(
  { judged }: Swarm,
  call: LoadCall,
  { id, status, text }: { id: number; status: number; text: string },
): Verdict {
  if (status !== 200) {
    return { kind: "wrong", reason: `status ${status}: ${text.slice(0, 100)}` };
  }
  if (judged) return judgeMessage(call, id, text);
  JSON.parse(text); // what judging costs the client most
  return { kind: "complete" };
}

/** The SDK's client, as an agent's host has it. */
export async function sdkClient(swarm: Swarm, era: ProtocolVersion): Promise<void> {
  const { tally } = swarm;
  const client = await connect(httpTransport(swarm.url, swarm.headers), era);
  try {
    while (!swarm.isOver()) {
      const call = nextCall(swarm.random);
      const startedAtMs = performance.now();
      try {
        const answer = await client.callTool({ name: call.tool, arguments: { ...call.args } });
        tally.add(call.tool, judgeResult(call, answer), performance.now() - startedAtMs);
      } catch (error) {
        tally.fail(call.tool, `SDK: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    await client.close();
  }
}
