/** Advisories as PyPI's JSON API lists them for one release, as tools answer them. @module */
import * as z from "zod";
import type { Advisory } from "../domain/advisory.ts";
import { groupAdvisories } from "../domain/advisory_group.ts";
import type { ListedAdvisory } from "../domain/release.ts";
import { compareReleaseVersions, toReleaseVersion } from "../domain/release_version.ts";
import { cleanText, cleanUrl } from "../domain/untrusted_text.ts";
import { Truncations } from "./truncation.ts";

const MAX_SUMMARY_LENGTH = 160; // UTF-16 units
const MAX_ID_LENGTH = 64; // UTF-16 units
const MAX_ALIAS_COUNT = 6;
const MAX_FIX_COUNT = 6;

/** One vulnerability, however many records tell of it; no severity is told by this source. */
export const listedAdvisorySchema = z.object({
  id: z.string(),
  aliases: z.array(z.string()),
  malicious: z.boolean().optional(),
  summary: z.string().optional(),
  fixed_in: z.array(z.string()),
  link: z.string().optional(),
});

export type ListedAdvisoryFields = z.output<typeof listedAdvisorySchema>;

/**
 * Withdrawn records dropped, records of one vulnerability (linked by aliases) told once, in the
 * order that `groupAdvisories` gives. `cut` is told what their own lists leave out.
 */
export function groupListedAdvisories(
  listed: readonly ListedAdvisory[],
  cut = new Truncations(),
): readonly ListedAdvisoryFields[] {
  const counted = listed.filter((advisory) => advisory.withdrawnAt === undefined);
  const byId = new Map(counted.map((advisory) => [advisory.id, advisory]));
  return groupAdvisories(counted.map(asAdvisory)).map(({ id, aliases, members, malicious }) => {
    const records = members.flatMap((member) => byId.get(member.id) ?? []);
    const summary = records.map((record) => record.summary ?? record.details)
      .find((text) => text !== undefined && text !== "");
    const link = records.map((record) => cleanUrl(record.link ?? "")).find((url) =>
      url !== undefined
    );
    const how = "call check_vulnerabilities";
    return {
      id: cleanText(id, MAX_ID_LENGTH),
      aliases: cut.items(aliases, {
        field: "vulnerabilities[].aliases",
        most: MAX_ALIAS_COUNT,
        how,
      }).map((alias) => cleanText(alias, MAX_ID_LENGTH)),
      ...(malicious ? { malicious } : {}),
      ...(summary === undefined ? {} : { summary: cleanText(summary, MAX_SUMMARY_LENGTH) }),
      fixed_in: cut.items(fixes(records), {
        field: "vulnerabilities[].fixed_in",
        most: MAX_FIX_COUNT,
        how,
      }),
      ...(link === undefined ? {} : { link }),
    };
  });
}

/** Every fixed version that a record names, ascending. */
function fixes(records: readonly ListedAdvisory[]): readonly string[] {
  const texts = new Set(records.flatMap((record) => record.fixedIn));
  return [...texts].map(toReleaseVersion).sort(compareReleaseVersions)
    .map((version) => cleanText(version.text, MAX_ID_LENGTH));
}

/** What grouping needs; PyPI's list tells neither ranges nor severities. */
function asAdvisory({ id, aliases }: ListedAdvisory): Advisory {
  return { id, aliases, related: [], severities: [], affected: [], references: [] };
}
