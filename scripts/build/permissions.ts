/** What each executable may do, and how its engine is set; nothing can change it later. @module */

/** Hosts that the default settings ask, and loopback to listen on and to be proxied through. */
export const HOSTS: readonly string[] = [
  "pypi.org",
  "files.pythonhosted.org",
  "api.osv.dev",
  "pypistats.org",
  "127.0.0.1",
  "localhost",
  "[::1]",
];

/** The runtime reads what it needs of proxies and certificates by itself: that takes no permission. */
const ENVIRONMENT = "--allow-env=PYPI_MCP_*,NO_COLOR";

/**
 * As flags: permission sets of `deno.json` keep the build machine's absolute paths. Neither build may write, start
 * programs, load native code or ask the system about itself.
 * @param extraHosts Of a narrow build for somebody's own index.
 */
export function permissionsOf(
  kind: "narrow" | "server",
  extraHosts: readonly string[],
): readonly string[] {
  // Where Redis, the issuer, mirrors and the secrets' files are is only known where the program runs: what it may reach
  // and read there is narrowed by the container, the network policy or the unit.
  if (kind === "server") return ["--allow-net", "--allow-read", ENVIRONMENT];
  return [
    `--allow-net=${[...HOSTS, ...extraHosts].join(",")}`,
    "--allow-read=.env", // of the folder that it is started in
    ENVIRONMENT,
  ];
}

/**
 * What the engine is told, without `--`: one client's young objects fit into little memory, and a service's throughput is
 * worth more than its memory.
 */
export function v8FlagsOf(kind: "narrow" | "server"): readonly string[] {
  return kind === "narrow" ? ["max-semi-space-size=1"] : []; // MiB
}
