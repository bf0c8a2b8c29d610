/** Settings: what replicas share. @module */
import { option } from "../option.ts";
import { keyPrefix, redisUrl, signingKey } from "../redis_values.ts";
import { seconds } from "../value.ts";

/** Heading "Shared cache". */
export const SHARED_CACHE = {
  redisUrl: option({
    name: "REDIS_URL",
    kind: redisUrl(),
    fallback: "",
    help:
      "Redis or Valkey that replicas share answers, upstream rate and caller limits through (rediss://: over TLS); empty: none.",
    group: "Shared cache",
    from: "trusted",
    isSecret: true,
  }),
  redisPrefix: option({
    name: "REDIS_PREFIX",
    kind: keyPrefix(),
    fallback: "pypi-mcp",
    help: "What every key in it begins with; replicas with the same prefix share.",
    group: "Shared cache",
    from: "trusted",
  }),
  redisTimeoutMs: option({
    name: "REDIS_TIMEOUT",
    kind: seconds(0.01, 10),
    fallback: "0.5",
    help: "Longest that one command to it may take before the call goes on without it, in seconds.",
    group: "Shared cache",
    from: "trusted",
  }),
  redisSigningKey: option({
    name: "REDIS_SIGNING_KEY",
    kind: signingKey(),
    fallback: "",
    help:
      "Signs what is kept there, so that whoever can write to it cannot make up answers; the same for all replicas. Empty: a checksum only.",
    group: "Shared cache",
    from: "trusted",
    isSecret: true,
  }),
} as const;
