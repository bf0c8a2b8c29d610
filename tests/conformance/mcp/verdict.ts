/** What a run of the conformance suite proves: every scored scenario has to have run, succeeded in something and failed in nothing. @module */
import { load } from "js-yaml";
import * as z from "zod";

const requirements = z.object({ server: z.array(z.string()).min(1) });

const checks = z.array(z.object({
  id: z.string(),
  status: z.enum(["SUCCESS", "FAILURE", "WARNING", "SKIPPED", "INFO"]),
  errorMessage: z.string().optional(),
}));

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
    const wrong = found.filter(({ status }) => status === "FAILURE" || status === "WARNING");
    if (wrong.length > 0) {
      return wrong.map(({ id, status, errorMessage = "no reason told" }) =>
        `${scenario}: ${id} is a ${status.toLowerCase()}: ${errorMessage}`
      );
    }
    return found.some(({ status }) => status === "SUCCESS")
      ? []
      : [`${scenario}: no check succeeded`];
  });
  if (scored.length === scoredCount) return faults;
  return [`${scored.length} scenarios are scored, expected ${scoredCount}`, ...faults];
}
