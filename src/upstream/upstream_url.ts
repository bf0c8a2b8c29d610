/** From a path to a URL that a service may be asked at. @module */
import { AttemptFailure } from "../resilience/attempt_failure.ts";

/** Where a service lives. */
export interface UpstreamBase {
  /** Without a slash at its end. */
  readonly href: string;
  readonly host: string;
  /** Origins that absolute URLs may have: the base's and those of the settings. */
  readonly origins: ReadonlySet<string>;
}

/**
 * Reads a base URL from the settings.
 * @throws {TypeError} If it is not http or https, or holds credentials, a query or a fragment: `ConfigError`'s to find.
 */
export function parseBase(baseUrl: string, otherOrigins: Iterable<string> = []): UpstreamBase {
  const url = URL.parse(baseUrl);
  const usable = url !== null && /^https?:$/.test(url.protocol) && url.username === "" &&
    url.password === "" && url.search === "" && url.hash === "";
  if (!usable) {
    throw new TypeError(
      "Cannot use a base URL: expected http(s) without credentials, query or fragment",
    );
  }
  const href = url.href.replace(/\/$/, "");
  return { href, host: url.host, origins: new Set([url.origin, ...otherOrigins]) };
}

/**
 * The URL to ask. A path is our own text, so one that parsing would change (dot segments, blanks) is a bug; an absolute
 * URL comes from an upstream's answer, so a host that is not allowed is the upstream's fault.
 * @throws {TypeError} If `path` is not encoded.
 * @throws {AttemptFailure} `rejected` for an absolute URL of a host that is not allowed.
 */
export function resolveUrl(base: UpstreamBase, path: string): URL {
  if (path.startsWith("/")) {
    const expected = base.href + path;
    const url = URL.parse(expected);
    if (url === null || url.href !== expected || url.hash !== "") {
      throw new TypeError(`Cannot ask for ${JSON.stringify(path.slice(0, 200))}: not encoded`);
    }
    return url;
  }
  const url = URL.parse(path);
  if (url === null || !base.origins.has(url.origin) || url.username !== "" || url.password !== "") {
    throw new AttemptFailure({
      kind: "rejected",
      detail: "the file is on a host that is not asked",
    });
  }
  url.hash = "";
  return url;
}
