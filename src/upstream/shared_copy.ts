/** From what another process kept to an entry of our own: read as if it had just come over the wire. @module */
import { decodePlain } from "../cache/plain_codec.ts";
import type { CacheEntry } from "../cache/response_cache.ts";
import type { SharedEntry } from "../cache/shared_entry.ts";
import { AttemptFailure } from "../resilience/attempt_failure.ts";
import { isEntityTag } from "./attempt.ts";
import { decodeAnswer } from "./decode_answer.ts";
import { checkMediaType, mediaTypeOf } from "./media_type.ts";
import type { Origin, Question } from "./question.ts";
import type { UpstreamRequest } from "./upstream_request.ts";
import type { UpstreamBase } from "./upstream_url.ts";
import { toWireRequest } from "./wire_request.ts";

/** Where the copy's question leads. */
export interface SharedCopyOptions {
  readonly service: string;
  readonly base: UpstreamBase;
  readonly origin: Origin;
}

/** `undefined` for what is no answer to the question. */
export async function readSharedCopy<T>(
  { meta, text }: SharedEntry,
  request: Question<T>,
  { service, base, origin }: SharedCopyOptions,
): Promise<CacheEntry | undefined> {
  const { negative, confirmedAtMs, etag } = meta;
  const rest = { service, ...origin, negative, confirmedAtMs, expirationCounted: false };
  if (negative) return { ...rest, value: undefined, etag: undefined };
  try {
    if ("load" in request) return { ...rest, value: decodePlain(text), etag: undefined };
    return {
      ...rest,
      value: await readText({ meta, text }, request, base),
      etag: etag !== undefined && isEntityTag(etag) ? etag : undefined,
    };
  } catch (error) {
    const isTheirs = error instanceof AttemptFailure || error instanceof SyntaxError ||
      error instanceof RangeError; // nested too deep, or a number too long
    if (isTheirs) return undefined;
    throw error;
  }
}

/** @throws {AttemptFailure} Where an upstream's answer would be refused. */
async function readText<T>(
  { meta, text }: SharedEntry,
  request: UpstreamRequest<T>,
  base: UpstreamBase,
): Promise<T> {
  const { url, mediaTypes } = toWireRequest(base, request, undefined);
  const { contentType, movedTo, readAtMs } = meta;
  checkMediaType(contentType ?? null, mediaTypes);
  if (movedTo !== undefined && URL.parse(movedTo)?.origin !== url.origin) {
    throw new AttemptFailure({ kind: "rejected", detail: "redirected to another host" });
  }
  const essence = mediaTypeOf(contentType ?? null); // and nothing that a header cannot carry
  const headers = new Headers(essence === "" ? {} : { "content-type": essence });
  return await decodeAnswer(request, {
    ...{ kind: "found", text, headers, etag: undefined, readAtMs, movedTo },
  });
}
