/** Extras: PEP 685, by the rules of project names. @module */
import { CallerError } from "./caller_error.ts";
import { nameFault, tryNormalizeName } from "./name.ts";

declare const extraName: unique symbol;
/** The name of an extra in its normalised spelling (PEP 685), e.g. `test-all`. Made by the parsers only. */
export type ExtraName = string & { readonly [extraName]: true };

/** Text is not the name of an extra. */
export class InvalidExtraNameError extends CallerError {
  override readonly name = "InvalidExtraNameError";
  constructor(input: string) {
    super(nameFault("extra", input), input);
  }
}

/**
 * @example Every spelling is one extra
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(parseExtraName("Test_All"), "test-all");
 * ```
 * @throws {InvalidExtraNameError} If `text` is not a name.
 */
export function parseExtraName(text: string): ExtraName {
  const name = tryParseExtraName(text);
  if (name === undefined) throw new InvalidExtraNameError(text);
  return name;
}

/** Like `parseExtraName`, for data where other text is expected. */
export function tryParseExtraName(text: string): ExtraName | undefined {
  return tryNormalizeName(text) as ExtraName | undefined;
}
