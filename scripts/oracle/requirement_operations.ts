/** Requirements. @module */
import { formatMarker } from "../../src/domain/marker.ts";
import { formatRequirement, parseRequirement } from "../../src/domain/requirement.ts";
import type { Operations } from "./operation.ts";

/** `parse_requirement`. */
export const REQUIREMENT_OPERATIONS: Operations = {
  parse_requirement(args) {
    const requirement = parseRequirement(args.text("text"));
    const { displayName, extras, displayExtras = extras, specifier, url, marker } = requirement;
    return {
      canonical: formatRequirement(requirement),
      name: displayName,
      extras: displayExtras,
      specifier,
      url: url ?? null,
      marker: marker === undefined ? null : formatMarker(marker),
    };
  },
};
