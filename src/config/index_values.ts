/** Kinds of the settings about package indexes: addresses, credentials, pins. @module */
import { Credential } from "./credential.ts";
import { isHostName, kind, type ValueKind } from "./value.ts";

/** Where an index is asked, and with what. */
export interface IndexAddress {
  /** Without credentials; ends in a slash. */
  readonly url: string;
  readonly credential?: Credential;
}

/** A further index. */
export interface NamedIndex extends IndexAddress {
  readonly name: string;
}

/** Which index has the projects of one name, or of all names that begin so. */
export interface IndexPin {
  /** Normalised (PEP 503). */
  readonly project: string;
  /** Whether `project` is only the beginning of the names. */
  readonly isPrefix: boolean;
  readonly index: string;
}

/** Both name the index of `INDEX_URL`, whichever it is. */
export const MAIN_INDEX_NAMES: readonly string[] = ["main", "pypi"];

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const PROJECT = /^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/i;
const PREFIX = /^(?:[a-z0-9][a-z0-9._-]{0,98})?\*$/i;

/** One absolute http(s) URL, with a user name and password or without. */
export function indexUrl(): ValueKind<IndexAddress> {
  return kind(
    "an absolute http or https URL without query or fragment; user:password@ may precede the host",
    readAddress,
  );
}

/** `name=url` pairs; no name twice, and none that means the main index. */
export function extraIndexes(): ValueKind<readonly NamedIndex[]> {
  return pairs("name=url pairs (names of a-z, 0-9 and -, not main or pypi)", (name, url) => {
    if (!NAME.test(name) || MAIN_INDEX_NAMES.includes(name)) return undefined;
    const address = readAddress(url);
    return address === undefined ? undefined : { name, ...address };
  }, ({ name }) => name);
}

/** `name=user:password` and `name=bearer:token` pairs, percent-encoded. */
export function indexCredentials(): ValueKind<ReadonlyMap<string, Credential>> {
  const list = pairs(
    "name=user:password or name=bearer:TOKEN pairs, percent-encoded",
    (name, text) => {
      const colon = text.indexOf(":");
      if (!NAME.test(name) || colon < 1) return undefined;
      const user = decoded(text.slice(0, colon));
      const secret = decoded(text.slice(colon + 1));
      if (user === undefined || secret === undefined || secret === "") return undefined;
      // As headers spell it, too; a user of that name can write %62earer.
      const credential = /^bearer:/i.test(text)
        ? Credential.bearer(secret)
        : Credential.basic(user, secret);
      return credential && { name, credential };
    },
    ({ name }) => MAIN_INDEX_NAMES.includes(name) ? "main" : name,
  );
  return kind(list.accepts, (text) => {
    const found = list.read(text);
    return found && new Map(found.map(({ name, credential }) => [name, credential]));
  });
}

/** `project=index` pairs; `acme-*=corp` pins every name that begins so. */
export function indexPins(): ValueKind<readonly IndexPin[]> {
  return pairs("project=index pairs, where project may end in *", (pattern, index) => {
    if (!NAME.test(index)) return undefined;
    if (!PROJECT.test(pattern) && !PREFIX.test(pattern)) return undefined;
    const project = pattern.replace("*", "").replace(/[-_.]+/g, "-").toLowerCase();
    return { project, isPrefix: pattern.endsWith("*"), index };
  }, ({ project, isPrefix }) => `${project}${isPrefix ? "*" : ""}`);
}

/** An http(s) URL, or the words `auto` and `none`. */
export function urlOrWord(url: ValueKind<string>): ValueKind<string> {
  return kind(`auto, none, or ${url.accepts}`, (text) => {
    const word = text.toLowerCase();
    return word === "auto" || word === "none" ? word : url.read(text);
  });
}

/** Pairs separated by commas; none for empty text, and no two with one key. */
function pairs<T>(
  accepts: string,
  read: (name: string, value: string) => T | undefined,
  keyOf: (pair: T) => string,
): ValueKind<readonly T[]> {
  return kind(`${accepts}, separated by commas`, (text) => {
    const words = text.split(",").map((word) => word.trim()).filter((word) => word !== "");
    const found = words.map((word) => {
      const sign = word.indexOf("=");
      return sign < 1 ? undefined : read(word.slice(0, sign).trim(), word.slice(sign + 1).trim());
    }).filter((pair) => pair !== undefined);
    if (found.length < words.length || new Set(found.map(keyOf)).size < found.length) {
      return undefined;
    }
    return Object.freeze(found);
  });
}

function readAddress(text: string): IndexAddress | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || /[?#]/.test(text)) return undefined;
  if (!isHostName(url.hostname)) return undefined;
  const { username, password } = url;
  url.username = "";
  url.password = "";
  const address = { url: url.href.replace(/\/?$/, "/") };
  if (username === "" && password === "") return address;
  const [user, secret] = [decoded(username), decoded(password)];
  if (user === undefined || secret === undefined) return undefined;
  const credential = Credential.basic(user, secret);
  return credential && { ...address, credential };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
