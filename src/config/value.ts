/** Kinds of setting values: how text becomes a value, and how the accepted form is told. @module */
/** How one setting's text is read. `accepts` completes the sentence "expected …". */
export interface ValueKind<T> {
  readonly accepts: string;
  /** `undefined`: not what is accepted. */
  readonly read: (text: string) => T | undefined;
  /** All that can be said, where that is a few words; of a list, what can be in it. */
  readonly words?: readonly string[];
}

const MAX_LENGTH = 10_000; // UTF-16 units of any one setting

/** A kind by its reader, which gets the text without blanks at its ends and answers `undefined` to what it cannot use. */
export function kind<T>(accepts: string, read: (text: string) => T | undefined): ValueKind<T> {
  return { accepts, read: (text) => text.length > MAX_LENGTH ? undefined : read(text.trim()) };
}

/** A whole number within bounds, both inclusive. */
export function wholeNumber(least: number, most: number): ValueKind<number> {
  return kind(`a whole number from ${least} to ${most}`, (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? value : undefined;
  });
}

/** A number of seconds (fractions allowed), read into milliseconds. */
export function seconds(least: number, most: number): ValueKind<number> {
  return kind(`seconds from ${least} to ${most}`, (text) => {
    const value = /^\d{1,9}(?:\.\d{1,3})?$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? Math.round(value * 1000) : undefined;
  });
}

/** A rate that may be a fraction. */
export function rate(least: number, most: number): ValueKind<number> {
  return kind(`a number from ${least} to ${most}`, (text) => {
    const value = /^\d{1,6}(?:\.\d{1,3})?$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? value : undefined;
  });
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["kib", 2 ** 10],
  ["mib", 2 ** 20],
  ["gib", 2 ** 30],
]);

/** A number of bytes, plain or with a binary unit: `1048576`, `1 MiB`. */
export function byteSize(least: number, most: number): ValueKind<number> {
  return kind(`bytes from ${least} to ${most}, plain or as "64 MiB"`, (text) => {
    const match = /^(\d{1,15}) ?(kib|mib|gib|)$/i.exec(text);
    const value = Number(match?.[1]) * (UNITS.get(match?.[2]?.toLowerCase() ?? "") ?? NaN);
    return value >= least && value <= most ? value : undefined;
  });
}

/** One of the given words, in any case. */
export function oneOf<const Words extends readonly string[]>(
  words: Words,
): ValueKind<Words[number]> {
  return {
    ...kind(words.join(" or "), (text) => words.find((word) => word === text.toLowerCase())),
    words,
  };
}

/** Yes or no. */
export function yesOrNo(): ValueKind<boolean> {
  const read = kind("true or false", (text) => {
    const word = text.toLowerCase();
    if (["true", "1", "yes", "on"].includes(word)) return true;
    if (["false", "0", "no", "off"].includes(word)) return false;
    return undefined;
  });
  return { ...read, words: ["true", "false"] };
}

/** An absolute http(s) URL without credentials, query or fragment; the trailing slash is made certain. */
export function baseUrl(): ValueKind<string> {
  return kind("an absolute http or https URL without credentials, query or fragment", (text) => {
    if (!URL.canParse(text)) return undefined;
    const url = new URL(text);
    if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
    // An empty query or fragment would swallow the paths that are put behind it, so the text is looked at.
    if (url.username !== "" || url.password !== "" || /[?#]/.test(text)) return undefined;
    if (!isHostName(url.hostname)) return undefined;
    return url.href.endsWith("/") ? url.href : `${url.href}/`;
  });
}

const HOST_NAME = /^(?!(?:\d+\.){4}$)(?:\[[0-9a-f:.]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?)$/i;

/**
 * Whether the host of a URL is one that can exist; IPv6 in brackets. URLs take more (`*`, a comma, an empty label, a dot
 * behind IPv4), of which the runtime's permissions throw, and a comma in a permission flag would name two hosts.
 */
export function isHostName(hostname: string): boolean {
  return HOST_NAME.test(hostname);
}

/** One line of printable ASCII, as a header or a name can carry. */
export function printable(most: number): ValueKind<string> {
  return kind(
    `1 to ${most} printable ASCII characters`,
    (text) =>
      text.length >= 1 && text.length <= most && /^[\x20-\x7e]*$/.test(text) ? text : undefined,
  );
}

/** An address to listen on: a name or an IP address without port. */
export function hostName(): ValueKind<string> {
  return kind("a host name or IP address without port", (text) => {
    const isName = /^[a-z0-9][a-z0-9.-]{0,252}$/i.test(text) && isHostName(text);
    const bare = text.replace(/^\[|\]$/g, "");
    const isAddress = /^[0-9a-f:]{2,39}$/i.test(bare) && URL.canParse(`http://[${bare}]`);
    return isName || isAddress ? bare : undefined;
  });
}

/** Words separated by commas; none for empty text. Each word must pass `accept`, whose meaning `of` tells. */
export function listOf(
  of: string,
  accept: (word: string) => boolean,
): ValueKind<readonly string[]> {
  return kind(`${of}, separated by commas`, (text) => {
    const words = text.split(",").map((word) => word.trim()).filter((word) => word !== "");
    return words.every(accept) ? Object.freeze(words) : undefined;
  });
}

/** Like `listOf` for a closed set of words. */
export function someOf<const Words extends readonly string[]>(
  words: Words,
): ValueKind<readonly Words[number][]> {
  const read = kind(`${words.join(", ")}, separated by commas`, (text) => {
    const found: Words[number][] = [];
    for (const part of text.split(",").map((word) => word.trim().toLowerCase())) {
      const known = words.find((word) => word === part);
      if (known === undefined) return undefined;
      if (!found.includes(known)) found.push(known);
    }
    return Object.freeze(found);
  });
  return { ...read, words };
}
