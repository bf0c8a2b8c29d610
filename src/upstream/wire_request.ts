/** From what a client asks to what goes over the wire. @module */
import type { WireRequest } from "./attempt.ts";
import type { BytesRequest } from "./byte_range.ts";
import type { UpstreamRequest } from "./upstream_request.ts";
import { resolveUrl, type UpstreamBase } from "./upstream_url.ts";

/**
 * @throws {TypeError} If the path is not encoded.
 * @throws {AttemptFailure} `rejected` for an absolute URL of a host that is not allowed.
 */
export function toWireRequest<T>(
  base: UpstreamBase,
  request: UpstreamRequest<T>,
  etag: string | undefined,
): WireRequest {
  const { method = "GET", accept, contentType, body, path } = request;
  const admitted = typeof contentType === "string" ? [contentType] : contentType;
  return {
    method,
    url: resolveUrl(base, path),
    accept,
    mediaTypes: contentType === "*" ? [] : admitted,
    body: method === "POST" ? JSON.stringify(body) : undefined,
    etag: method === "GET" ? etag : undefined,
  };
}

/**
 * The same for a part of a file.
 * @throws As `toWireRequest` does.
 */
export function toPartRequest(
  base: UpstreamBase,
  { path, range, maxBytes }: BytesRequest,
): WireRequest {
  return {
    method: "GET",
    url: resolveUrl(base, path),
    accept: "*/*",
    mediaTypes: [],
    body: undefined,
    etag: undefined,
    part: { range, maxBytes },
  };
}
