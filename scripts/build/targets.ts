/** The systems that executables are made for. @module */

/** Linux, macOS and Windows; Windows on x86-64 only. */
export const TARGETS = [
  "x86_64-unknown-linux-gnu",
  "aarch64-unknown-linux-gnu",
  "x86_64-apple-darwin",
  "aarch64-apple-darwin",
  "x86_64-pc-windows-msvc",
] as const;

/** The compiler's own word for a system. */
export type Target = typeof TARGETS[number];

/** Of the text, if executables are made for it. */
export function tryParseTarget(text: string): Target | undefined {
  return TARGETS.find((target) => target === text);
}

/** What the name of an executable ends in. */
export function suffixOf(target: Target): string {
  return target.includes("windows") ? ".exe" : "";
}
