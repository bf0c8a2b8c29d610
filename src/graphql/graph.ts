/** What every object of one query reads through. @module */
import { CallerError } from "../domain/caller_error.ts";
import type { ProjectDocument, Release } from "../domain/release.ts";
import { SourceLog, type UpstreamCall } from "../domain/source.ts";
import type { ToolDependencies } from "../tools/dependencies.ts";

/** Longest page. */
export const MAX_PAGE = 100;

/** A release within the document that it was found in. */
export interface FoundRelease {
  readonly document: ProjectDocument;
  readonly release: Release;
}

/** The objects that refer to each other; made in `root.ts`, so that no module imports what imports it. */
export interface GraphNodes {
  project(document: ProjectDocument): unknown;
  /** Reads the project. @throws {CallerError} | {UpstreamError} */
  namedProject(name: string): Promise<unknown>;
  release(found: FoundRelease): unknown;
}

/** One query's look-ups: all of them end with its signal and stand in its log. */
export interface Graph {
  readonly deps: ToolDependencies;
  readonly version: string;
  readonly nodes: GraphNodes;
  /**
   * Runs one look-up with a log of its own, as judgements look into it for what is old, and adds it to the query's.
   */
  look<T>(read: (call: UpstreamCall) => Promise<T>): Promise<T>;
  /** Awaited before each judgement, which takes the processor. */
  turn(): Promise<void>;
}

/** Looks up with the query's signal, and adds to its log. */
export function lookUpsOf(call: UpstreamCall): Graph["look"] {
  return async (read) => {
    const sources = new SourceLog();
    try {
      return await read({ signal: call.signal, sources });
    } finally {
      for (const outcome of sources.outcomes()) call.sources.record(outcome);
    }
  };
}

/** @throws {CallerError} Beyond its bounds. */
export function pageSize(first: number): number {
  if (first >= 1 && first <= MAX_PAGE) return first;
  throw new CallerError(`Cannot read page of ${first}: expected first from 1 to ${MAX_PAGE}`, "");
}

/** As GraphQL spells an enum's value. */
export function enumValue(word: string): string {
  return word.toUpperCase().replaceAll("-", "_");
}
