/** Settings: what is asked, and how hard. @module */
import { extraIndexes, indexCredentials, indexPins, indexUrl, urlOrWord } from "../index_values.ts";
import { option } from "../option.ts";
import { baseUrl, byteSize, oneOf, printable, rate, seconds, wholeNumber } from "../value.ts";

/** Heading "Upstreams". */
export const UPSTREAMS = {
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
} as const;
