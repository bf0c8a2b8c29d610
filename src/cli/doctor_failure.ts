/** Each way in which a service could not be asked, in plain words, and how to go on. @module */
import type { ProbeFailure } from "../upstream/probe.ts";

/** What kind of trouble it is: stable words for programs. */
export type FailureArea =
  | "dns"
  | "connection"
  | "timeout"
  | "proxy"
  | "tls"
  | "permission"
  | "service"
  | "unknown";

/** A failure as people read it. */
export interface FailureWords {
  readonly area: FailureArea;
  readonly explanation: string;
  readonly advice: string;
}

/** Whether requests may go through a proxy; `unknown`: this build does not see the variables. */
export type ProxyUse = "none" | "set" | "unknown";

const COMPANY_AUTHORITY =
  "Where a company's certificate authority signs what passes, set DENO_CERT to its PEM file, or " +
  "DENO_TLS_CA_STORE=system where this system knows it";
const PROXY_ADDRESS = "Correct HTTPS_PROXY or HTTP_PROXY, or take it away where there is no proxy";
const OTHER_SIDE =
  "Look at the address in the settings, and at what stands on the way (a proxy, a firewall)";

const WORDS: Readonly<Record<ProbeFailure, readonly [FailureArea, string, string]>> = {
  name_not_resolved: [
    "dns",
    "its name could not be resolved",
    "Look for a misspelt host name, then at the network and its DNS; where only a proxy may go " +
    "out, set HTTPS_PROXY",
  ],
  refused: [
    "connection",
    "nobody takes the connection",
    "Look whether the service runs at that address and port, and whether a firewall refuses it",
  ],
  unreachable: [
    "connection",
    "no way leads to that address",
    "Look at the network of this machine; where only a proxy may go out, set HTTPS_PROXY",
  ],
  closed: ["connection", "the connection was closed before an answer", OTHER_SIDE],
  timeout: [
    "timeout",
    "no answer in time",
    "Try again; where it stays so, a firewall may swallow the packets: ask whether only a proxy may go out",
  ],
  proxy_login: [
    "proxy",
    "the proxy wants a user name and password, or other ones (407)",
    "Put them into its URL: HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, special characters percent-encoded",
  ],
  proxy_refused: [
    "proxy",
    "the proxy does not connect to that host",
    "Ask those who keep the proxy to permit the host and port, or name the host in NO_PROXY where " +
    "it can be reached without it",
  ],
  proxy_closed: [
    "proxy",
    "the proxy ended the connection without a word",
    "It may not reach the host either; ask those who keep it, or name the host in NO_PROXY",
  ],
  proxy_unreachable: ["proxy", "the proxy itself could not be reached", PROXY_ADDRESS],
  proxy_name_not_resolved: ["proxy", "the proxy's name could not be resolved", PROXY_ADDRESS],
  unknown_issuer: [
    "tls",
    "its certificate is signed by an authority that this program does not know",
    COMPANY_AUTHORITY,
  ],
  expired_certificate: [
    "tls",
    "its certificate has expired",
    "Look at this machine's clock first, then ask those who keep the service",
  ],
  certificate_not_yet_valid: [
    "tls",
    "its certificate is not valid yet",
    "Look at this machine's clock first, then ask those who keep the service",
  ],
  wrong_name: [
    "tls",
    "its certificate is for another host name",
    "Use the name that the certificate holds, or ask those who keep the service",
  ],
  bad_certificate: ["tls", "its certificate is not accepted", COMPANY_AUTHORITY],
  no_tls: [
    "tls",
    "what answers there does not speak TLS as this program does",
    "Look whether the address should begin with http:// in place of https://, and at what stands on the way",
  ],
  certificate_settings: [
    "tls",
    "the runtime cannot use its certificate settings",
    "Correct DENO_CERT (a PEM file that can be read) or DENO_TLS_CA_STORE (system, mozilla)",
  ],
  not_http: [
    "service",
    "what answers there does not speak HTTP",
    "Look at the port, and whether the address should begin with https://",
  ],
  not_permitted: ["permission", "this program may not speak to that host", ""],
  rate_limited: [
    "service",
    "it asks for fewer requests (429)",
    "Wait a while; many people may share your address, or lower PYPI_MCP_RATE_LIMIT",
  ],
  server_error: [
    "service",
    "it is there, and in trouble",
    "Try again later; where a proxy stands between, it may be the proxy that answers so",
  ],
  login: [
    "service",
    "it wants credentials, or other ones",
    "Look at PYPI_MCP_INDEX_CREDENTIALS for an index, PYPI_MCP_REDIS_URL for Redis, or whether a proxy " +
    "answers in its place",
  ],
  refused_request: ["service", "it refuses the request", OTHER_SIDE],
  redirected: [
    "service",
    "it sends the caller elsewhere",
    "Log in where this network wants a login page first; else correct the address in the settings",
  ],
  unexpected_answer: [
    "service",
    "something else than that service answers",
    OTHER_SIDE,
  ],
  unknown: [
    "unknown",
    "it could not be reached, for a reason that this program does not know",
    OTHER_SIDE,
  ],
};

/** Failures that look the same whether the service or a proxy before it is the cause. */
const EITHER: ReadonlySet<ProbeFailure> = new Set(
  ["name_not_resolved", "refused", "unreachable", "timeout"] as const,
);

/** @param permissionHint How this host is permitted, to complete a sentence. */
export function failureWords(
  failure: ProbeFailure,
  { proxy, status, permissionHint }: {
    readonly proxy: ProxyUse;
    readonly status?: number | undefined;
    readonly permissionHint: string;
  },
): FailureWords {
  const [area, explanation, advice] = WORDS[failure];
  const isShown = status === undefined || explanation.includes(String(status));
  return {
    area,
    explanation: explanation + (isShown ? "" : ` (status ${status})`) +
      (EITHER.has(failure) ? orTheProxys(proxy) : ""),
    advice: failure === "not_permitted" ? sentence(permissionHint) : advice,
  };
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function orTheProxys(proxy: ProxyUse): string {
  if (proxy === "none") return "";
  return proxy === "set"
    ? "; the proxy that is set may be the cause"
    : "; where a proxy is set, it may be the cause";
}
