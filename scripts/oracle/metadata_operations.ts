/** Core metadata documents. @module */
import { METADATA_FIELDS } from "../../src/domain/metadata_field_names.ts";
import { readMetadataFields } from "../../src/domain/metadata_fields.ts";
import { validateMetadata } from "../../src/domain/metadata_problems.ts";
import type { Answer, Operations } from "./operation.ts";

/** `parse_metadata`. */
export const METADATA_OPERATIONS: Operations = {
  parse_metadata(args) {
    const fields = readMetadataFields(args.text("text"));
    const { texts, lists, projectUrls, unparsed } = fields;
    const known: readonly (readonly [string, Answer])[] = [...texts, ...lists];
    const raw = known.map(([name, value]) => [METADATA_FIELDS.get(name)?.key ?? name, value]);
    if (projectUrls !== undefined) raw.push(["project_urls", Object.fromEntries(projectUrls)]);
    return {
      raw: Object.fromEntries(raw),
      unparsed: Object.fromEntries(unparsed),
      problems: validateMetadata(fields).map(({ field, rule, message }) => (
        { field, rule, message }
      )),
    };
  },
};
