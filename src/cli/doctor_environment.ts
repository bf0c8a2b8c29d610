/** What the runtime's own variables say of proxies and certificates, as far as this program sees them. @module */
import { quote, withoutSecrets } from "../config/shown_text.ts";
import type { ProxyUse } from "./doctor_failure.ts";

/** A variable that the runtime reads; `value` is fit to be shown. */
export interface RuntimeVariable {
  readonly name: string;
  readonly state: "set" | "not set" | "not visible";
  readonly value?: string;
}

/** The environment, as far as it may be read. */
export interface VisibleEnvironment {
  readonly isVisible: (name: string) => boolean;
  readonly variable: (name: string) => string | undefined;
}

const BY_SCHEME = {
  "https:": ["HTTPS_PROXY", "https_proxy"],
  "http:": ["HTTP_PROXY", "http_proxy"],
} as const;
const FOR_ALL = ["ALL_PROXY", "all_proxy"] as const;
const PROXIES: readonly string[] = [...BY_SCHEME["https:"], ...BY_SCHEME["http:"], ...FOR_ALL];
const NAMES = [...PROXIES, "NO_PROXY", "no_proxy", "DENO_CERT", "DENO_TLS_CA_STORE"] as const;

/** Passwords of proxies are left out. */
export function runtimeVariables(
  { isVisible, variable }: VisibleEnvironment,
): readonly RuntimeVariable[] {
  return NAMES.map((name): RuntimeVariable => {
    if (!isVisible(name)) return { name, state: "not visible" };
    const text = variable(name) ?? "";
    if (text === "") return { name, state: "not set" };
    const value = PROXIES.includes(name) ? shownProxy(text) : quote(withoutSecrets(text));
    return { name, state: "set", value };
  });
}

/** Whether a request to a URL of that scheme may go through a proxy; `NO_PROXY` may still exempt its host. */
export function proxyUse(
  protocol: string,
  { isVisible, variable }: VisibleEnvironment,
): ProxyUse {
  if (protocol !== "https:" && protocol !== "http:") return "none"; // Redis: the runtime asks no proxy
  const names = [...BY_SCHEME[protocol], ...FOR_ALL];
  if (!names.every(isVisible)) return "unknown";
  return names.some((name) => (variable(name) ?? "") !== "") ? "set" : "none";
}

function shownProxy(text: string): string {
  const url = URL.parse(text.includes("://") ? text : `http://${text}`); // as the runtime reads it
  if (url === null || !/^(?:https?|socks5h?):$/.test(url.protocol) || url.hostname === "") {
    return "not a URL such as http://HOST:PORT: the runtime may go on without it";
  }
  if ((url.pathname + url.search + url.hash).includes("@")) {
    return "credentials that are not percent-encoded: the runtime reads another address";
  }
  const login = url.username + url.password === "" ? "" : " (with credentials, not shown)";
  return `${url.protocol}//${url.host}${login}`;
}
