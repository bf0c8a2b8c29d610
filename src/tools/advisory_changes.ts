/** Which advisories a step from one release to another gains and fixes. @module */
import * as z from "zod";
import { type Advisory, SEVERITIES } from "../domain/advisory.ts";
import { type AdvisoryGroup, groupAdvisories, groupAffects } from "../domain/advisory_group.ts";
import type { ProjectName } from "../domain/name.ts";
import type { ProjectDocument } from "../domain/release.ts";
import type { ReleaseVersion } from "../domain/release_version.ts";
import type { UpstreamCall } from "../domain/source.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import type { AdvisorySource } from "../upstream/osv/source.ts";
import type { Features } from "./dependencies.ts";
import { settle } from "../resilience/upstream_error.ts";
import type { Truncations } from "./truncation.ts";
import { osvOf } from "./vulnerability_evidence.ts";
import { age } from "./vulnerability_verdict.ts";

const MOST_ADVISORIES = 20;

const changedAdvisorySchema = z.object({
  id: z.string(),
  severity: z.enum(SEVERITIES),
  malicious: z.boolean().optional(),
  summary: z.string().optional(),
});

/** Where `status` is `unknown` the lists hold what an old copy tells, or nothing. */
export const advisoryChangesSchema = z.object({
  status: z.enum(["known", "unknown"]),
  unknown_reason: z.string().optional(),
  gained: z.array(changedAdvisorySchema),
  fixed: z.array(changedAdvisorySchema),
  undecided: z.array(z.string()),
});

export type AdvisoryChanges = z.output<typeof advisoryChangesSchema>;

/** What reading the advisories needs. */
export interface AdvisoryDependencies {
  readonly advisories: AdvisorySource;
  readonly features: Pick<Features, "vulnerabilityCheck">;
}

/** OSV's records of the project, or why they cannot be relied on; `records` is an old copy then, or empty. */
export interface ReadAdvisories {
  readonly records: readonly Advisory[];
  /** Absent: OSV has answered. */
  readonly unknownReason?: string;
}

/**
 * OSV is asked while the project is still being read. OSV's failure is never thrown: that is `unknown`.
 * @throws {Error} What reading the project throws.
 */
export async function readAdvisories(
  { name, project }: { readonly name: ProjectName; readonly project: Promise<ProjectDocument> },
  { advisories, features }: AdvisoryDependencies,
  call: UpstreamCall,
): Promise<ReadAdvisories> {
  if (!features.vulnerabilityCheck) {
    const unknownReason = "switched off in this server's settings (ENABLE_VULNERABILITY_CHECK)";
    return { records: [], unknownReason };
  }
  const [document, found] = await Promise.all([
    project,
    settle(advisories.advisoriesFor(name, call)),
  ]);
  const osv = osvOf(document, found, call);
  if (osv.state === "elsewhere") return { records: [], unknownReason: osv.why };
  if (osv.state === "failed") return { records: [], unknownReason: `OSV failed (${osv.kind})` };
  const { records, aged } = osv;
  return aged === undefined ? { records } : {
    records,
    unknownReason: `OSV failed now (${aged.kind}); its copy from ${age(aged.ageMs)} ago lacks ` +
      "newer advisories",
  };
}

/** What is known against one of the two releases. */
export interface SideAdvisories {
  /** Groups that surely affect it; absent where OSV's present records were not read, or none does and some may. */
  readonly count?: number;
  readonly malicious: boolean;
}

/** Vulnerabilities of the two releases: groups of records, as `check_vulnerabilities` counts them. */
export interface JudgedAdvisories {
  readonly unknownReason?: string;
  readonly from: SideAdvisories;
  readonly to: SideAdvisories;
  readonly gained: readonly AdvisoryGroup[];
  readonly fixed: readonly AdvisoryGroup[];
  /** Cannot be compared with one of the releases, so neither gained nor fixed. */
  readonly undecided: readonly AdvisoryGroup[];
}

/** One record that affects a release decides for its group; withdrawn records do not count. */
export function judgeAdvisories(
  { records, unknownReason }: ReadAdvisories,
  name: ProjectName,
  [from, to]: readonly [ReleaseVersion, ReleaseVersion],
): JudgedAdvisories {
  const judged = groupAdvisories(records, { project: name })
    .filter(({ withdrawn }) => !withdrawn)
    .map((group) => {
      const affects = groupAffects(group, name);
      return { group, before: affects(from), after: affects(to) };
    });
  const groups = (holds: (one: typeof judged[number]) => boolean) =>
    judged.filter(holds).map(({ group }) => group);
  const sideOf = (side: "before" | "after"): SideAdvisories => {
    const sure = groups((one) => one[side] === true);
    const silent = sure.length === 0 && judged.some((one) => one[side] === "unknown");
    return {
      ...(unknownReason !== undefined || silent ? {} : { count: sure.length }),
      malicious: sure.some(({ malicious }) => malicious),
    };
  };
  return {
    ...(unknownReason === undefined ? {} : { unknownReason }),
    from: sideOf("before"),
    to: sideOf("after"),
    gained: groups(({ before, after }) => before === false && after === true),
    fixed: groups(({ before, after }) => before === true && after === false),
    undecided: groups(({ before, after }) => before === "unknown" || after === "unknown"),
  };
}

/** The answer's fields. */
export function advisoryChanges(
  judged: JudgedAdvisories,
  cut: Truncations,
): AdvisoryChanges {
  const capped = <T>(items: readonly T[], key: string) =>
    cut.items(items, {
      field: `advisories.${key}`,
      most: MOST_ADVISORIES,
      how: "call check_vulnerabilities for each version",
    });
  return {
    status: judged.unknownReason === undefined ? "known" : "unknown",
    ...(judged.unknownReason === undefined ? {} : { unknown_reason: judged.unknownReason }),
    gained: capped(judged.gained, "gained").map(changedAdvisory),
    fixed: capped(judged.fixed, "fixed").map(changedAdvisory),
    undecided: capped(judged.undecided, "undecided").map(({ id }) => cleanText(id, 64)),
  };
}

function changedAdvisory(
  { id, severity, malicious, summary }: AdvisoryGroup,
): z.output<typeof changedAdvisorySchema> {
  return {
    id: cleanText(id, 64),
    severity,
    ...(malicious ? { malicious } : {}),
    ...(summary === undefined ? {} : { summary: cleanText(summary, 160) }),
  };
}
