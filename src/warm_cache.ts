/** Reads projects into the cache behind the start. @module */
import { parseProjectName } from "./domain/name.ts";
import { SourceLog } from "./domain/source.ts";
import type { Log } from "./log.ts";
import type { ToolDependencies } from "./tools/dependencies.ts";

/** One by one: callers come first. A failure is logged, nothing else. */
export async function warmCache(
  names: readonly string[],
  deps: ToolDependencies,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  for (const text of names) {
    const name = parseProjectName(text);
    const call = { signal, sources: new SourceLog() };
    const asked = await Promise.allSettled([
      deps.projects.project(name, call),
      deps.index.indexPage(name, call),
      ...(deps.features.vulnerabilityCheck ? [deps.advisories.advisoriesFor(name, call)] : []),
    ]);
    if (signal.aborted) return;
    if (asked[0].status === "fulfilled" && asked[0].value === undefined) {
      log.warning("Could not warm the cache", {
        project: name,
        reason: "no index has a release of it",
      });
    }
    for (const outcome of asked) {
      if (outcome.status === "fulfilled") continue;
      const { reason: error } = outcome;
      const reason = error instanceof Error ? error.message : String(error);
      log.warning("Could not warm the cache", { project: name, reason });
    }
  }
}
