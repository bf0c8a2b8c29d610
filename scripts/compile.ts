/**
 * `deno task compile [--server] [--otel] [--bundled] [OUTPUT]`: bundles the program, then makes one executable of it for
 * this machine. The default one has the narrowest permissions that its settings allow; `--server` makes one for a team's
 * service, which may reach and listen on any address and read any file. Neither may write, start programs, load native
 * code or ask the system about itself. `--otel` switches the runtime's OpenTelemetry on for good, for Deno versions whose
 * executables do not read OTEL_DENO. `--bundled` takes the bundle that is there, so that one Deno can bundle and another
 * compile. Where the compile runtime cannot be downloaded, `DENORT_BIN` names one. @module
 */
import { BUNDLE, bundle } from "./bundle.ts";

const root = new URL("../", import.meta.url);
const isServer = Deno.args.includes("--server");
const output = Deno.args.find((word) => !word.startsWith("--")) ??
  (isServer ? "dist/pypi-mcp-server" : "dist/pypi-mcp");

/** Hosts that the default settings ask, and loopback to listen on and to be proxied through. */
const HOSTS = [
  "pypi.org",
  "files.pythonhosted.org",
  "api.osv.dev",
  "pypistats.org",
  "127.0.0.1",
  "localhost",
  "[::1]",
];

/**
 * Where Redis, the issuer, mirrors and the secrets' files are is only known where the program runs: what it may reach and
 * read there is narrowed by the container, the network policy or the unit.
 */
const PERMISSIONS = isServer
  ? ["--allow-net", "--allow-read"]
  : [`--allow-net=${HOSTS.join(",")}`, "--allow-read=.env"];

if (!Deno.args.includes("--bundled")) await bundle();
const { success } = await new Deno.Command(Deno.execPath(), {
  args: [
    "compile",
    "--quiet",
    "--no-check",
    "--no-prompt",
    // Else the runtime keeps compiled code under a name in the temporary folder that anybody there could have taken before;
    // a client that starts the other build again and again gains 70 ms by it.
    ...isServer ? ["--no-code-cache"] : [],
    ...PERMISSIONS,
    "--allow-env=PYPI_MCP_*,NO_COLOR",
    `--output=${output}`,
    BUNDLE,
  ],
  cwd: root,
  env: Deno.args.includes("--otel") ? { OTEL_DENO: "true" } : {},
}).spawn().status;
if (!success) {
  console.error(
    "Cannot compile the program: see above. Where the compile runtime cannot be downloaded, set DENORT_BIN to one of " +
      "this very Deno version",
  );
  Deno.exit(1);
}
console.log(`wrote ${output}`);
