/** Completion of one argument or URI variable. A completion claims nothing: what it leaves out may exist. @module */
import type { UpstreamCall } from "../domain/source.ts";

/** MCP: at most this many values in one answer. */
export const MOST_COMPLETIONS = 100;

/** What has been typed so far. */
export interface PartialInput {
  /** The text of the argument that is being completed. */
  readonly value: string;
  /** The other arguments that are filled in already. */
  readonly others: ReadonlyMap<string, string>;
}

/** Proposes values, best first. */
export type Complete<Deps> = (
  typed: PartialInput,
  deps: Deps,
  call: UpstreamCall,
) => readonly string[] | Promise<readonly string[]>;

/** The proposals as MCP sends them. */
export interface CompletionAnswer {
  readonly values: readonly string[];
  /** How many there are in all, when all are known. */
  readonly total: number;
  readonly hasMore: boolean;
}

/** Caps proposals, each of them once. */
export function completionAnswer(proposals: Iterable<string>): CompletionAnswer {
  const unique = [...new Set(proposals)];
  return {
    values: unique.slice(0, MOST_COMPLETIONS),
    total: unique.length,
    hasMore: unique.length > MOST_COMPLETIONS,
  };
}
