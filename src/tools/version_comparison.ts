/** The answer of `compare_versions`. @module */
import * as z from "zod";
import { advisoryChangesSchema } from "./advisory_changes.ts";
import { dataSourcesSchema } from "./data_sources.ts";
import { indexNotesSchema } from "./index_notes.ts";
import { releaseTypeSchema } from "./release_fields.ts";
import { truncatedSchema } from "./truncation.ts";

const sideSchema = z.object({
  version: z.string(),
  type: releaseTypeSchema,
  upload_time: z.string().optional(),
  yanked: z.boolean(),
  yanked_reason: z.string().optional(),
  requires_python: z.string().optional(),
  dependencies_count: z.number().optional(), // those behind extras included
  vulnerabilities_count: z.number().optional(), // absent: none is sure and some may be
  is_malicious: z.boolean().optional(), // only where it surely is
});

/** The tool's output schema. */
export const comparisonSchema = z.object({
  package_name: z.string(),
  version1: sideSchema,
  version2: sideSchema,
  comparison: z.object({
    result: z.enum(["older", "newer", "same"]),
    newer_version: z.string().optional(),
    is_upgrade: z.boolean(),
    is_downgrade: z.boolean(),
  }),
  requires_python_changed: z.boolean(),
  requirements: z.object({
    status: z.enum(["known", "unknown"]),
    unknown_reason: z.string().optional(),
    added: z.array(z.string()),
    removed: z.array(z.string()),
    changed: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
  }),
  advisories: advisoryChangesSchema,
  releases_between_count: z.number(),
  releases_between: z.array(z.string()),
  index_notes: indexNotesSchema,
  truncated: truncatedSchema,
  data_sources: dataSourcesSchema,
});

/** The tool's answer. */
export type Comparison = z.output<typeof comparisonSchema>;
