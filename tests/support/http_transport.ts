/** The SDK's HTTP transport with more headers than its own. @module */
import { StreamableHTTPClientTransport, type Transport } from "@modelcontextprotocol/client";

/** @param lines Header lines, each with its end, as raw clients send them. */
export function httpTransportWith(url: URL, lines: string): Transport {
  const headers = Object.fromEntries(
    lines.split("\r\n").filter((line) => line !== "").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
  return new StreamableHTTPClientTransport(url, { requestInit: { headers } });
}
