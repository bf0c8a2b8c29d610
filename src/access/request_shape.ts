/** Whether a request's head is one that every server on its way reads alike, and within bounds. @module */
import { Refusal } from "./refusal.ts";

const MAX_URL = 4_096; // UTF-16 units; every path of ours is short
const MAX_HEADER_COUNT = 64;
const TOKEN_IN_QUERY = /[?&](?:access_token|token|bearer|authorization)=/i;

/** What a head may hold. */
export interface HeadBounds {
  readonly maxHeaderBytes: number;
}

/** The refusal, or `undefined` for what is as it should be. */
export function refuseHead(request: Request, { maxHeaderBytes }: HeadBounds): Refusal | undefined {
  const { url, headers } = request;
  if (url.length > MAX_URL) {
    return new Refusal(414, "url", `The URL is too long, expected at most ${MAX_URL} characters`);
  }
  let sizeBytes = 0;
  let count = 0;
  headers.forEach((value, name) => { // headers are Latin-1: a character is a byte
    count += 1;
    sizeBytes += name.length + value.length;
  });
  if (sizeBytes > maxHeaderBytes || count > MAX_HEADER_COUNT) {
    return new Refusal(
      431,
      "headers",
      `The headers are too large, expected at most ${MAX_HEADER_COUNT} of ${maxHeaderBytes} bytes together`,
    );
  }
  const length = headers.get("content-length");
  // RFC 9112, 6.1 and 6.3: where two servers disagree about where a body ends, the rest passes for another request.
  if (length !== null && (headers.has("transfer-encoding") || !/^\d{1,15}$/.test(length))) {
    return new Refusal(400, "framing", "The length of the body is told twice, expected it once", {
      headers: { connection: "close" },
    });
  }
  if (url.includes("?") && TOKEN_IN_QUERY.test(url)) {
    return new Refusal(
      400,
      "token in query",
      "Cannot take a token from the query: it would be logged, expected an Authorization header",
    );
  }
  return undefined;
}
