/** What jumps of the wall clock do: answers stay complete, and a fault's end is seen as before. @module */
import { BOUNDS, type CellResult } from "./cell.ts";
import { factsOf, failuresOf, isComplete, sameButForTime } from "./honesty.ts";
import { READERS } from "./readers.ts";
import { CHAOS_FAULTS } from "./chaos_faults.ts";
import { type ChaosService, startServices } from "./services.ts";
import { innerTarget } from "./target.ts";

const HOUR_MS = 3_600_000;
/** By how much, forward and back. */
export const CLOCK_JUMPS: readonly (readonly [name: string, byMs: number])[] = [
  ["1 h ahead", HOUR_MS],
  ["1 day ahead", 24 * HOUR_MS],
  ["1 h back", -HOUR_MS],
  ["1 day back", -24 * HOUR_MS],
];

/** A jump between calls, one during a call, and one while OSV is failing. */
export async function runClockJump(
  [name, byMs]: readonly [name: string, byMs: number],
): Promise<CellResult> {
  const service: ChaosService = "osv";
  await using services = startServices();
  // With a cache, and a host that may be asked seldom: both reckon with the clock.
  await using target = innerTarget(services, { cacheTtlMs: "300", rateLimitPerSecond: "20" });
  const readers = READERS[service];
  const ask = () => Promise.all(readers.map(({ tool, args }) => target.call(tool, args)));
  const violations: string[] = [];
  const whole = await ask();
  const judge = (when: string, answers: typeof whole) => {
    for (const [index, told] of answers.entries()) {
      if (!isComplete(told)) violations.push(`${when}: ${failuresOf(told)}`);
      else if (!sameButForTime(factsOf(told), factsOf(whole[index] ?? told))) {
        violations.push(`${when}: ${readers[index]?.tool} differs`);
      }
    }
  };
  const startedAtMs = performance.now();
  target.jump(byMs);
  judge("after the jump", await ask());
  const slowestMs = Math.round(performance.now() - startedAtMs);
  if (slowestMs > BOUNDS.answerMs) violations.push(`an answer took ${slowestMs} ms`);

  const hang = CHAOS_FAULTS.find((fault) => fault.name.startsWith("hang"));
  if (hang === undefined) throw new TypeError("There is no hang");
  services.points[service].break(hang);
  const during = target.call("check_vulnerabilities", {
    package_name: "django",
    version: "4.2.1",
  });
  target.jump(-byMs);
  const told = await during;
  if (told.structured?.security_status !== "unknown") violations.push("not unknown under a hang");
  services.points[service].heal();
  const healedAtMs = performance.now();
  let back = await ask();
  while (!back.every(isComplete) && performance.now() - healedAtMs < BOUNDS.recoveryMs) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    back = await ask();
  }
  judge("after the jump back", back);
  return {
    ...{ service, fault: `clock ${name}, and back during a hang` },
    seen: { timeout: 1 },
    ...{ refused: 0, answered: readers.length * 2 + 1, slowestMs },
    recoveryMs: Math.round(performance.now() - healedAtMs),
    grownBytes: undefined,
    violations,
  };
}
