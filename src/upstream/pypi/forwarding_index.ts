/** Indexes that send whoever asks for a name that they do not have to another one (GitLab does, unless told not to). @module */
import type { Fetch } from "../attempt.ts";
import { discardBody } from "../body.ts";

/**
 * A redirect to a page of another configured index says "not here" like a 404, and that index is asked by itself, with
 * its own credentials. Any other redirect to another host stays a failure: it may lead to a login page.
 * @param others Base URLs, each ending in a slash.
 */
export function withoutForwarding(send: Fetch, others: readonly string[]): Fetch {
  if (others.length === 0) return send;
  return async (url, init) => {
    const response = await send(url, init);
    const location = response.headers.get("location");
    if (location === null || response.status < 300 || response.status > 399) return response;
    const target = URL.parse(location, url)?.href ?? "";
    const isForward = others.some((other) => target.startsWith(other) && !url.startsWith(other));
    if (!isForward) return response;
    discardBody(response);
    return new Response(null, { status: 404 });
  };
}
