/** The fields of what `get_dependencies` answers. @module */
import * as z from "zod";
import { dataSourcesSchema } from "./data_sources.ts";
import { indexNotesSchema } from "./index_notes.ts";
import { requirementSchema } from "./requirement_fields.ts";
import { targetSchema } from "./target_fields.ts";
import { truncatedSchema } from "./truncation.ts";

/** `applies`: "yes", "no" or "unknown" on the target; `decided_by`: by which part of the marker. */
const applyingSchema = requirementSchema.extend({
  applies: z.string().optional(),
  decided_by: z.string().optional(),
});

/** The whole answer. `applying` counts requirements, those of chosen extras included. */
export const dependenciesSchema = z.object({
  package_name: z.string(),
  version: z.string(),
  dependencies_status: z.enum(["known", "unknown"]),
  dependencies_source: z.string().optional(),
  unknown_reason: z.string().optional(),
  total_dependencies: z.number().optional(),
  target: targetSchema.optional(),
  applying: z.object({ yes: z.number(), no: z.number(), unknown: z.number() }).optional(),
  runtime_dependencies: z.array(applyingSchema),
  available_extras: z.array(z.string()),
  optional_count: z.number().optional(),
  optional_dependencies: z.record(z.string(), z.array(applyingSchema)).optional(),
  unparsed_dependencies: z.array(z.string()).optional(),
  requires_python: z.string().optional(),
  notes: z.array(z.string()).optional(),
  index_notes: indexNotesSchema,
  truncated: truncatedSchema,
  data_sources: dataSourcesSchema,
});

export type Dependencies = z.output<typeof dependenciesSchema>;
export type ApplyingRequirement = z.output<typeof applyingSchema>;
