/** What the index and the JSON API say of one name, and what follows where one of them fails or they disagree. @module */
import type { Distribution, IndexPage } from "../../domain/release.ts";
import type { Settled } from "../../resilience/upstream_error.ts";

/** How the JSON API was asked: not at all, or with what result. */
type JsonAnswer<T> = Settled<T | undefined> | "unasked";

/** Both answers. */
export interface Asked<T> {
  readonly page: Settled<IndexPage | undefined>;
  readonly document: JsonAnswer<T>;
}

/**
 * The page; `undefined`: there is none, but maybe a document.
 * @throws {UpstreamError} What the index failed with, or the JSON API where we did not ask the index.
 */
export function pageOf<T>({ page, document }: Asked<T>): IndexPage | undefined {
  if (page.error === undefined) return page.value;
  if (document === "unasked") throw page.error;
  if (document.error === undefined) return undefined;
  const wasIndexAsked = page.error.kind !== "circuit_open" ||
    document.error.kind === "circuit_open";
  throw wasIndexAsked ? page.error : document.error;
}

/** An index does not list releases without files, so the JSON API may know what a page does not. @throws {UpstreamError} */
export function throwIfFailed<T>({ document }: Asked<T>): void {
  if (document !== "unasked" && document.error !== undefined) throw document.error;
}

/** The JSON API's document, where there is one. */
export function documentOf<T>({ document }: Asked<T>): T | undefined {
  return document === "unasked" ? undefined : document.value;
}

/**
 * Whether two lists of files can be of one project. A mirror of PyPI may have a project of its own under a public name;
 * then no file is on both lists, or not with the same bytes. A name is used for one file only, on every index.
 */
export function mayBeOneProject(
  files: readonly Distribution[],
  others: readonly Distribution[],
): boolean {
  if (files.length === 0 || others.length === 0) return true;
  const [first] = others;
  const same = files.findLast(({ filename }) => filename === first?.filename);
  if (same !== undefined && isSameFile(same, first)) return true; // nearly always
  const byName = new Map(files.map((file) => [file.filename, file]));
  return others.some((other) => isSameFile(byName.get(other.filename), other));
}

function isSameFile(one: Distribution | undefined, other: Distribution | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.sha256 === undefined || other.sha256 === undefined || one.sha256 === other.sha256;
}
