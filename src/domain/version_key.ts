/** Sort keys of versions: text whose plain order is PEP 440 order. @module */
import type { Version } from "./version.ts";

/*
 * A key is the epoch, the release without trailing zeros, then what comes after it. No code is the
 * beginning of another, and each place has its own order of marks, so comparing text settles it:
 *   after the release   DEV 1 < a 2 < b 3 < rc 4 < FINAL 5 < any further number (8 and up)
 *   after pre, post     dev 1 < none 2
 *   after all that      nothing < local word 1 < local number 2 < post 4 < LAST 5
 */
const DEV_ONLY = "\x01";
const PHASES = { a: "\x02", b: "\x03", rc: "\x04" } as const;
const FINAL = "\x05";
const DEV = "\x01";
const NO_DEV = "\x02";
const POST = "\x04";
const WORD = "\x01";
const WORD_END = "\x00"; // before every letter and digit: `ab` sorts before `abc`
const NUMBER = "\x02";

/** Numbers below this take one character; most numbers in versions do. */
const SMALL_COUNT = 200n;
const FIRST_SMALL = 8;
const SMALL = Array.from({ length: Number(SMALL_COUNT) }, (_, n) => (
  String.fromCharCode(FIRST_SMALL + n)
));
/** A greater one is the count of its digits, then the digits; 205 and the least count pass 207. */
const DIGITS = 205;
const LONG = 252; // from 47 digits on; the count has a character of its own

/**
 * Writes the key; `versionKey` is the one that remembers it. All characters are Latin-1, which
 * engines store and compare fastest, except in counts over 255.
 */
export function sortKey({ epoch, release, pre, post, dev, local }: Version): string {
  let length = release.length;
  while (length > 0 && release[length - 1] === 0n) length--;
  let key = code(epoch);
  for (let index = 0; index < length; index++) key += code(release[index] ?? 0n);
  if (pre === undefined) {
    if (post === undefined && dev !== undefined) {
      key += DEV_ONLY + code(dev);
      return local === undefined ? key : key + localCode(local);
    }
    key += FINAL;
  } else {
    key += PHASES[pre.phase] + code(pre.number);
    key += post === undefined && dev !== undefined ? DEV + code(dev) : NO_DEV;
  }
  if (post !== undefined) {
    key += POST + code(post) + (dev === undefined ? NO_DEV : DEV + code(dev));
  }
  return local === undefined ? key : key + localCode(local);
}

function code(number: bigint): string {
  if (number < SMALL_COUNT) return SMALL[Number(number)] ?? "";
  const digits = number.toString();
  const count = digits.length;
  return String.fromCharCode(...(DIGITS + count < LONG ? [DIGITS + count] : [LONG, count])) +
    digits;
}

function localCode(local: readonly (bigint | string)[]): string {
  return local.map((segment) => (
    typeof segment === "string" ? WORD + segment + WORD_END : NUMBER + code(segment)
  )).join("");
}
