/** All configured indexes as one: which of them a name is taken from. @module */
import { otherOwners } from "../../domain/index_origin.ts";
import type { ProjectName } from "../../domain/name.ts";
import type { Distribution, IndexOrigin, IndexPage } from "../../domain/release.ts";
import type { UpstreamCall } from "../../domain/source.ts";
import { settle, type Settled } from "../../resilience/upstream_error.ts";
import type { IndexSource } from "./sources.ts";

/** One index. */
export interface ConfiguredIndex {
  /** As answers and settings name it. */
  readonly name: string;
  readonly isMain: boolean;
  /** Host and port. */
  readonly host: string;
  readonly isPublic: boolean;
  readonly source: IndexSource;
}

/** A name, or the beginning of names, that only one index is asked for. */
export interface PinnedIndex {
  readonly project: string;
  readonly isPrefix: boolean;
  readonly index: ConfiguredIndex;
}

/** What the settings say. */
export interface IndexSetOptions {
  /** In the order in which they are preferred; at least one. */
  readonly indexes: readonly ConfiguredIndex[];
  readonly pins: readonly PinnedIndex[];
  /** `all-indexes` merges what all have, so a stranger's upload can replace a private project's file. */
  readonly strategy: "first-index" | "all-indexes";
}

interface Answer extends Pick<ConfiguredIndex, "name" | "isMain"> {
  readonly page: IndexPage;
}

/**
 * The first index that knows a name has it, even without files. An index that fails before that ends the look-up: it
 * may be the one that has the name, and a public project of that name must not come in while it is down. So does one
 * that refuses us (401, 403). The others are asked too, unless the name is pinned, to tell that the name is taken there
 * as well: what they fail to tell is `unread`, nothing else.
 */
export class IndexSet implements IndexSource {
  readonly #indexes: readonly ConfiguredIndex[];
  readonly #pins: readonly PinnedIndex[];
  readonly #strategy: IndexSetOptions["strategy"];
  /** Pages with their origin, by what the cache keeps: equal answers are one object, by which readers remember. */
  readonly #told = new WeakMap<IndexPage, IndexPage>();

  constructor({ indexes, pins, strategy }: IndexSetOptions) {
    this.#indexes = indexes;
    // An exact name before every prefix, a long prefix before a short one.
    this.#pins = [...pins].sort((a, b) =>
      Number(a.isPrefix) - Number(b.isPrefix) || b.project.length - a.project.length
    );
    this.#strategy = strategy;
  }

  /** Which indexes are asked for a name, the most preferred first. */
  candidates(name: ProjectName): readonly ConfiguredIndex[] {
    const pin = this.#pins.find(({ project, isPrefix }) =>
      isPrefix ? name.startsWith(project) : name === project
    );
    return pin === undefined ? this.#indexes : [pin.index];
  }

  /** The index that an answer came from. */
  indexOf(origin: IndexOrigin): ConfiguredIndex | undefined {
    return this.#indexes.find(({ name }) => name === origin.name);
  }

  /**
   * The indexes whose project a name is, where it is not the main one's alone; `undefined`: it is, or nobody's.
   * @throws {UpstreamError} Where nobody can tell.
   */
  async otherOwners(
    name: ProjectName,
    call: UpstreamCall,
  ): Promise<readonly string[] | undefined> {
    const candidates = this.candidates(name);
    if (candidates.every(({ isMain }) => isMain)) return undefined;
    const [only, ...others] = candidates;
    if (others.length === 0) return only && [only.name];
    return otherOwners((await this.indexPage(name, call))?.origin);
  }

  async indexPage(name: ProjectName, call: UpstreamCall): Promise<IndexPage | undefined> {
    const candidates = this.candidates(name);
    const [only, ...others] = candidates;
    if (only !== undefined && others.length === 0) return await this.#ask(only, name, call);
    const answers = await Promise.all(
      candidates.map(async (index) => ({
        index,
        page: await settle(index.source.indexPage(name, call)),
      })),
    );
    return this.#strategy === "all-indexes" ? merge(answers) : this.#first(answers);
  }

  async #ask(
    { name: index, isMain, source }: ConfiguredIndex,
    name: ProjectName,
    call: UpstreamCall,
  ): Promise<IndexPage | undefined> {
    const page = await source.indexPage(name, call);
    return page && this.#tell(page, { name: index, isMain, alsoOn: [], unread: [] });
  }

  #tell(page: IndexPage, origin: IndexOrigin): IndexPage {
    const made = this.#told.get(page);
    if (made?.origin !== undefined && isSameOrigin(made.origin, origin)) return made;
    const told = { ...page, origin };
    this.#told.set(page, told);
    return told;
  }

  #first(asked: Asked): IndexPage | undefined {
    for (const [place, { index: { name, isMain }, page }] of asked.entries()) {
      if (page.error !== undefined) throw page.error;
      if (page.value === undefined) continue;
      const others = asked.slice(place + 1);
      return this.#tell(page.value, {
        ...{ name, isMain },
        alsoOn: namesOf(others.filter(({ page }) => page.value !== undefined)),
        unread: namesOf(others.filter(({ page }) => page.error !== undefined)),
      });
    }
    return undefined;
  }
}

type Asked = readonly {
  readonly index: ConfiguredIndex;
  readonly page: Settled<IndexPage | undefined>;
}[];

function namesOf(asked: Asked): readonly string[] {
  return asked.map(({ index }) => index.name);
}

function isSameOrigin(one: IndexOrigin, other: IndexOrigin): boolean {
  return one.name === other.name && one.isMain === other.isMain &&
    one.alsoOn.join() === other.alsoOn.join() && one.unread.join() === other.unread.join();
}

/** Here nobody stands in for an index that failed: without its files the answer would be another one. */
function merge(asked: Asked): IndexPage | undefined {
  const found: Answer[] = [];
  for (const { index, page } of asked) {
    if (page.error !== undefined) throw page.error;
    if (page.value !== undefined) {
      found.push({ name: index.name, isMain: index.isMain, page: page.value });
    }
  }
  const [preferred, ...others] = found;
  if (preferred === undefined) return undefined;
  const files = new Map<string, Distribution>();
  for (const { page } of found) {
    for (const file of page.files) {
      if (!files.has(file.filename)) files.set(file.filename, file);
    }
  }
  return {
    ...preferred.page,
    files: [...files.values()],
    versions: [...new Set(found.flatMap(({ page }) => page.versions))],
    origin: {
      name: preferred.name,
      // Of a mixture nobody can say that it is the main index's project.
      isMain: preferred.isMain && others.length === 0,
      alsoOn: others.map(({ name }) => name),
      unread: [],
      ...(others.length === 0 ? {} : { isMerged: true }),
    },
  };
}
