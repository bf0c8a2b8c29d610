/** The fields of core metadata, up to version 2.6. @module */

/**
 * How often a field may stand, and what it holds. `keywords`: one text, comma between words;
 * `pairs`: label, URL.
 */
export type MetadataFieldForm = "text" | "list" | "keywords" | "pairs";

/** One field of core metadata. */
export interface MetadataField {
  /** What Python's `packaging` calls it; JSON and TOML forms of metadata use the same names. */
  readonly key: string;
  readonly form: MetadataFieldForm;
  /** The Metadata-Version that introduced it. */
  readonly since: string;
}

/** Every Metadata-Version there was, ascending; 2.0 was withdrawn. */
export const METADATA_VERSIONS: readonly string[] = [
  "1.0",
  "1.1",
  "1.2",
  "2.1",
  "2.2",
  "2.3",
  "2.4",
  "2.5",
  "2.6",
];

const TABLE: readonly (readonly [
  name: string,
  key: string,
  form: MetadataFieldForm,
  since: string,
])[] = [
  ["metadata-version", "metadata_version", "text", "1.0"],
  ["name", "name", "text", "1.0"],
  ["version", "version", "text", "1.0"],
  ["platform", "platforms", "list", "1.0"],
  ["summary", "summary", "text", "1.0"],
  ["description", "description", "text", "1.0"],
  ["keywords", "keywords", "keywords", "1.0"],
  ["home-page", "home_page", "text", "1.0"],
  ["author", "author", "text", "1.0"],
  ["author-email", "author_email", "text", "1.0"],
  ["license", "license", "text", "1.0"],
  ["supported-platform", "supported_platforms", "list", "1.1"],
  ["download-url", "download_url", "text", "1.1"],
  ["classifier", "classifiers", "list", "1.1"],
  ["requires", "requires", "list", "1.1"],
  ["provides", "provides", "list", "1.1"],
  ["obsoletes", "obsoletes", "list", "1.1"],
  ["maintainer", "maintainer", "text", "1.2"],
  ["maintainer-email", "maintainer_email", "text", "1.2"],
  ["requires-dist", "requires_dist", "list", "1.2"],
  ["provides-dist", "provides_dist", "list", "1.2"],
  ["obsoletes-dist", "obsoletes_dist", "list", "1.2"],
  ["requires-python", "requires_python", "text", "1.2"],
  ["requires-external", "requires_external", "list", "1.2"],
  ["project-url", "project_urls", "pairs", "1.2"],
  ["description-content-type", "description_content_type", "text", "2.1"],
  ["provides-extra", "provides_extra", "list", "2.1"],
  ["dynamic", "dynamic", "list", "2.2"],
  ["license-expression", "license_expression", "text", "2.4"],
  ["license-file", "license_files", "list", "2.4"],
  ["import-name", "import_names", "list", "2.5"],
  ["import-namespace", "import_namespaces", "list", "2.5"],
];

/** Fields by their lower-case name in the email form (`requires-dist`). */
export const METADATA_FIELDS: ReadonlyMap<string, MetadataField> = new Map(
  TABLE.map(([name, key, form, since]) => [name, { key, form, since }]),
);
