/** Everything that is shared through one Redis, over one connection. @module */
import { createEntrySeal, type EntrySeal } from "../cache/entry_seal.ts";
import { createSharedCounters, type SharedCounters } from "../cache/shared_statistics.ts";
import { RedisLink, type RedisLinkOptions } from "./redis_link.ts";
import { RedisRates } from "./redis_rates.ts";
import { RedisStore, type RedisStoreOptions } from "./redis_store.ts";

/** What the parts have in common. */
export interface SharedPartsOptions
  extends Omit<RedisLinkOptions, "counters">, Pick<RedisStoreOptions, "newToken"> {
  /** Absent: a checksum only. */
  readonly signingKey: string | undefined;
}

/** The parts, and what they count. */
export interface OpenedSharedParts {
  readonly counters: SharedCounters;
  readonly seal: EntrySeal;
  readonly link: RedisLink;
  readonly store: RedisStore;
  readonly rates: RedisRates;
}

/** Begins to connect, and waits for nothing. */
export function openSharedParts(options: SharedPartsOptions): OpenedSharedParts {
  const { prefix, newToken, signingKey, timers } = options;
  const counters = createSharedCounters();
  const seal = createEntrySeal(signingKey);
  const link = new RedisLink({ ...options, counters });
  return {
    ...{ counters, seal, link },
    store: new RedisStore({ link, prefix, counters, timers, newToken }),
    rates: new RedisRates({ link, prefix, nameOf: seal.nameOf }),
  };
}
