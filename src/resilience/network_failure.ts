/** Why a request got no answer, as far as the runtime's error tells. @module */

/** `unknown`: the runtime said something that is not in the table. */
export type NetworkFailure =
  | "name_not_resolved"
  | "refused"
  | "unreachable"
  | "closed"
  | "proxy_login"
  | "proxy_refused"
  | "proxy_closed"
  | "proxy_unreachable"
  | "unknown_issuer"
  | "expired_certificate"
  | "certificate_not_yet_valid"
  | "wrong_name"
  | "bad_certificate"
  | "no_tls"
  | "certificate_settings"
  | "not_http"
  | "not_permitted"
  | "unknown";

/**
 * What follows "client error (Connect): " or "client error (SendRequest): ", from its beginning: a name in a certificate
 * or a URL, which others choose, comes later in the text. Numbers are those of Linux, macOS and Windows.
 */
const DETAILS: readonly (readonly [RegExp, NetworkFailure])[] = [
  [/^dns error\b/, "name_not_resolved"],
  [/^tcp connect error: [^]*\(os error (?:111|61|10061)\)$/, "refused"],
  [
    /^tcp connect error: [^]*\(os error (?:101|113|110|51|65|60|10051|10065|10060)\)$/,
    "unreachable",
  ],
  [/^proxy authentication required\b/, "proxy_login"],
  [/^unsuccessful tunnel\b/, "proxy_refused"],
  [/^unexpected eof while tunneling\b/, "proxy_closed"],
  [/^Proxy server unreachable\b/, "proxy_unreachable"],
  [/^invalid peer certificate: UnknownIssuer\b/, "unknown_issuer"],
  [/^invalid peer certificate: certificate expired\b/, "expired_certificate"],
  [/^invalid peer certificate: certificate not valid yet\b/, "certificate_not_yet_valid"],
  [/^invalid peer certificate: certificate not valid for name\b/, "wrong_name"],
  [/^invalid peer certificate\b/, "bad_certificate"],
  [/^(?:received corrupt message|received fatal alert|tls handshake eof)\b/, "no_tls"],
  [/^invalid HTTP version parsed\b/, "not_http"],
  [/^connection closed before message completed\b/, "closed"],
];

/** The runtime reads its certificates when the first request is made. */
const CERTIFICATE_SETTINGS =
  /^(?:Failed opening CA file|Failed to load platform certificates|Unknown certificate store)\b/;
const DETAIL = /: client error \((?:Connect|SendRequest)\): ([^]*)$/;
const MAX_DEPTH = 8;

/** Reads an error and its causes; nothing is taken for more than what it says. */
export function networkFailureOf(error: unknown): NetworkFailure {
  let current = error;
  for (let depth = 0; depth < MAX_DEPTH && current instanceof Error; depth++) {
    if (current.name === "NotCapable") return "not_permitted";
    if (current.name === "ConnectionRefused") return "refused"; // of a bare connection
    if (CERTIFICATE_SETTINGS.test(current.message)) return "certificate_settings";
    if (current.message.startsWith("failed to lookup address information")) {
      return "name_not_resolved";
    }
    const detail = DETAIL.exec(current.message)?.[1];
    if (detail !== undefined) {
      return DETAILS.find(([pattern]) => pattern.test(detail))?.[1] ?? "unknown";
    }
    current = current.cause;
  }
  return "unknown";
}
