/** Host and Origin of a request against what is allowed: the defence against DNS rebinding. @module */
import { hostHeaderValidationResponse } from "@modelcontextprotocol/server";
import { localhostAllowedHostnames, localhostAllowedOrigins } from "@modelcontextprotocol/server";
import { originValidationResponse } from "@modelcontextprotocol/server";

const MAX_REMEMBERED = 64; // header pairs; real clients send one or two

/** What is allowed beside loopback. */
export interface GuardOptions {
  /** Host names without port; `[::1]` style for IPv6. */
  readonly allowedHosts: readonly string[];
  /** Origins such as `https://app.example`, or host names for every scheme and port. */
  readonly allowedOrigins: readonly string[];
}

/** Answers 403 to what is not allowed, `undefined` to what is. */
export function requestGuard(options: GuardOptions): (request: Request) => Response | undefined {
  const hosts = [...localhostAllowedHostnames(), ...options.allowedHosts.map(hostnameOf)];
  const exactOrigins = new Set(options.allowedOrigins.filter((entry) => entry.includes("://")));
  const originHosts = [
    ...localhostAllowedOrigins(),
    ...options.allowedOrigins.filter((entry) => !entry.includes("://")),
  ];
  const remembered = new Set<string>(); // pairs that were allowed: parsing them costs a URL each
  return (request) => {
    const origin = request.headers.get("origin");
    const pair = `${request.headers.get("host")} ${origin}`;
    if (remembered.has(pair)) return undefined;
    const refused = hostHeaderValidationResponse(request, hosts) ??
      (origin !== null && exactOrigins.has(origin)
        ? undefined
        : originValidationResponse(request, originHosts));
    if (refused === undefined && remembered.size < MAX_REMEMBERED) remembered.add(pair);
    return refused;
  };
}

/** An entry with a port is read as its host name: the port says nothing about who asks. */
function hostnameOf(entry: string): string {
  const url = `http://${entry}`;
  return URL.canParse(url) ? new URL(url).hostname : entry;
}
