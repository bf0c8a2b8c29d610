/** Settings: what is kept, and for how long. @module */
import { option } from "../option.ts";
import { byteSize, listOf, seconds, wholeNumber } from "../value.ts";

const PROJECT = /^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/i;

/** Heading "Cache". */
export const CACHE = {
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
} as const;
