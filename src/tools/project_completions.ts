/** Completion of project names and versions. It claims nothing: what is missing here may exist on PyPI. @module */
import { tryParseProjectName } from "../domain/name.ts";
import { rankNames } from "../domain/search_ranking.ts";
import type { UpstreamCall } from "../domain/source.ts";
import type { PartialInput } from "../mcp/completion.ts";
import { UpstreamError } from "../resilience/upstream_error.ts";
import type { ProjectSource } from "../upstream/pypi/sources.ts";

const MOST_NAMES = 50;
const MAX_TYPED_LENGTH = 200; // UTF-16 units

/**
 * Runs an action when its key has been quiet for a moment; a newer call for the key takes over.
 * `undefined`: this call was taken over and nothing was asked for it.
 */
export type Debounced = <T>(key: string, action: () => Promise<T>) => Promise<T | undefined>;

/** What completing versions needs. Completing names needs nothing. */
export interface CompletionDependencies {
  readonly projects: ProjectSource;
  readonly debounced: Debounced;
}

/** Well-known project names: those that begin with the text, most downloaded first, then similar ones. */
export async function completeProjectName(
  { value }: Pick<PartialInput, "value">,
): Promise<readonly string[]> {
  // Loaded by the first completion: the list is long.
  const { POPULAR_PROJECTS } = await import("../domain/popular_projects.ts");
  const typed = value.slice(0, MAX_TYPED_LENGTH).trim().replace(/[-_.]+/g, "-").toLowerCase();
  const beginning = POPULAR_PROJECTS.filter((name) => name.startsWith(typed));
  if (typed === "" || beginning.length >= MOST_NAMES) return beginning.slice(0, MOST_NAMES);
  const similar = rankNames(typed, POPULAR_PROJECTS).map(({ name }) => name);
  return [...new Set([...beginning, ...similar])].slice(0, MOST_NAMES);
}

/** The last name of a list such as `flask, djan`, with what stands before it. */
export async function completeProjectList(
  { value }: Pick<PartialInput, "value">,
): Promise<readonly string[]> {
  const typed = value.slice(0, MAX_TYPED_LENGTH);
  const begun = /[^\s,]*$/.exec(typed)?.[0] ?? "";
  const before = typed.slice(0, typed.length - begun.length);
  return (await completeProjectName({ value: begun })).map((name) => before + name);
}

/**
 * Versions of the project named by `package_name`, newest first, that begin with the text. None while the
 * project is not named, unknown or cannot be read.
 */
export async function completeVersion(
  { value, others }: PartialInput,
  { projects, debounced }: CompletionDependencies,
  call: UpstreamCall,
): Promise<readonly string[]> {
  const name = tryParseProjectName(others.get("package_name") ?? "");
  if (name === undefined) return [];
  try {
    const document = await debounced(`versions of ${name}`, () => projects.project(name, call));
    const typed = value.trim().toLowerCase();
    return (document?.releases ?? []).map(({ version }) => version.text)
      .filter((text) => text.toLowerCase().startsWith(typed));
  } catch (error) {
    if (error instanceof UpstreamError) return []; // an empty proposal is no statement about the project
    throw error;
  }
}
