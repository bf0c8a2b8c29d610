/** Requirements as tools answer them: parsed, and what does not parse kept as text. @module */
import * as z from "zod";
import { formatMarker } from "../domain/marker.ts";
import type { ReleaseMetadata } from "../domain/release.ts";
import { type Requirement, tryParseRequirement } from "../domain/requirement.ts";
import { cleanText } from "../domain/untrusted_text.ts";

const MAX_TEXT_LENGTH = 300; // UTF-16 units of one marker, URL or unparsed requirement

/** One requirement. `version_spec` `""` admits every version. */
export const requirementSchema = z.object({
  name: z.string(),
  version_spec: z.string(),
  extras: z.array(z.string()),
  environment_marker: z.string().optional(),
  url: z.string().optional(),
});

export type RequirementFields = z.output<typeof requirementSchema>;

/** Requirements of one release, in the order of its metadata. */
export interface ReadRequirements {
  readonly requirements: readonly Requirement[];
  /** Cleaned texts that are no PEP 508 requirement; they are requirements all the same. */
  readonly unparsed: readonly string[];
}

/**
 * Requirements that the JSON API tells; `undefined`: it does not know. It shows the first file
 * uploaded, so an empty list whose field is dynamic (PEP 643) says nothing about the wheels.
 */
export function toldRequiresDist(
  { requiresDist, dynamic }: Pick<ReleaseMetadata, "requiresDist" | "dynamic">,
): readonly string[] | undefined {
  const isDynamic = dynamic.some((name) => name.toLowerCase() === "requires-dist");
  return requiresDist?.length === 0 && isDynamic ? undefined : requiresDist;
}

/** Parses Requires-Dist entries; none is dropped. */
export function readRequirements(requiresDist: readonly string[]): ReadRequirements {
  const requirements: Requirement[] = [];
  const unparsed: string[] = [];
  for (const text of requiresDist) {
    const requirement = tryParseRequirement(text);
    if (requirement === undefined) unparsed.push(cleanText(text, MAX_TEXT_LENGTH));
    else requirements.push(requirement);
  }
  return { requirements, unparsed };
}

/** A requirement in the contract's fields; the name is normalised. */
export function requirementFields(requirement: Requirement): RequirementFields {
  const { name, specifier, extras, marker, url } = requirement;
  return {
    name,
    version_spec: specifier,
    extras: [...extras],
    ...(marker === undefined
      ? {}
      : { environment_marker: cleanText(formatMarker(marker), MAX_TEXT_LENGTH) }),
    ...(url === undefined ? {} : { url: cleanText(url, MAX_TEXT_LENGTH) }),
  };
}

/** `name[extras] specifier; marker`, for text renderings. */
export function requirementLine(requirement: RequirementFields): string {
  const { name, version_spec, extras, environment_marker, url } = requirement;
  const chosen = extras.length === 0 ? "" : `[${extras.join(", ")}]`;
  const where = url === undefined ? "" : ` @ ${url}`;
  const spec = version_spec === "" ? "" : ` ${version_spec}`;
  const marker = environment_marker === undefined ? "" : ` ; ${environment_marker}`;
  return `${name}${chosen}${where}${spec}${marker}`;
}
