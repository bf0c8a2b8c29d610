/** The embedded upstream in place of the network. Part of the composition; its facts are loaded by the first request. @module */
import type { Config } from "./config/load.ts";
import type { DemoUpstream } from "./demo/demo_upstream.ts";
import type { Clock } from "./domain/clock.ts";

/** A `fetch` that never touches the network. A request that comes while the facts are loaded waits for them. */
export function demoFetch(config: Config, clock: Clock): typeof fetch {
  const open = async () => {
    const { createDemoUpstream } = await import("./demo/demo_upstream.ts");
    return createDemoUpstream({
      baseUrls: {
        pypi: config.pypiBaseUrl,
        files: config.filesBaseUrl,
        osv: config.osvBaseUrl,
        pypistats: config.pypistatsBaseUrl,
      },
      clock,
    });
  };
  let demo: Promise<DemoUpstream> | undefined;
  return async (input, init) => {
    const request = new Request(input, init);
    return await (await (demo ??= open())).fetch(request);
  };
}
