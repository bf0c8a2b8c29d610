/** What the embedded upstream can do, so that it can stand for lesser indexes than PyPI. @module */

/** PyPI can do all of it. */
export interface DemoAbilities {
  /** `/pypi/<project>/json`; without it, 404. */
  readonly jsonApi: boolean;
  /** Index pages in JSON; without it, HTML whatever was asked for (PEP 503). */
  readonly indexJson: boolean;
  /** Metadata files beside wheels (PEP 658); without it, 404, and the index does not speak of them. */
  readonly coreMetadata: boolean;
  /** Parts of distributions; without it, whole ones. */
  readonly ranges: boolean;
}

export const ALL_ABILITIES: DemoAbilities = {
  jsonApi: true,
  indexJson: true,
  coreMetadata: true,
  ranges: true,
};
