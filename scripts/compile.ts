/**
 * `deno task compile [--bundled] [OUTPUT]`: bundles the program, then makes one executable of it for this machine, with
 * the narrowest permissions that its settings allow. `--bundled` takes the bundle that is there, so that one Deno can
 * bundle and another compile. Where the compile runtime cannot be downloaded, `DENORT_BIN` names one. @module
 */
import { BUNDLE, bundle } from "./bundle.ts";

const root = new URL("../", import.meta.url);
const output = Deno.args.find((word) => !word.startsWith("--")) ?? "dist/pypi-mcp";

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

if (!Deno.args.includes("--bundled")) await bundle();
const { success } = await new Deno.Command(Deno.execPath(), {
  args: [
    "compile",
    "--quiet",
    "--no-check",
    "--no-prompt",
    `--allow-net=${HOSTS.join(",")}`,
    "--allow-env=PYPI_MCP_*,NO_COLOR",
    "--allow-read=.env",
    `--output=${output}`,
    BUNDLE,
  ],
  cwd: root,
}).spawn().status;
if (!success) {
  console.error(
    "Cannot compile the program: see above. Where the compile runtime cannot be downloaded, set DENORT_BIN to one of " +
      "this very Deno version",
  );
  Deno.exit(1);
}
console.log(`wrote ${output}`);
