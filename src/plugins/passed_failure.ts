/** Our own failures on their way through a plug-in's code. @module */
import { CallerError } from "../domain/caller_error.ts";
import { UpstreamError } from "../resilience/upstream_error.ts";

/**
 * What a context's function throws in place of a `CallerError` or an `UpstreamError`. The error itself stays out of reach:
 * several calls may wait for one failing request, and nothing that a plug-in writes over it may reach a caller.
 */
export class PassedFailure extends Error {
  readonly #failure: CallerError | UpstreamError;

  /** @throws {TypeError} For anything else: a plug-in can find this constructor, but neither of those classes. */
  constructor(failure: CallerError | UpstreamError) {
    if (!(failure instanceof CallerError || failure instanceof UpstreamError)) {
      throw new TypeError("Cannot pass failure: it is none of the program's");
    }
    super(failure.message);
    this.name = failure.name;
    this.#failure = failure;
  }

  /** The failure inside; `undefined` for every other value, a proxy of one included. */
  static read(value: unknown): CallerError | UpstreamError | undefined {
    return typeof value === "object" && value !== null && #failure in value
      ? value.#failure
      : undefined;
  }
}

/**
 * Runs what the program does for a plug-in.
 * @throws {PassedFailure} For the caller's faults and the upstreams'.
 * @throws Everything else as it is.
 */
export async function passFailures<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof CallerError || error instanceof UpstreamError) {
      throw new PassedFailure(error);
    }
    throw error;
  }
}
