/** What commands write to; tests give arrays. @module */
import type { Paint } from "./paint.ts";

/** Two streams and the way to paint on them. */
export interface Terminal {
  /** Whole lines to stdout; a newline is added. */
  readonly out: (text: string) => void;
  /** Whole lines to stderr; a newline is added. */
  readonly error: (text: string) => void;
  readonly paint: Paint;
}
