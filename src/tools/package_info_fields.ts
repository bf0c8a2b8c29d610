/**
 * The fields that `get_package_info` answers with; the resources of a package share them.
 * @module
 */
import * as z from "zod";
import { dataSourcesSchema } from "./data_sources.ts";
import { indexFieldsSchema } from "./index_notes.ts";
import { listedAdvisorySchema } from "./listed_advisories.ts";
import { fileSchema, releaseTypeSchema } from "./release_fields.ts";
import { requirementSchema } from "./requirement_fields.ts";
import { truncatedSchema } from "./truncation.ts";

/** Absent means that PyPI says nothing; `unknown` that it could not be read. */
export const packageInfoSchema = z.object({
  name: z.string(),
  normalized_name: z.string(),
  version: z.string(),
  version_type: releaseTypeSchema,
  summary: z.string().optional(),
  description: z.string().optional(),
  author: z.string().optional(),
  author_email: z.string().optional(),
  maintainer: z.string().optional(),
  maintainer_email: z.string().optional(),
  license: z.string().optional(),
  license_source: z.enum(["expression", "classifier", "text", "unknown"]),
  home_page: z.string().optional(),
  project_urls: z.record(z.string(), z.string()),
  package_url: z.string().optional(),
  project_url: z.string().optional(),
  release_url: z.string().optional(),
  classifiers: z.array(z.string()),
  keywords: z.array(z.string()),
  requires_python: z.string().optional(),
  dependencies_status: z.enum(["known", "unknown"]),
  dependencies: z.array(requirementSchema),
  unparsed_dependencies: z.array(z.string()).optional(),
  extras: z.array(z.string()),
  yanked: z.boolean(),
  yanked_reason: z.string().optional(),
  upload_time: z.string().optional(),
  project_status: z.enum(["active", "archived", "quarantined", "deprecated", "unknown"]),
  project_status_reason: z.string().optional(),
  organization: z.string().optional(),
  roles: z.array(z.object({ user: z.string(), role: z.string() })).optional(),
  latest_stable: z.string().optional(),
  latest_prerelease: z.string().optional(),
  total_versions: z.number(),
  vulnerabilities_status: z.enum(["known", "unknown"]),
  vulnerabilities: z.array(listedAdvisorySchema),
  vulnerabilities_source: z.string(),
  file_count: z.number(),
  files: z.array(fileSchema).optional(),
  ...indexFieldsSchema,
  truncated: truncatedSchema,
  data_sources: dataSourcesSchema,
});

/** The whole answer. */
export type PackageInfo = z.output<typeof packageInfoSchema>;
