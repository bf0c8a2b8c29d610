/** Waiting for what gives no signal. @module */

/** Waits for something that comes by itself; there is no signal for it outside of the program. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  limitMs = 10_000,
): Promise<void> {
  const startedAtMs = performance.now();
  while (!await isSo()) {
    if (performance.now() - startedAtMs > limitMs) throw new Error(`Not so in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
