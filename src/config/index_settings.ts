/** What the settings about package indexes mean together. @module */
import { MAIN_INDEX_NAMES } from "./index_values.ts";
import type { Settings } from "./options.ts";

const PYPI = "https://pypi.org/";

interface JsonApi {
  readonly pypiBaseUrl: string;
  readonly hasJsonApi: boolean;
}

type IndexSettings =
  & JsonApi
  & Pick<Settings, "indexUrl" | "extraIndexes" | "indexCredentials" | "indexPins">;

/**
 * `auto`: PyPI's JSON API belongs to PyPI's index. Another index gets none, because the names asked of it may be
 * private; whoever has a mirror says so by naming the JSON API.
 */
function jsonApiOf(
  { pypiBaseUrl, indexUrl }: Pick<Settings, "pypiBaseUrl" | "indexUrl">,
): JsonApi {
  if (pypiBaseUrl === "none") return { pypiBaseUrl: PYPI, hasJsonApi: false };
  if (pypiBaseUrl !== "auto") return { pypiBaseUrl, hasJsonApi: true };
  return { pypiBaseUrl: PYPI, hasJsonApi: indexUrl.url.startsWith(PYPI) };
}

/**
 * What is said of indexes, as far as it counts: the embedded upstream of `--demo` has PyPI's index only, whichever
 * indexes the environment names for work.
 */
export function indexSettingsOf(settings: Settings): IndexSettings {
  const { demo, pypiBaseUrl, indexUrl, extraIndexes, indexCredentials, indexPins } = settings;
  if (!demo) {
    return { ...jsonApiOf(settings), indexUrl, extraIndexes, indexCredentials, indexPins };
  }
  const json = jsonApiOf({ pypiBaseUrl, indexUrl: { url: PYPI } });
  return {
    ...json,
    indexUrl: { url: new URL("simple/", json.pypiBaseUrl).href },
    ...{ extraIndexes: [], indexCredentials: new Map(), indexPins: [] },
  };
}

/** Pins and credentials that name an index which is not there. */
export function unknownIndexes(
  { extraIndexes = [], indexPins = [], indexCredentials = new Map() }: Partial<Settings>,
): readonly string[] {
  const known = [...MAIN_INDEX_NAMES, ...extraIndexes.map(({ name }) => name)];
  const fault = (setting: string, name: string) =>
    `Cannot use PYPI_MCP_${setting}: no index is called "${name}", expected ${known.join(", ")}`;
  return [
    ...indexPins.filter(({ index }) => !known.includes(index))
      .map(({ index }) => fault("INDEX_PINS", index)),
    ...[...indexCredentials.keys()].filter((name) => !known.includes(name))
      .map((name) => fault("INDEX_CREDENTIALS", name)),
  ];
}

/** Credentials that anybody on the way can read. */
export function openCredentials(
  { indexUrl, extraIndexes, indexCredentials, redisUrl }: Settings,
): readonly string[] {
  const main = { names: MAIN_INDEX_NAMES, ...indexUrl };
  const indexes = [main, ...extraIndexes.map((index) => ({ names: [index.name], ...index }))]
    .filter(({ names, url, credential }) =>
      url.startsWith("http:") && !isLoopback(url) &&
      (credential !== undefined || names.some((name) => indexCredentials.has(name)))
    )
    .map(({ names }) =>
      `Credentials of the index ${names[0]} go over http, where others can read them`
    );
  return isOpenRedis(redisUrl?.reveal() ?? "")
    ? [
      ...indexes,
      "The password in PYPI_MCP_REDIS_URL goes over redis://, where others can read it",
    ]
    : indexes;
}

function isOpenRedis(url: string): boolean {
  const { protocol, password } = URL.parse(url) ?? {};
  return protocol === "redis:" && password !== "" && !isLoopback(url);
}

function isLoopback(url: string): boolean {
  const { hostname = "" } = URL.parse(url) ?? {};
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}
