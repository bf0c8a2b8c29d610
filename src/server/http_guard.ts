/** Host and Origin of a request against what is allowed: the defence against DNS rebinding. @module */
import {
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from "@modelcontextprotocol/server";

const MAX_REMEMBERED = 64; // header pairs; real clients send one or two

/** What is allowed beside loopback. */
export interface GuardOptions {
  /** Host names without port; `[::1]` style for IPv6. */
  readonly allowedHosts: readonly string[];
  /** Origins such as `https://app.example`, or host names for every scheme and port. */
  readonly allowedOrigins: readonly string[];
}

/** The header that is of somebody else and the SDK's answer to it, `undefined` where both are allowed. */
type Verdict = { readonly header: "Host" | "Origin"; readonly response: Response } | undefined;

/** Answers 403 to what is not allowed, `undefined` to what is. */
export function requestGuard(options: GuardOptions): (request: Request) => Response | undefined {
  const judge = headerJudge(options);
  return (request) => judge(request)?.response;
}

/** Names the header that is not allowed. */
export function foreignHeader(
  options: GuardOptions,
): (request: Request) => "Host" | "Origin" | undefined {
  const judge = headerJudge(options);
  return (request) => judge(request)?.header;
}

function headerJudge(options: GuardOptions): (request: Request) => Verdict {
  const hosts = [...localhostAllowedHostnames(), ...options.allowedHosts.map(hostnameOf)];
  const exactOrigins = new Set(options.allowedOrigins.filter((entry) => entry.includes("://")));
  const originHosts = [
    ...localhostAllowedOrigins(),
    ...options.allowedOrigins.filter((entry) => !entry.includes("://")),
  ];
  const remembered = new Set<string>(); // pairs that were allowed: parsing them costs a URL each
  return (request) => {
    const origin = request.headers.get("origin");
    // No Origin and `Origin: null` (a sandboxed frame) are not the same; neither header can hold a line feed.
    const pair = `${request.headers.get("host") ?? ""}\n${origin ?? ""}`;
    if (remembered.has(pair)) return undefined;
    const host = hostHeaderValidationResponse(request, hosts);
    if (host !== undefined) return { header: "Host", response: host };
    if (origin === null || !exactOrigins.has(origin)) {
      const foreign = originValidationResponse(request, originHosts);
      if (foreign !== undefined) return { header: "Origin", response: foreign };
    }
    if (remembered.size < MAX_REMEMBERED) remembered.add(pair);
    return undefined;
  };
}

/** An entry with a port is read as its host name: the port says nothing about who asks. */
function hostnameOf(entry: string): string {
  const url = `http://${entry}`;
  return URL.canParse(url) ? new URL(url).hostname : entry;
}
