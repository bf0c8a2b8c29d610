/** One way to ask every upstream: what clients import. @module */
import { Pipeline } from "./pipeline.ts";
import type { UpstreamApiOptions } from "./upstream_api_options.ts";
import type { UpstreamApi } from "./upstream_request.ts";

export type { ByteRange, BytesAnswer, BytesRequest } from "./byte_range.ts";
export type { UpstreamApiOptions } from "./upstream_api_options.ts";
export type {
  ComposedRequest,
  UpstreamAnswer,
  UpstreamApi,
  UpstreamRequest,
} from "./upstream_request.ts";

/**
 * One service's pipeline, outermost first: cache, single flight, retry, circuit breaker, bulkhead, rate limiter,
 * timeout, byte cap, `fetch`.
 */
export function createUpstreamApi(options: UpstreamApiOptions): UpstreamApi {
  return new Pipeline(options);
}
