/** Hostile frames as HTTP bodies: many connections, many requests in one write, every answer held against its request. @module */
import { joinBytes } from "../support/archives.ts";
import { RawConnection } from "../support/http_reader.ts";
import { PROTOCOL_VERSIONS, type ProtocolVersion } from "../support/mcp_client.ts";
import { headerLines } from "../support/mcp_frames.ts";
import { openFileCount, residentBytes } from "../support/process_memory.ts";
import type { ServerProcess } from "../support/server_process.ts";
import { expectationOf } from "./expectation.ts";
import { FrameSource } from "./frames.ts";
import type { FuzzOptions, FuzzResult } from "./fuzz_result.ts";
import { judgeAnswer } from "./http_judge.ts";

const CONNECTIONS = 16;
const REQUESTS_A_WRITE = 16;
const BATCH_MS = 30_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One request that was sent. */
interface Sent {
  readonly text: string;
  readonly isTooLong: boolean;
  /** Its headers are those of a proper client. */
  readonly isProper: boolean;
}

/** All frames over one server, which must still answer afterwards. */
export async function fuzzHttp(
  server: ServerProcess,
  options: FuzzOptions,
  random: () => number,
): Promise<FuzzResult> {
  const statuses: Record<string, number> = {};
  const violations = new Set<string>();
  const violate = (what: string) => {
    if (violations.size < 20) violations.add(what);
  };
  let left = options.frames;
  let slowestMs = 0;
  let before: number | undefined;
  const startedAtMs = performance.now();

  const run = async (source: FrameSource): Promise<void> => {
    let connection = await RawConnection.open(server.url);
    while (left > 0 && server.ended === undefined && violations.size === 0) {
      const count = Math.min(REQUESTS_A_WRITE, left);
      left -= count;
      const sent: Sent[] = [];
      const bytes: Uint8Array[] = [];
      for (let made = 0; made < count; made++) {
        const { request, ...told } = requestOf(source, server.url, options);
        bytes.push(request);
        sent.push(told);
      }
      const probe = probeOf(source, server.url, options);
      bytes.push(probe.request);
      sent.push(probe);
      const batchAtMs = performance.now();
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isLate = false;
      try {
        timer = setTimeout(() => {
          isLate = true;
          connection.close();
        }, BATCH_MS);
        // Writing does not wait for reading: the server stops reading while nobody takes its answers.
        const written = connection.write(joinBytes(...bytes)).catch(() => {});
        for (const each of sent) {
          const answer = await connection.next();
          if (answer === undefined) break; // it may close after what it refused
          statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
          const fault = judgeAnswer(answer, { ...each, expectation: expectationOf(each.text) });
          if (fault !== undefined) violate(`${fault}; request: ${each.text.slice(0, 300)}`);
          if (/\nconnection: *close/.test(answer.head)) {
            connection.close();
            connection = await RawConnection.open(server.url);
            break;
          }
        }
        await written;
      } catch (error) {
        if (isLate) {
          violate(
            `no answers within ${BATCH_MS} ms to ${sent.map(({ text }) => text.slice(0, 60))}`,
          );
        } else if (server.ended === undefined && !sent.some((each) => each.isTooLong)) {
          violate(`connection: ${error instanceof Error ? error.message : String(error)}`);
        }
        connection.close();
        connection = await RawConnection.open(server.url);
      } finally {
        clearTimeout(timer);
      }
      slowestMs = Math.max(slowestMs, performance.now() - batchAtMs);
      if (before === undefined && options.frames - left >= options.warmFrames) {
        before = residentBytes(server.pid);
      }
    }
    connection.close();
  };

  await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, index) => run(new FrameSource(random, options, index))),
  );
  const tookMs = performance.now() - startedAtMs;
  if (server.ended !== undefined) violate(`the server ended: ${server.ended.log}`);
  await new Promise((resolve) => setTimeout(resolve, options.settleMs));
  return {
    transport: "http",
    frames: options.frames - left,
    framesPerSecond: Math.round(1000 * (options.frames - left) / tookMs),
    ...{ slowestBatchMs: Math.round(slowestMs), statuses },
    openFiles: openFileCount(server.pid),
    ...{ beforeBytes: before, afterBytes: residentBytes(server.pid) },
    violations: [...violations],
  };
}

const STRANGE_HEADERS = [
  "mcp-protocol-version: 1999-01-01\r\n",
  "mcp-protocol-version: \r\n",
  "mcp-method: __proto__\r\n",
  "mcp-session-id: nobody\r\n",
  "last-event-id: 1\r\n",
  "accept: text/html\r\n",
  "content-type: text/plain\r\n",
  "content-type: application/json; charset=utf-16\r\n",
  "content-encoding: gzip\r\n",
  "x-request-id: \t<script>\r\n",
  "traceparent: 00-zz-zz-01\r\n",
  "expect: 200-maybe\r\n",
];

function requestOf(
  source: FrameSource,
  url: URL,
  options: FuzzOptions,
): Sent & { readonly request: Uint8Array } {
  const body = source.next();
  const text = decoder.decode(body);
  const isProper = source.random() < 0.7;
  const era = eraOf(text) ?? source.pick(PROTOCOL_VERSIONS);
  const own = isProper ? headerLines(era, namesOf(text)) : strangeHeaders(source, era);
  return {
    request: withHead(url, own + options.headers, body),
    text,
    isTooLong: body.length > options.maxBytes,
    isProper,
  };
}

function strangeHeaders(source: FrameSource, era: ProtocolVersion): string {
  const usual = source.random() < 0.5 ? headerLines(era, { method: "ping" }) : "";
  return usual + source.pick(STRANGE_HEADERS);
}

function probeOf(
  source: FrameSource,
  url: URL,
  { headers }: FuzzOptions,
): Sent & { readonly request: Uint8Array } {
  const text = `{"jsonrpc":"2.0","id":"probe-${source.id()}","method":"tools/call",` +
    `"params":{"name":"health_check"}}`;
  const own = headerLines("2025-11-25", { method: "tools/call" }) + headers;
  return {
    ...{ request: withHead(url, own, encoder.encode(text)), text },
    ...{ isTooLong: false, isProper: true },
  };
}

function withHead(url: URL, lines: string, body: Uint8Array): Uint8Array {
  const head = `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\n` +
    `content-length: ${body.length}\r\n${lines}\r\n`;
  return joinBytes(encoder.encode(head), body);
}

/** By the envelope, where there is one. */
function eraOf(text: string): ProtocolVersion | undefined {
  return text.includes("2026-07-28") ? "2026-07-28" : undefined;
}

/** What a proper client would say in headers; only what a header can hold. */
function namesOf(text: string): { readonly method: string; readonly name?: string } {
  const plain = (value: unknown) =>
    typeof value === "string" && /^[!-~]{1,100}$/.test(value) ? value : undefined;
  try {
    const { method, params } = JSON.parse(text);
    const name = plain(params?.name ?? params?.uri);
    return { method: plain(method) ?? "ping", ...(name === undefined ? {} : { name }) };
  } catch {
    return { method: "ping" };
  }
}
