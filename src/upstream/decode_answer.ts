/** From text to the value that a client keeps. @module */
import { AttemptFailure } from "../resilience/attempt_failure.ts";
import { UpstreamError } from "../resilience/upstream_error.ts";
import type { WireAnswer } from "./attempt.ts";
import { mediaTypeOf } from "./media_type.ts";
import type { UpstreamRequest } from "./upstream_request.ts";

/**
 * Runs the request's `decode`. What it throws may quote the upstream, so only an `UpstreamError`'s detail, which is our
 * own words, is handed on.
 * @throws {AttemptFailure} `malformed`.
 */
export async function decodeAnswer<T>(
  request: UpstreamRequest<T>,
  { text, headers, readAtMs, movedTo }: WireAnswer & { kind: "found" },
): Promise<T> {
  try {
    const contentType = mediaTypeOf(headers.get("content-type"));
    return await request.decode(text, { contentType, headers, readAtMs, movedTo });
  } catch (cause) {
    const detail = cause instanceof UpstreamError ? cause.detail : undefined;
    throw new AttemptFailure({
      kind: "malformed",
      status: 200,
      detail: detail ?? "the answer is not in the form that its API promises",
      cause,
    });
  }
}
