/** The facts, indexed: projects by normalised name, releases sorted, advisories by project and by id. @module */
import { normalizeName } from "../domain/name.ts";
import {
  compareReleaseVersions,
  isPrereleaseVersion,
  type ReleaseVersion,
  sameRelease,
  toReleaseVersion,
} from "../domain/release_version.ts";
import type { AdvisoryFacts, FileFacts, ProjectFacts, SeriesFacts } from "./facts/shape.ts";

/** One release with everything that its files share. */
export interface DemoRelease {
  readonly version: ReleaseVersion;
  readonly files: readonly FileFacts[];
  readonly yanked: string | undefined;
  readonly series: SeriesFacts;
}

/** One project and its releases, ascending. */
export interface DemoProject {
  /** Normalised. */
  readonly name: string;
  readonly facts: ProjectFacts;
  readonly releases: readonly DemoRelease[];
}

/** Everything that the embedded upstream knows. */
export interface Catalogue {
  readonly projects: ReadonlyMap<string, DemoProject>;
  readonly advisories: ReadonlyMap<string, AdvisoryFacts>;
  /** By normalised project name, by id. */
  readonly advisoriesOf: ReadonlyMap<string, readonly AdvisoryFacts[]>;
}

/** @throws {TypeError} If two projects or two advisories share a name: a fault in the facts. */
export function createCatalogue(
  projects: readonly ProjectFacts[],
  advisories: readonly AdvisoryFacts[],
): Catalogue {
  const byName = new Map<string, DemoProject>();
  for (const facts of projects) {
    const name = normalizeName(facts.name);
    if (byName.has(name)) throw new TypeError(`Cannot add project "${name}": it is there already`);
    byName.set(name, { name, facts, releases: releasesOf(facts) });
  }
  const byId = new Map<string, AdvisoryFacts>();
  const byProject = new Map<string, AdvisoryFacts[]>();
  for (const facts of advisories.flatMap(withTwin).sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (byId.has(facts.id)) {
      throw new TypeError(`Cannot add advisory "${facts.id}": it is there already`);
    }
    byId.set(facts.id, facts);
    const name = normalizeName(facts.project);
    byProject.set(name, [...(byProject.get(name) ?? []), facts]);
  }
  return { projects: byName, advisories: byId, advisoriesOf: byProject };
}

/** The record, and the one that the Python advisory database keeps beside it. */
function withTwin(facts: AdvisoryFacts): readonly AdvisoryFacts[] {
  const { twin, ...record } = facts;
  if (twin === undefined) return [record];
  const others = record.aliases ?? [];
  const { band: _band, weaknesses: _weaknesses, vectors: _vectors, summary, ...shared } = record;
  return [
    { ...record, aliases: [...others, twin.id] },
    {
      ...shared,
      ...twin,
      ...(twin.vectors === undefined || summary === undefined ? {} : { summary }),
      ranges: twin.ranges ?? record.ranges ?? [],
      aliases: [...others, record.id],
    },
  ];
}

function releasesOf(facts: ProjectFacts): readonly DemoRelease[] {
  return facts.series
    .flatMap((series) =>
      series.releases.map(([text, files, yanked]): DemoRelease => (
        { version: toReleaseVersion(text), files, yanked, series }
      ))
    )
    .sort((a, b) => compareReleaseVersions(a.version, b.version));
}

/**
 * The release that PyPI puts into `info`: the newest that is neither yanked nor a pre-release, else the newest
 * pre-release, else the newest of all. `undefined` for a project without releases.
 */
export function shownRelease(project: DemoProject): DemoRelease | undefined {
  const kept = project.releases.filter((release) => release.yanked === undefined);
  return kept.findLast((release) => !isPrereleaseVersion(release.version)) ??
    kept.at(-1) ?? project.releases.at(-1);
}

/** PyPI matches by canonical version, so `1.0` finds `1.0.0`; an exact spelling wins. */
export function findRelease(project: DemoProject, text: string): DemoRelease | undefined {
  const wanted = toReleaseVersion(text);
  return project.releases.find((release) => release.version.text === text) ??
    project.releases.find((release) => sameRelease(release.version, wanted));
}

/** Whether the record names this version, by enumeration or by range (OSV: events in version order). */
export function namesVersion(advisory: AdvisoryFacts, version: ReleaseVersion): boolean {
  const compare = (text: string) => compareReleaseVersions(version, toReleaseVersion(text));
  return (advisory.versions ?? []).some((text) => sameRelease(version, toReleaseVersion(text))) ||
    (advisory.ranges ?? []).some(([introduced, fixed, lastAffected]) =>
      (introduced === "0" || compare(introduced) >= 0) &&
      (fixed === undefined || compare(fixed) < 0) &&
      (lastAffected === undefined || compare(lastAffected) <= 0)
    );
}
