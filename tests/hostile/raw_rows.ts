/** HTTP requests that no proper client writes, down to the bytes. @module */

/** What is written on one connection, and what may come back. */
export interface RawRow {
  readonly name: string;
  /** `HOST` and `HEADERS` are filled in. */
  readonly text: string;
  /** Most answers that the connection may carry. */
  readonly most: number;
  /** Statuses that an answer may have; no answer and an end is always allowed. */
  readonly statuses: readonly number[];
}

const PING = `{"jsonrpc":"2.0","id":"outer","method":"ping"}`;
/** Hidden in another request; that it is answered shows that somebody took it for one. */
export const SMUGGLED_ID = "smuggled";
const SMUGGLED_BODY = `{"jsonrpc":"2.0","id":"${SMUGGLED_ID}","method":"ping"}`;
const COMMON =
  "content-type: application/json\r\naccept: application/json, text/event-stream\r\nHEADERS";
const SMUGGLED = post([`content-length: ${SMUGGLED_BODY.length}`], SMUGGLED_BODY);

function post(lines: readonly string[], body: string): string {
  const own = lines.map((line) => `${line}\r\n`).join("");
  return `POST /mcp HTTP/1.1\r\nhost: HOST\r\n${COMMON}${own}\r\n${body}`;
}

const length = (count: number | string) => `content-length: ${count}`;
const CHUNKED = "transfer-encoding: chunked";
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
/** A request that ends where it should, so that it may be answered. */
const whole = (name: string, text: string, statuses: readonly number[]): RawRow => ({
  ...{ name, text, statuses },
  most: 1,
});
const REFUSED = [400, 403, 404, 405, 411, 413, 414, 415, 417, 421, 431, 501, 505] as const;
const refused = (name: string, text: string): RawRow => whole(name, text, REFUSED);

/** Length told twice or in two ways: what follows must never be taken for a request of its own. */
const SMUGGLING: readonly RawRow[] = [
  refused(
    "CL and TE, the chunks end first",
    post([length(5 + SMUGGLED.length), CHUNKED], `0\r\n\r\n${SMUGGLED}`),
  ),
  refused(
    "TE and CL, the chunks end first",
    post([CHUNKED, length(5 + SMUGGLED.length)], `0\r\n\r\n${SMUGGLED}`),
  ),
  refused("CL 0 and TE", post([length(0), CHUNKED], `${chunk(PING)}0\r\n\r\n`)),
  refused("two lengths", post([length(PING.length), length(PING.length + 1)], PING + SMUGGLED)),
  refused("two lengths in one line", post([length("46, 47")], PING + SMUGGLED)),
  whole("the same length twice", post([length(PING.length), length(PING.length)], PING), [
    200,
    ...REFUSED,
  ]),
  refused("a negative length", post([length(-1)], PING)),
  refused("a length with a sign", post([length(`+${PING.length}`)], PING)),
  refused("a length in hexadecimal", post([length("0x2e")], PING)),
  refused("a length beyond every integer", post([length("99999999999999999999999")], PING)),
  refused("a length of no digits", post([length("")], PING)),
  refused(
    "TE with a blank before its colon",
    post(["transfer-encoding : chunked"], `0\r\n\r\n${SMUGGLED}`),
  ),
  refused("TE of another coding", post(["transfer-encoding: xchunked"], `0\r\n\r\n${SMUGGLED}`)),
  refused("TE identity", post(["transfer-encoding: identity"], PING)),
  refused(
    "TE chunked, identity",
    post(["transfer-encoding: chunked, identity"], `0\r\n\r\n${SMUGGLED}`),
  ),
  refused(
    "TE behind a vertical tab",
    post(["transfer-encoding:\vchunked", length(5 + SMUGGLED.length)], `0\r\n\r\n${SMUGGLED}`),
  ),
  refused(
    "TE of HTTP/1.0",
    `POST /mcp HTTP/1.0\r\nhost: HOST\r\n${COMMON}${CHUNKED}\r\n\r\n${chunk(PING)}0\r\n\r\n`,
  ),
];

const CHUNKS: readonly RawRow[] = [
  whole("chunks as they should be", post([CHUNKED], `${chunk(PING)}0\r\n\r\n`), [200, 401]),
  whole(
    "a chunk with an extension",
    post([CHUNKED], `${PING.length.toString(16)};a=b\r\n${PING}\r\n0\r\n\r\n`),
    [200, ...REFUSED],
  ),
  whole(
    "a trailer that names a length",
    post([CHUNKED], `${chunk(PING)}0\r\ncontent-length: 9\r\n\r\n`),
    [200, ...REFUSED],
  ),
  refused(
    "a chunk size beyond every integer",
    post([CHUNKED], `ffffffffffffffffff\r\n${PING}\r\n0\r\n\r\n`),
  ),
  refused("a negative chunk size", post([CHUNKED], `-1\r\n${PING}\r\n0\r\n\r\n`)),
  refused("a chunk size with 0x", post([CHUNKED], `0x2e\r\n${PING}\r\n0\r\n\r\n`)),
  refused("a chunk that is longer than it says", post([CHUNKED], `5\r\n${PING}\r\n0\r\n\r\n`)),
  refused(
    "a chunk ended by a line feed",
    post([CHUNKED], `${PING.length.toString(16)}\n${PING}\n0\n\n`),
  ),
  refused("an extension without an end", post([CHUNKED], `5;${"a".repeat(100_000)}`)),
];

const HEADS: readonly RawRow[] = [
  refused("a folded header", post(["x-a: 1\r\n 2", length(PING.length)], PING)),
  whole("line feeds only", `POST /mcp HTTP/1.1\nhost: HOST\n\n`, REFUSED),
  refused("a NUL in a header", post(["x-a: a\0b", length(PING.length)], PING)),
  refused(
    "a bare carriage return in a header",
    post([`x-a: a\rx-b: c`, length(PING.length)], PING),
  ),
  refused("a blank in a header's name", post(["x a: b", length(PING.length)], PING)),
  refused("a header without a colon", post(["nothing", length(PING.length)], PING)),
  refused("a header line of nothing but a colon", post([":", length(PING.length)], PING)),
  refused("a header of 1 MiB", post([`x-a: ${"a".repeat(2 ** 20)}`], PING)),
  refused(
    "ten thousand headers",
    post(Array.from({ length: 10_000 }, (_, at) => `x-${at}: 1`), PING),
  ),
  refused("no Host", `POST /mcp HTTP/1.1\r\n${COMMON}${length(PING.length)}\r\n\r\n${PING}`),
  refused(
    "an empty Host",
    `POST /mcp HTTP/1.1\r\nhost:\r\n${COMMON}${length(PING.length)}\r\n\r\n${PING}`,
  ),
  refused("two Hosts", post(["host: evil.example", length(PING.length)], PING)),
  refused(
    "another Host",
    `POST /mcp HTTP/1.1\r\nhost: evil.example\r\n${COMMON}${length(PING.length)}\r\n\r\n${PING}`,
  ),
  refused(
    "a Host that begins right",
    `POST /mcp HTTP/1.1\r\nhost: localhost.evil.example\r\n${COMMON}${
      length(PING.length)
    }\r\n\r\n${PING}`,
  ),
  refused(
    "a Host with a user",
    `POST /mcp HTTP/1.1\r\nhost: localhost@evil.example\r\n${COMMON}${
      length(PING.length)
    }\r\n\r\n${PING}`,
  ),
  refused("another Origin", post(["origin: https://evil.example", length(PING.length)], PING)),
  refused("an Origin of null", post(["origin: null", length(PING.length)], PING)),
  refused(
    "an Origin that begins right",
    post(["origin: http://localhost.evil.example", length(PING.length)], PING),
  ),
];

const LINES: readonly RawRow[] = [
  refused("no version", "GET /mcp\r\n\r\n"),
  refused("HTTP/0.9", "GET /mcp HTTP/0.9\r\nhost: HOST\r\n\r\n"),
  refused("HTTP/2.0 in clear text", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
  refused("HTTP/9.9", "GET /mcp HTTP/9.9\r\nhost: HOST\r\n\r\n"),
  refused("CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\nhost: HOST\r\n\r\n"),
  refused("TRACE", "TRACE /mcp HTTP/1.1\r\nhost: HOST\r\nHEADERS\r\n"),
  refused(
    "a method of 10,000 letters",
    `${"A".repeat(10_000)} /mcp HTTP/1.1\r\nhost: HOST\r\n\r\n`,
  ),
  refused(
    "a path of 100,000 letters",
    `GET /${"a".repeat(100_000)} HTTP/1.1\r\nhost: HOST\r\nHEADERS\r\n`,
  ),
  refused("dots in the path", "GET /mcp/../../etc/passwd HTTP/1.1\r\nhost: HOST\r\nHEADERS\r\n"),
  refused(
    "the absolute form of another host",
    "GET http://evil.example/mcp HTTP/1.1\r\nhost: HOST\r\nHEADERS\r\n",
  ),
  refused("the asterisk form", "OPTIONS * HTTP/1.1\r\nhost: HOST\r\nHEADERS\r\n"),
  refused("a NUL in the path", "GET /mcp\0 HTTP/1.1\r\nhost: HOST\r\n\r\n"),
  refused("a blank in the path", "GET /mcp x HTTP/1.1\r\nhost: HOST\r\n\r\n"),
  refused("TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
  refused("nothing but line ends", "\r\n".repeat(1000)),
  refused("nothing but NULs", "\0".repeat(10_000)),
  refused(
    "an upgrade to h2c",
    "GET /mcp HTTP/1.1\r\nhost: HOST\r\nHEADERSconnection: upgrade\r\nupgrade: h2c\r\n\r\n",
  ),
  whole("Expect: 100-continue", post(["expect: 100-continue", length(PING.length)], PING), [
    200,
    401,
    417,
  ]),
];

/** All of them. */
export const RAW_ROWS: readonly RawRow[] = [...SMUGGLING, ...CHUNKS, ...HEADS, ...LINES];
