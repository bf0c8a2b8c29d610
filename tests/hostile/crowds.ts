/** Many connections that want nothing, or want it slowly, while others are served. @module */
import { RawConnection } from "../support/http_reader.ts";
import { frameOf, headerLines } from "../support/mcp_frames.ts";
import { pause } from "../support/pause.ts";
import { openFileCount, residentBytes } from "../support/process_memory.ts";
import type { ServerProcess } from "../support/server_process.ts";
import { closeQuietly, writeAll } from "../support/tcp_bytes.ts";

/** What a crowd is. */
export interface CrowdOptions {
  readonly count: number;
  /** How long it stays, in milliseconds. */
  readonly stayMs: number;
  /** Header lines of every proper request, each with its end. */
  readonly headers: string;
}

/** What came of one. */
export interface CrowdResult {
  readonly name: string;
  readonly count: number;
  /** Connections that the server had ended before the crowd left by itself. */
  readonly cutOff: number;
  /** Slowest answer to others meanwhile. */
  readonly slowestProbeMs: number;
  /** Others that were told to come later (429, 503), as is right where a crowd takes every place that there is. */
  readonly shedCount: number;
  readonly openFilesDuring: number | undefined;
  readonly openFilesAfter: number | undefined;
  readonly memoryDuring: number | undefined;
  readonly memoryAfter: number | undefined;
  readonly violations: readonly string[];
}

/** What one of a crowd does once connected; `left` is aborted when the crowd goes. */
type Behaviour = (connection: Deno.TcpConn, url: URL, left: AbortSignal) => Promise<void>;

/** Longest wait of a proper client while a crowd is there. */
const PROBE_MS = 5_000;
/** Files that a server may have open more than before, when a crowd has gone. */
const FILES_LEFT = 20;
const SETTLE_MS = 30_000;
const encoder = new TextEncoder();

async function drip(connection: Deno.TcpConn, text: string, left: AbortSignal): Promise<void> {
  for (const letter of text) {
    if (left.aborted) return;
    await writeAll(connection, encoder.encode(letter));
    await pause(500, left);
  }
}

function listening(url: URL, headers: string): string {
  const body = frameOf("2026-07-28", 1, {
    method: "subscriptions/listen",
    params: { notifications: { toolsListChanged: true } },
  });
  const own = headerLines("2026-07-28", { method: "subscriptions/listen" });
  return postText(url, own + headers, body);
}

/** By name; each gets the header lines of proper requests. */
export const CROWDS: Readonly<Record<string, (headers: string) => Behaviour>> = {
  "idle connections": () => () => Promise.resolve(),
  "slow loris: a header byte every half second": (headers) => (connection, url, left) =>
    drip(
      connection,
      `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\n${headers}x-a: ${"a".repeat(10_000)}`,
      left,
    ),
  "slow body: a byte every half second": (headers) => async (connection, url, left) => {
    const own = headerLines("2025-11-25", { method: "ping" });
    const head = `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-length: 10000\r\n` +
      `${own}${headers}\r\n`;
    await writeAll(connection, encoder.encode(head));
    await drip(connection, "a".repeat(10_000), left);
  },
  "idle event streams": (headers) => (connection, url) =>
    writeAll(connection, encoder.encode(listening(url, headers))),
  "answers that nobody reads": (headers) => async (connection, url, left) => {
    const body = frameOf("2025-11-25", 1, { method: "tools/list" });
    const own = headerLines("2025-11-25", { method: "tools/list" }) + headers;
    const request = postText(url, own, body);
    for (let sent = 0; sent < 20 && !left.aborted; sent++) {
      await writeAll(connection, encoder.encode(request));
    }
  },
  "half-closed before the answer": (headers) => async (connection, url) => {
    const body = frameOf("2025-11-25", 1, { method: "ping" });
    const own = headerLines("2025-11-25", { method: "ping" }) + headers;
    await writeAll(connection, encoder.encode(postText(url, own, body)));
    await connection.closeWrite();
  },
};

/** Brings a crowd in, serves others, and sees what is left when it has gone. */
export async function runCrowd(
  server: ServerProcess,
  name: string,
  { count, stayMs, headers }: CrowdOptions,
): Promise<CrowdResult> {
  const behave = CROWDS[name]?.(headers);
  if (behave === undefined) throw new RangeError(`No crowd is called ${name}`);
  const { url, pid } = server;
  const violations: string[] = [];
  const filesBefore = openFileCount(pid) ?? 0;
  const left = new AbortController();
  let cutOff = 0;
  const members = await Promise.all(Array.from({ length: count }, async () => {
    const connection = await Deno.connect({ hostname: url.hostname, port: Number(url.port) });
    const acting = behave(connection, url, left.signal).catch(() => {}); // cut off: counted below
    const isSilent = name === "answers that nobody reads";
    const watching = isSilent ? Promise.resolve() : untilEnd(connection).then(() => {
      if (!left.signal.aborted) cutOff += 1;
    });
    return { connection, acting, watching };
  }));
  const startedAtMs = performance.now();
  let slowestProbeMs = 0;
  let shedCount = 0;
  do {
    const { status, tookMs } = await probe(url, headers);
    if (status === 429 || status === 503) shedCount += 1;
    else if (status !== 200) violations.push(`others are answered ${status ?? "nothing in time"}`);
    slowestProbeMs = Math.max(slowestProbeMs, tookMs);
    await pause(250, left.signal);
  } while (performance.now() - startedAtMs < stayMs && violations.length === 0);
  const during = { files: openFileCount(pid), memory: residentBytes(pid) };
  left.abort();
  for (const { connection } of members) closeQuietly(connection);
  await Promise.all(members.flatMap(({ acting, watching }) => [acting, watching]));
  const goneAtMs = performance.now();
  let filesAfter = openFileCount(pid) ?? 0;
  while (filesAfter > filesBefore + FILES_LEFT && performance.now() - goneAtMs < SETTLE_MS) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    filesAfter = openFileCount(pid) ?? 0;
  }
  if (filesAfter > filesBefore + FILES_LEFT) {
    violations.push(`${filesAfter - filesBefore} files are still open`);
  }
  const afterwards = await probe(url, headers);
  if (afterwards.status !== 200) violations.push("others are not served afterwards");
  if (server.ended !== undefined) violations.push(`the server ended: ${server.ended.log}`);
  return {
    ...{ name, count, cutOff, shedCount, slowestProbeMs: Math.round(slowestProbeMs) },
    ...{ openFilesDuring: during.files, openFilesAfter: filesAfter },
    ...{ memoryDuring: during.memory, memoryAfter: residentBytes(pid) },
    violations,
  };
}

async function untilEnd(connection: Deno.TcpConn): Promise<void> {
  const buffer = new Uint8Array(4096);
  try {
    while (await connection.read(buffer) !== null);
  } catch { // reset, or closed by us
  }
}

/** How a proper call was answered; without a status: not, or not in time. */
export interface Probed {
  readonly status: number | undefined;
  readonly tookMs: number;
}

/** A proper call on a connection of its own. */
export async function probe(url: URL, headers: string): Promise<Probed> {
  const startedAtMs = performance.now();
  const body = frameOf("2025-11-25", "probe", {
    method: "tools/call",
    params: { name: "health_check", arguments: {} },
  });
  const own = headerLines("2025-11-25", { method: "tools/call" }) + headers;
  let connection: RawConnection | undefined;
  let status: number | undefined;
  const timer = setTimeout(() => connection?.close(), PROBE_MS);
  try {
    connection = await RawConnection.open(url);
    await connection.write(encoder.encode(postText(url, own, body)));
    const answer = await connection.next();
    const isOurs = answer?.status !== 200 || JSON.parse(answer.body).id === "probe";
    status = isOurs ? answer?.status : undefined;
  } catch { // no answer
  } finally {
    clearTimeout(timer);
    connection?.close();
  }
  return { status, tookMs: performance.now() - startedAtMs };
}

/** A request with a length; `lines` are headers, each with its end. */
export function postText(url: URL, lines: string, body: string): string {
  return `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\n` +
    `content-length: ${body.length}\r\n${lines}\r\n${body}`;
}
