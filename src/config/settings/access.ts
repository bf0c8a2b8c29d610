/** Settings: who may call, and how much. @module */
import { option } from "../option.ts";
import {
  filePath,
  isNetwork,
  isScope,
  optionalBaseUrl,
  optionalText,
  secureUrl,
  tokenList,
} from "../access_values.ts";
import { byteSize, listOf, oneOf, rate, seconds, wholeNumber, yesOrNo } from "../value.ts";

/** As a Host header spells it: without its brackets an IPv6 address could never match one. */
const HOST_AND_PORT = /^(?:[a-z0-9][a-z0-9.-]{0,252}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Heading "Access". */
export const ACCESS = {
  allowUnauthenticated: option({
    name: "ALLOW_UNAUTHENTICATED",
    kind: yesOrNo(),
    fallback: "false",
    help: "Listen beyond loopback although everybody who reaches the port may then call the tools.",
    group: "Access",
    from: "trusted",
    isSwitch: true,
  }),
  allowedHosts: option({
    name: "ALLOWED_HOSTS",
    kind: listOf(
      "host names or IP addresses (IPv6 in brackets as in [2001:db8::1]), each with a port or without",
      (word) => HOST_AND_PORT.test(word) && URL.canParse(`http://${word}`),
    ),
    fallback: "",
    help: "Values of the Host header that are accepted over HTTP beside the loopback names.",
    group: "Access",
    from: "trusted",
  }),
  allowedOrigins: option({
    name: "ALLOWED_ORIGINS",
    kind: listOf("origins such as https://example.org", (word) => {
      if (!URL.canParse(word)) return false;
      return new URL(word).origin === word;
    }),
    fallback: "",
    help: "Values of the Origin header that are accepted over HTTP beside those of loopback.",
    group: "Access",
    from: "trusted",
  }),
  authTokens: option({
    name: "AUTH_TOKENS",
    kind: tokenList(),
    fallback: "",
    help:
      "Bearer tokens that may call over HTTP, as NAME=sha256:HASH entries, each with ;expires=2027-01-31 or without; " +
      "pypi-mcp hash-token makes one.",
    group: "Access",
    from: "trusted",
    isSecret: true,
  }),
  authTokensFile: option({
    name: "AUTH_TOKENS_FILE",
    kind: filePath(),
    fallback: "",
    help:
      "File of such entries, one a line; it is read again when it has changed, without a restart.",
    group: "Access",
    from: "trusted",
  }),
  oauthIssuer: option({
    name: "OAUTH_ISSUER",
    kind: secureUrl(),
    fallback: "",
    help:
      "Issuer whose OAuth 2.1 access tokens (JWT) may call over HTTP, exactly as their iss says it; " +
      "needs OAUTH_AUDIENCE and PUBLIC_URL.",
    group: "Access",
    from: "trusted",
  }),
  oauthAudience: option({
    name: "OAUTH_AUDIENCE",
    kind: optionalText(500),
    fallback: "",
    help: "Audience that access tokens must have been issued for.",
    group: "Access",
    from: "trusted",
  }),
  oauthJwksUrl: option({
    name: "OAUTH_JWKS_URL",
    kind: secureUrl(),
    fallback: "",
    help: "Where the issuer's public keys are; empty: as its metadata say (RFC 8414, OpenID).",
    group: "Access",
    from: "trusted",
  }),
  oauthScopes: option({
    name: "OAUTH_SCOPES",
    kind: listOf("scopes", isScope),
    fallback: "",
    help: "Scopes that an access token must all have.",
    group: "Access",
    from: "trusted",
  }),
  publicUrl: option({
    name: "PUBLIC_URL",
    kind: optionalBaseUrl(),
    fallback: "",
    help:
      "How clients reach this server from outside, without /mcp; its host is then an accepted Host.",
    group: "Access",
    from: "trusted",
  }),
  trustedProxies: option({
    name: "TRUSTED_PROXIES",
    kind: listOf("IP addresses or networks such as 10.0.0.0/8", isNetwork),
    fallback: "",
    help: "Proxies whose Forwarded or X-Forwarded-For header is believed about who calls.",
    group: "Access",
    from: "trusted",
  }),
  callerRatePerSecond: option({
    name: "CALLER_RATE",
    kind: rate(0, 100_000),
    fallback: "0",
    help: "Requests a second that each caller may send over HTTP in the long run; 0: no limit.",
    group: "Access",
    from: "trusted",
  }),
  callerBurstCount: option({
    name: "CALLER_BURST",
    kind: wholeNumber(1, 1_000_000),
    fallback: "100",
    help: "Requests that a caller may send at once before CALLER_RATE holds.",
    group: "Access",
    from: "trusted",
  }),
  maxConcurrentCount: option({
    name: "MAX_CONCURRENT_REQUESTS",
    kind: wholeNumber(1, 100_000),
    fallback: "1024",
    help: "HTTP requests that are served at the same time; further ones are answered 503.",
    group: "Access",
    from: "trusted",
  }),
  maxCallerConcurrentCount: option({
    name: "MAX_CALLER_REQUESTS",
    kind: wholeNumber(1, 100_000),
    fallback: "256",
    help: "The same for each caller, and as many event streams.",
    group: "Access",
    from: "trusted",
  }),
  maxStreamCount: option({
    name: "MAX_STREAMS",
    kind: wholeNumber(1, 100_000),
    fallback: "1024",
    help: "HTTP answers that are open as event streams at the same time.",
    group: "Access",
    from: "trusted",
  }),
  maxHeaderBytes: option({
    name: "MAX_HEADER_BYTES",
    kind: byteSize(1024, 65_536),
    fallback: "16 KiB",
    help: "Names and values of all headers of a request together, in bytes.",
    group: "Access",
    from: "trusted",
  }),
  requestTimeoutMs: option({
    name: "REQUEST_TIMEOUT",
    kind: seconds(1, 600),
    fallback: "30",
    help: "How long the body of a request may take to come over HTTP, in seconds.",
    group: "Access",
    from: "trusted",
  }),
  connectionGuard: option({
    name: "CONNECTION_GUARD",
    kind: oneOf(["auto", "on", "off"]),
    fallback: "auto",
    help:
      "Cut clients off that are slow to send a head, idle, or do not take their answers, and bound the number of " +
      "connections; auto is on where HOST is not loopback.",
    group: "Access",
    from: "trusted",
  }),
  maxConnectionCount: option({
    name: "MAX_CONNECTIONS",
    kind: wholeNumber(1, 1_000_000),
    fallback: "4096",
    help:
      "Connections at the same time, with CONNECTION_GUARD; each takes up to three open files. Further ones are closed.",
    group: "Access",
    from: "trusted",
  }),
  maxAddressConnectionCount: option({
    name: "MAX_ADDRESS_CONNECTIONS",
    kind: wholeNumber(1, 1_000_000),
    fallback: "512",
    help: "The same for each address but those of TRUSTED_PROXIES.",
    group: "Access",
    from: "trusted",
  }),
  idleTimeoutMs: option({
    name: "IDLE_TIMEOUT",
    kind: seconds(1, 3_600),
    fallback: "75",
    help:
      "How long a connection may be without a request, with CONNECTION_GUARD; longer than a proxy in front keeps it; in seconds.",
    group: "Access",
    from: "trusted",
  }),
  audit: option({
    name: "AUDIT",
    kind: oneOf(["auto", "on", "with-arguments", "off"]),
    fallback: "auto",
    help:
      "One line on stderr for each call and each refusal, whatever LOG_LEVEL is; auto is on over HTTP and off over stdio.",
    group: "Access",
    from: "trusted",
  }),
} as const;
