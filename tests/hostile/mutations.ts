/** Small accidents to bytes, and JSON values of any type. @module */
import { joinBytes } from "../support/archives.ts";

/** A few bytes changed, cut out, doubled or put in; never an end of line put in by chance alone. */
export function brokenBytes(
  bytes: Uint8Array<ArrayBuffer>,
  random: () => number,
): Uint8Array<ArrayBuffer> {
  let broken = bytes;
  const times = 1 + Math.floor(random() * 3);
  for (let done = 0; done < times; done++) {
    const at = Math.floor(random() * broken.length);
    const length = Math.min(broken.length - at, 1 + Math.floor(random() * 12));
    const what = random();
    if (what < 0.5) {
      broken = broken.slice();
      broken[at] = Math.floor(random() * 256);
    } else if (what < 0.7) {
      broken = joinBytes(broken.subarray(0, at), broken.subarray(at + length));
    } else if (what < 0.85) {
      broken = joinBytes(broken.subarray(0, at + length), broken.subarray(at));
    } else {
      const more = new Uint8Array(length).map(() => Math.floor(random() * 256));
      broken = joinBytes(broken.subarray(0, at), more, broken.subarray(at));
    }
  }
  return broken;
}

const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 0.5, 1e308, 2 ** 53, "", "a", "2.0", "\u0000", "\ud800", "\u202e"],
  ...[[], {}, [[]], [null], { a: {} }, "__proto__", "../../etc", "${7*7}", "%00", "a".repeat(1000)],
];

/** Any value, now and then one of several levels. */
export function randomJson(random: () => number, depth = 0): unknown {
  const value = VALUES[Math.floor(random() * VALUES.length)];
  if (depth > 2 || random() < 0.7) return value;
  if (random() < 0.5) return [randomJson(random, depth + 1), randomJson(random, depth + 1)];
  return { [String(value)]: randomJson(random, depth + 1), name: randomJson(random, depth + 1) };
}
