/** The package indexes of the settings, their credentials, and what is read through them. Part of the composition. @module */
import type { Credential } from "./config/credential.ts";
import type { IndexAddress } from "./config/index_values.ts";
import { MAIN_INDEX_NAMES } from "./config/index_values.ts";
import type { Config } from "./config/load.ts";
import { PypiIndexClient } from "./upstream/pypi/index_client.ts";
import { type ConfiguredIndex, IndexSet } from "./upstream/pypi/index_set.ts";
import type { UpstreamApi, UpstreamApiOptions } from "./upstream/upstream_api.ts";

/** What of the settings is about indexes. */
export type IndexConfig = Pick<
  Config,
  "indexUrl" | "extraIndexes" | "indexCredentials" | "indexPins" | "indexStrategy"
>;

/** One index of the settings. */
export interface KnownIndex extends IndexAddress {
  readonly name: string;
  readonly isMain: boolean;
}

const PYPI = "https://pypi.org";

/** In the order in which they are asked: people who name a further index expect it before the main one. */
export function knownIndexes(config: IndexConfig): readonly KnownIndex[] {
  const own = (name: string) => config.indexCredentials.get(name);
  const main = {
    name: new URL(config.indexUrl.url).origin === PYPI ? "pypi" : "main",
    isMain: true,
    ...withCredential(
      config.indexUrl,
      MAIN_INDEX_NAMES.map(own).find((found) => found !== undefined),
    ),
  };
  const extra = config.extraIndexes.map(({ name, ...address }) => ({
    name,
    isMain: false,
    ...withCredential(address, own(name)),
  }));
  return [...extra, main];
}

function withCredential(address: IndexAddress, own: Credential | undefined): IndexAddress {
  return own === undefined ? address : { ...address, credential: own };
}

/** @param api Makes the pipeline of one index. */
export function connectIndexes(
  config: IndexConfig,
  api: (index: KnownIndex) => UpstreamApi,
): IndexSet {
  const indexes = knownIndexes(config).map((index): ConfiguredIndex => {
    const upstream = api(index);
    return {
      ...{ name: index.name, isMain: index.isMain },
      ...{ host: upstream.host, isPublic: upstream.isPublic },
      source: new PypiIndexClient(upstream, { indexUrl: index.url }),
    };
  });
  const named = (name: string) =>
    indexes.filter(({ isMain, ...index }) =>
      MAIN_INDEX_NAMES.includes(name) ? isMain : index.name === name
    );
  return new IndexSet({
    indexes,
    pins: config.indexPins.flatMap(({ index, ...pin }) =>
      named(index).map((found) => ({ ...pin, index: found }))
    ),
    strategy: config.indexStrategy,
  });
}

/**
 * Each credential for its own index's origin only. Where several indexes share an origin, for the one whose URL has most
 * in common with the one that is asked.
 */
export function authorizeBy(
  indexes: readonly KnownIndex[],
): Required<Pick<UpstreamApiOptions, "authorize">>["authorize"] {
  const places = indexes.map(({ url, credential }) => ({ url: new URL(url), credential }));
  return (url) => {
    const shared = places.filter((place) => place.url.origin === url.origin);
    const nearest = shared.map((place) => ({
      credential: place.credential,
      length: commonFolders(place.url.pathname, url.pathname),
    })).sort((a, b) => b.length - a.length)[0];
    return nearest?.credential?.authorization;
  };
}

function commonFolders(a: string, b: string): number {
  const [first, second] = [a.split("/"), b.split("/")];
  const differs = first.findIndex((folder, place) => folder !== second[place]);
  return differs < 0 ? first.length : differs;
}
