/** Look-ups whose failure is a fact to reckon with, not yet the end. @module */
import { UpstreamError } from "../../resilience/upstream_error.ts";

/** Exactly one of the two is told. */
export type Settled<T> =
  | { readonly value: T; readonly error?: undefined }
  | { readonly value?: undefined; readonly error: UpstreamError };

/** Turns an upstream's failure into a value; everything else (the caller left, our bug) is thrown on. */
export async function settle<T>(promise: Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await promise };
  } catch (error) {
    if (error instanceof UpstreamError) return { error };
    throw error;
  }
}
