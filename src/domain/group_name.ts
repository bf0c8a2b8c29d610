/** Dependency groups: PEP 735, by the rules of project names. @module */
import { CallerError } from "./caller_error.ts";
import { nameFault, tryNormalizeName } from "./name.ts";

declare const groupName: unique symbol;
/** The name of a dependency group in its normalised spelling (PEP 735), e.g. `type-checks`. Made by the parsers only. */
export type GroupName = string & { readonly [groupName]: true };

/** Text is not the name of a dependency group. */
export class InvalidGroupNameError extends CallerError {
  override readonly name = "InvalidGroupNameError";
  constructor(input: string) {
    super(nameFault("group", input), input);
  }
}

/**
 * @example Every spelling is one group
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(parseGroupName("Type.Checks"), "type-checks");
 * ```
 * @throws {InvalidGroupNameError} If `text` is not a name.
 */
export function parseGroupName(text: string): GroupName {
  const name = tryParseGroupName(text);
  if (name === undefined) throw new InvalidGroupNameError(text);
  return name;
}

/** Like `parseGroupName`, for data where other text is expected. */
export function tryParseGroupName(text: string): GroupName | undefined {
  return tryNormalizeName(text) as GroupName | undefined;
}
