/** Every setting, once: this table makes the parser, `--help` and `docs/CONFIGURATION.md`. @module */
import { extraIndexes, indexCredentials, indexPins, indexUrl, urlOrWord } from "./index_values.ts";
import {
  baseUrl,
  byteSize,
  hostName,
  listOf,
  oneOf,
  printable,
  rate,
  seconds,
  someOf,
  type ValueKind,
  wholeNumber,
  yesOrNo,
} from "./value.ts";

/** The environment's prefix: the binary may read no other variables. */
export const PREFIX = "PYPI_MCP_";

/** Tools come in these groups; the registry's own list is checked against this one by a contract test. */
export const TOOLSET_NAMES = ["packages", "security", "insight", "server"] as const;

/** One setting. Its flag is `--` and its name in lower case with dashes. */
export interface Option<T> {
  /** Without the prefix. */
  readonly name: string;
  readonly kind: ValueKind<T>;
  /** As text, read by the same parser. */
  readonly fallback: string;
  /** One sentence for people; says the unit. */
  readonly help: string;
  /** Heading under which help and docs list it. */
  readonly group: "Serving" | "Upstreams" | "Cache" | "Logging" | "Features";
  /**
   * `anywhere`: also from the `.env` of the working directory. `trusted`: that file may not set it, because whoever
   * wrote the folder that a client opened could then choose what is asked, who may connect or what counts as safe.
   */
  readonly from: "anywhere" | "trusted";
  /** A flag without a value means true. */
  readonly isSwitch?: boolean;
  /** What was read is not repeated when it is at fault. */
  readonly isSecret?: boolean;
}

function option<T>(definition: Option<T>): Option<T> {
  return Object.freeze(definition);
}

/** As a Host header spells it: without its brackets an IPv6 address could never match one. */
const HOST_AND_PORT = /^(?:[a-z0-9][a-z0-9.-]{0,252}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;
const PROJECT = /^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/i;

/** Keyed by the field of `Config` that each one fills. */
export const OPTIONS = {
  transport: option({
    name: "TRANSPORT",
    kind: oneOf(["stdio", "http"]),
    fallback: "stdio",
    help: "How clients connect.",
    group: "Serving",
    from: "trusted",
  }),
  host: option({
    name: "HOST",
    kind: hostName(),
    fallback: "127.0.0.1",
    help:
      "Address to listen on over HTTP; anything but loopback also needs --allow-unauthenticated.",
    group: "Serving",
    from: "trusted",
  }),
  port: option({
    name: "PORT",
    kind: wholeNumber(0, 65535),
    fallback: "8000",
    help: "Port to listen on over HTTP; 0 takes a free one.",
    group: "Serving",
    from: "trusted",
  }),
  allowUnauthenticated: option({
    name: "ALLOW_UNAUTHENTICATED",
    kind: yesOrNo(),
    fallback: "false",
    help: "Listen beyond loopback although everybody who reaches the port may then call the tools.",
    group: "Serving",
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
    group: "Serving",
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
    group: "Serving",
    from: "trusted",
  }),
  maxRequestBytes: option({
    name: "MAX_REQUEST_BYTES",
    kind: byteSize(1024, 2 ** 26),
    fallback: "1 MiB",
    help: "Largest request body accepted over HTTP, and longest frame over stdio, in bytes.",
    group: "Serving",
    from: "anywhere",
  }),
  shutdownGraceMs: option({
    name: "SHUTDOWN_GRACE",
    kind: seconds(0, 600),
    fallback: "10",
    help: "How long calls in flight may go on after SIGINT or SIGTERM, in seconds.",
    group: "Serving",
    from: "anywhere",
  }),
  serverName: option({
    name: "SERVER_NAME",
    kind: printable(64),
    fallback: "pypi-mcp",
    help: "Name that the server gives itself to clients.",
    group: "Serving",
    from: "anywhere",
  }),
  toolsets: option({
    name: "TOOLSETS",
    kind: someOf(TOOLSET_NAMES),
    fallback: TOOLSET_NAMES.join(","),
    help: "Groups of tools to offer.",
    group: "Features",
    from: "anywhere",
  }),
  enableVulnerabilityCheck: option({
    name: "ENABLE_VULNERABILITY_CHECK",
    kind: yesOrNo(),
    fallback: "true",
    help: "Whether OSV is asked; when not, security answers say unknown.",
    group: "Features",
    from: "trusted",
  }),
  enableStats: option({
    name: "ENABLE_STATS",
    kind: yesOrNo(),
    fallback: "true",
    help: "Whether download counts and PyPI's storage statistics are asked.",
    group: "Features",
    from: "anywhere",
  }),
  enableSearch: option({
    name: "ENABLE_SEARCH",
    kind: yesOrNo(),
    fallback: "true",
    help: "Whether search_packages searches; when not, it says so.",
    group: "Features",
    from: "anywhere",
  }),
  demo: option({
    name: "DEMO",
    kind: yesOrNo(),
    fallback: "false",
    help:
      "Answer from the embedded upstream in place of the network: real facts, but few and of one day.",
    group: "Features",
    from: "trusted",
    isSwitch: true,
  }),
  pypiBaseUrl: option({
    name: "PYPI_BASE_URL",
    kind: urlOrWord(baseUrl()),
    fallback: "auto",
    help:
      "Where PyPI's JSON API and statistics are asked; auto is https://pypi.org, but no JSON API where INDEX_URL is " +
      "another index, so that its names stay with it; none is no JSON API. Statistics without a URL are PyPI's.",
    group: "Upstreams",
    from: "trusted",
  }),
  indexUrl: option({
    name: "INDEX_URL",
    kind: indexUrl(),
    fallback: "https://pypi.org/simple/",
    help: "The main index: where the Index API (PEP 503, 691; JSON or HTML) is asked.",
    group: "Upstreams",
    from: "trusted",
  }),
  extraIndexes: option({
    name: "EXTRA_INDEXES",
    kind: extraIndexes(),
    fallback: "",
    help:
      "Further indexes, e.g. corp=https://packages.example/simple/; each is asked before the main one, in this order.",
    group: "Upstreams",
    from: "trusted",
    isSecret: true,
  }),
  indexCredentials: option({
    name: "INDEX_CREDENTIALS",
    kind: indexCredentials(),
    fallback: "",
    help:
      "Credentials by index name (main or pypi is the one of INDEX_URL), before those in URLs. Set it in the " +
      "environment: everybody on the machine can read a flag. Each is sent to its index's own origin only.",
    group: "Upstreams",
    from: "trusted",
    isSecret: true,
  }),
  indexPins: option({
    name: "INDEX_PINS",
    kind: indexPins(),
    fallback: "",
    help:
      "Projects that are asked of one index only, e.g. acme-*=corp,requests=pypi; the longest name that fits counts.",
    group: "Upstreams",
    from: "trusted",
  }),
  indexStrategy: option({
    name: "INDEX_STRATEGY",
    kind: oneOf(["first-index", "all-indexes"]),
    fallback: "first-index",
    help:
      "first-index: the first index that knows a name has it, so no public project replaces a private one. " +
      "all-indexes: files of all are merged, which is open to dependency confusion.",
    group: "Upstreams",
    from: "trusted",
  }),
  filesBaseUrl: option({
    name: "FILES_BASE_URL",
    kind: baseUrl(),
    fallback: "https://files.pythonhosted.org",
    help:
      "Host from which core metadata files (PEP 658) are read, beside the index itself; others are not asked.",
    group: "Upstreams",
    from: "trusted",
  }),
  osvBaseUrl: option({
    name: "OSV_BASE_URL",
    kind: baseUrl(),
    fallback: "https://api.osv.dev",
    help: "Where advisories are asked.",
    group: "Upstreams",
    from: "trusted",
  }),
  pypistatsBaseUrl: option({
    name: "PYPISTATS_BASE_URL",
    kind: baseUrl(),
    fallback: "https://pypistats.org",
    help: "Where download counts are asked.",
    group: "Upstreams",
    from: "trusted",
  }),
  userAgent: option({
    name: "USER_AGENT",
    kind: printable(256),
    fallback: "pypi-mcp/{version}",
    help:
      "User-Agent sent upstream; {version} is replaced. A contact address in it is good manners.",
    group: "Upstreams",
    from: "anywhere",
  }),
  timeoutMs: option({
    name: "TIMEOUT",
    kind: seconds(0.1, 600),
    fallback: "30",
    help: "Longest wait for one attempt, headers and body included, in seconds.",
    group: "Upstreams",
    from: "anywhere",
  }),
  maxRetries: option({
    name: "MAX_RETRIES",
    kind: wholeNumber(0, 10),
    fallback: "3",
    help: "Further attempts after a failed one, where trying again can help.",
    group: "Upstreams",
    from: "anywhere",
  }),
  rateLimitPerSecond: option({
    name: "RATE_LIMIT",
    kind: rate(0.1, 1000),
    fallback: "10",
    help: "Requests per second and host.",
    group: "Upstreams",
    from: "anywhere",
  }),
  maxConcurrencyCount: option({
    name: "MAX_CONCURRENCY",
    kind: wholeNumber(1, 256),
    fallback: "8",
    help: "Requests under way at once per host.",
    group: "Upstreams",
    from: "anywhere",
  }),
  queueLimitCount: option({
    name: "QUEUE_LIMIT",
    kind: wholeNumber(0, 100_000),
    fallback: "1000",
    help: "Look-ups that may wait for their turn per host; further ones fail at once.",
    group: "Upstreams",
    from: "anywhere",
  }),
  maxResponseBytes: option({
    name: "MAX_RESPONSE_BYTES",
    kind: byteSize(1024, 2 ** 30),
    fallback: "32 MiB",
    help: "Largest answer read from an upstream, in bytes after decompression.",
    group: "Upstreams",
    from: "anywhere",
  }),
  batchWindowMs: option({
    name: "BATCH_WINDOW",
    kind: seconds(0, 1),
    fallback: "0.005",
    help: "How long an OSV look-up waits for others to share one request with, in seconds.",
    group: "Upstreams",
    from: "anywhere",
  }),
  cacheTtlMs: option({
    name: "CACHE_TTL",
    kind: seconds(0, 86_400),
    fallback: "300",
    help:
      "How long an answer is fresh (download counts: an hour; 0: nothing is kept at all), in seconds.",
    group: "Cache",
    from: "anywhere",
  }),
  cacheNegativeTtlMs: option({
    name: "CACHE_NEGATIVE_TTL",
    kind: seconds(0, 3600),
    fallback: "60",
    help: 'How long a "not found" is fresh, in seconds.',
    group: "Cache",
    from: "anywhere",
  }),
  cacheStaleMs: option({
    name: "CACHE_STALE",
    kind: seconds(0, 604_800),
    fallback: "86400",
    help:
      "How long after that an old answer may still be given, its age told, when the upstream fails; in seconds.",
    group: "Cache",
    from: "anywhere",
  }),
  cacheMaxEntryCount: option({
    name: "CACHE_MAX_SIZE",
    kind: wholeNumber(0, 1_000_000),
    fallback: "1000",
    help: "Most entries in the cache; 0 switches it off.",
    group: "Cache",
    from: "anywhere",
  }),
  cacheMaxBytes: option({
    name: "CACHE_MAX_BYTES",
    kind: byteSize(2 ** 20, 2 ** 36),
    fallback: "128 MiB",
    help: "Most memory that entries may take by estimate, in bytes.",
    group: "Cache",
    from: "anywhere",
  }),
  debounceMs: option({
    name: "DEBOUNCE",
    kind: seconds(0, 10),
    fallback: "0.15",
    help:
      "Quiet time before a completion or the background refresh of one key is sent, in seconds.",
    group: "Cache",
    from: "anywhere",
  }),
  warmPackages: option({
    name: "WARM_PACKAGES",
    kind: listOf("project names", (word) => PROJECT.test(word)),
    fallback: "",
    help: "Projects to read into the cache at start.",
    group: "Cache",
    from: "anywhere",
  }),
  logLevel: option({
    name: "LOG_LEVEL",
    kind: oneOf(["debug", "info", "warning", "error", "off"]),
    fallback: "info",
    help: "Least level that is logged to stderr.",
    group: "Logging",
    from: "anywhere",
  }),
  logFormat: option({
    name: "LOG_FORMAT",
    kind: oneOf(["text", "json"]),
    fallback: "text",
    help: "Form of a log line.",
    group: "Logging",
    from: "anywhere",
  }),
} as const;

/** A field of `Config`. */
export type OptionKey = keyof typeof OPTIONS;

/** The value type of one option. */
type ValueOf<O> = O extends Option<infer T> ? T : never;

/** All settings, checked. */
export type Settings = { readonly [Key in OptionKey]: ValueOf<typeof OPTIONS[Key]> };

/** `--max-retries` for `MAX_RETRIES`. */
export function flagOf(option: Pick<Option<unknown>, "name">): string {
  return `--${option.name.toLowerCase().replaceAll("_", "-")}`;
}

/** `PYPI_MCP_MAX_RETRIES` for `MAX_RETRIES`. */
export function variableOf(option: Pick<Option<unknown>, "name">): string {
  return PREFIX + option.name;
}

/** Every option with its field, in the order of the table. */
export const OPTION_LIST: readonly (readonly [OptionKey, Option<unknown>])[] = Object.entries(
  OPTIONS,
) as [OptionKey, Option<unknown>][];
