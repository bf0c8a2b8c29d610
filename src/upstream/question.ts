/** What a pipeline can be asked, and what follows from the question alone. @module */
import type { BytesRequest } from "./byte_range.ts";
import type { ComposedRequest, UpstreamRequest } from "./upstream_request.ts";
import type { UpstreamBase } from "./upstream_url.ts";

/** What the cache in front of everything can be asked. */
export type Question<T> = UpstreamRequest<T> | ComposedRequest<T>;

/** Which host an answer comes from, as it is told. */
export interface Origin {
  readonly host: string;
  readonly isPublic: boolean;
}

/** Where a pipeline's answers come from. */
export interface OriginOptions {
  readonly base: UpstreamBase;
  /** Of the base URL. */
  readonly own: Origin;
  /** As in `UpstreamApiOptions`. */
  readonly standIn: string | undefined;
  readonly publicOrigins: readonly string[];
}

/** Everything the answer depends on; service and base URL stand for its parsers and its credentials. */
export function keyOf<T>(request: Question<T>, place: string): string {
  if ("load" in request) return `${place}\n\n${request.key}`; // reads accept something
  const key = `${place}\n${request.accept}\n${request.path}`;
  if (request.method !== "POST") return key;
  return `${key}\nPOST ${JSON.stringify(request.body)}`;
}

/** Which host a request is for; the base's for one that will be refused. */
export function originOf<T>(
  request: Question<T> | BytesRequest,
  { base, own, standIn, publicOrigins }: OriginOptions,
): Origin {
  const path = ("load" in request ? request.about : request.path) ?? "/";
  const url = path.startsWith("/") ? null : URL.parse(path);
  if (standIn !== undefined || url === null || !base.origins.has(url.origin)) return own;
  return { host: url.host, isPublic: publicOrigins.includes(url.origin) };
}
