/** Why a service that knows PyPI's projects was not asked of one, in the same words in every tool. @module */
import { otherOwners, ownersText } from "../domain/index_origin.ts";
import type { ProjectDocument } from "../domain/release.ts";

const KNOWN = { OSV: "records", pypistats: "counts" } as const;

/** `undefined`: it was asked. */
export function notAsked(
  service: keyof typeof KNOWN,
  { origin }: Pick<ProjectDocument, "origin">,
): string | undefined {
  const owners = otherOwners(origin);
  return owners && `${service} was not asked: ${ownersText(owners)}, and ${service}'s ` +
      `${KNOWN[service]} are of PyPI's project of that name`;
}
