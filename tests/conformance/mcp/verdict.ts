/**
 * What a run of the conformance suite proves: every scored scenario has to have run, succeeded in a check of its own,
 * failed in nothing and left nothing out. @module
 */
import { load } from "js-yaml";
import * as z from "zod";

const requirements = z.object({ server: z.array(z.string()).min(1) });

const checks = z.array(z.object({
  id: z.string(),
  status: z.enum(["SUCCESS", "FAILURE", "WARNING", "SKIPPED", "INFO"]),
  errorMessage: z.string().optional(),
}));

/** Added by the suite to scenarios that send anything, so that it proves nothing about theirs. */
const ADDED_CHECK = "wire-schema-valid";

/** Checks that do not apply: the product's lists never change while it runs, and it says so. */
const NOT_APPLICABLE: ReadonlySet<string> = new Set([
  "sep-2575-server-sends-prompts-list-changed-on-subscription",
  "sep-2575-server-sends-tools-list-changed-on-subscription",
]);

/** What the suite found in one scenario. */
export type Checks = z.infer<typeof checks>;

/** The scored scenarios of a requirements file of the suite. @throws {z.ZodError} If it names none. */
export function scoredScenarios(yaml: string): readonly string[] {
  return requirements.parse(load(yaml)).server;
}

/** A scenario's file of results. @throws {z.ZodError|SyntaxError} If it is none. */
export function parseChecks(json: string): Checks {
  return checks.parse(JSON.parse(json));
}

/** One run, by the requirements of one revision. */
export interface Run {
  readonly scored: readonly string[];
  /** How many have to be scored, so that an empty list is no pass. */
  readonly scoredCount: number;
  /** By scenario, unscored ones included. */
  readonly results: ReadonlyMap<string, Checks>;
}

/** What is wrong, a line each; empty where every scored scenario passed. */
export function faultsOf({ scored, scoredCount, results }: Run): readonly string[] {
  const faults = scored.flatMap((scenario) => {
    const found = results.get(scenario);
    if (found === undefined) return [`${scenario}: did not run`];
    const wrong = found.filter(isFault);
    if (wrong.length > 0) {
      return wrong.map(({ id, status, errorMessage = "no reason told" }) =>
        `${scenario}: ${id} is ${status}: ${errorMessage}`
      );
    }
    return found.some(({ id, status }) => status === "SUCCESS" && id !== ADDED_CHECK)
      ? []
      : [`${scenario}: no check succeeded`];
  });
  if (scored.length === scoredCount) return faults;
  return [`${scored.length} scenarios are scored, expected ${scoredCount}`, ...faults];
}

function isFault({ id, status }: Checks[number]): boolean {
  if (status === "SKIPPED") return !NOT_APPLICABLE.has(id);
  return status === "FAILURE" || status === "WARNING";
}
