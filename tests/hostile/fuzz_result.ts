/** What a fuzzing run is asked for and what comes of it. @module */
import type { FrameLimits } from "./frames.ts";

/** Of one transport. */
export interface FuzzOptions extends FrameLimits {
  readonly frames: number;
  readonly seed: number;
  /** Memory is compared with what the process holds after so many frames. */
  readonly warmFrames: number;
  /** Time without any frame before memory is read at the end. */
  readonly settleMs: number;
  readonly serverFlags: readonly string[];
  /** Header lines of every HTTP request, each with its end. */
  readonly headers: string;
}

/** What came of it; `violations` empty: good. */
export interface FuzzResult {
  readonly transport: "http" | "stdio";
  readonly frames: number;
  readonly framesPerSecond: number;
  /** From the first byte of a batch to its last answer. */
  readonly slowestBatchMs: number;
  /** HTTP statuses and how often they came. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly openFiles: number | undefined;
  readonly beforeBytes: number | undefined;
  readonly afterBytes: number | undefined;
  readonly violations: readonly string[];
}

/** What a process may hold more at the end than when it was warm: garbage that V8 had no reason to collect. */
export const GROWTH_BOUND_BYTES = 96 * 2 ** 20;
