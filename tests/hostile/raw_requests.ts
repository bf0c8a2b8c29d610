/** Sends the rows of `raw_rows.ts`, each on a connection of its own, and judges what comes back. @module */
import { closeQuietly, writeAll } from "../support/tcp_bytes.ts";
import { RAW_ROWS, type RawRow, SMUGGLED_ID } from "./raw_rows.ts";

const MAX_ANSWER_BYTES = 200_000;

/** What came of one row. */
export interface RawOutcome {
  readonly name: string;
  readonly statuses: readonly number[];
  readonly isClosed: boolean;
  readonly violation: string | undefined;
}

/** How rows are sent. */
export interface RawOptions {
  /** Header lines, each with its end, e.g. for a token. */
  readonly headers: string;
  /** How long each connection is listened to, in milliseconds. */
  readonly listenMs: number;
}

/** All rows, a few at a time. */
export async function sendRawRows(url: URL, options: RawOptions): Promise<readonly RawOutcome[]> {
  const outcomes: RawOutcome[] = [];
  const waiting = [...RAW_ROWS];
  await Promise.all(Array.from({ length: 16 }, async () => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      outcomes.push(await sendRow(row, url, options));
    }
  }));
  return outcomes;
}

async function sendRow(
  row: RawRow,
  url: URL,
  { headers, listenMs }: RawOptions,
): Promise<RawOutcome> {
  const text = row.text.replaceAll("HOST", url.host).replaceAll("HEADERS", headers);
  const { told, isClosed } = await exchange(
    url,
    Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    listenMs,
  );
  const statuses = [...told.matchAll(/(?:^|\n)HTTP\/1\.[01] (\d{3}) /g)].map(([, code]) =>
    Number(code)
  )
    .filter((status) => status >= 200);
  return { name: row.name, statuses, isClosed, violation: violationOf(row, told, statuses) };
}

function violationOf(row: RawRow, told: string, statuses: readonly number[]): string | undefined {
  if (told.includes(`"${SMUGGLED_ID}"`)) return "the hidden request was answered";
  if (statuses.length > row.most) return `${statuses.length} answers`;
  const wrong = statuses.find((status) => !row.statuses.includes(status) && status !== 401);
  if (wrong !== undefined) return `status ${wrong}`;
  if (/\n\s+at |file:\/\/|node_modules/.test(told)) return "internals are told";
  return undefined;
}

/** Writes all, reads until the end or for a while. */
async function exchange(
  url: URL,
  bytes: Uint8Array,
  listenMs: number,
): Promise<{ readonly told: string; readonly isClosed: boolean }> {
  const connection = await Deno.connect({ hostname: url.hostname, port: Number(url.port) });
  let isClosed = false;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    closeQuietly(connection);
  }, listenMs);
  const parts: string[] = [];
  const decoder = new TextDecoder("latin1");
  const reading = (async () => {
    const buffer = new Uint8Array(65_536);
    try {
      for (let total = 0; total < MAX_ANSWER_BYTES;) {
        const count = await connection.read(buffer);
        if (count === null) break;
        parts.push(decoder.decode(buffer.subarray(0, count)));
        total += count;
      }
    } catch { // reset, or closed by the timer
    }
    isClosed = !isLate;
  })();
  try {
    await writeAll(connection, bytes);
  } catch { // it need not take everything
  }
  await reading;
  clearTimeout(timer);
  closeQuietly(connection);
  return { told: parts.join(""), isClosed };
}
