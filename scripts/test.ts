/**
 * `deno task test [FLAG …]`: all tests, and then, where nobody can overlook it, what was not tested. The short reporter
 * swallows what modules print while they load, so a test's own warning would not be seen. @module
 */
import { recordedDir } from "../tests/support/recorded.ts";
import { hasRedis } from "../tests/support/redis_server.ts";

const { code } = await new Deno.Command(Deno.execPath(), {
  args: ["test", "--no-prompt", "-A", "--parallel", "--reporter=dot", ...Deno.args, "tests/"],
  cwd: new URL("../", import.meta.url),
}).spawn().status;
if (recordedDir() === undefined) {
  console.error(
    "*** SKIPPED: the tests that read recorded answers of the real services, because there are none. " +
      "PYPI_MCP_RECORDED_DIR names their folder. ***",
  );
}
if (!hasRedis) {
  console.error(
    "*** SKIPPED: the tests that need Redis, because redis-server is not installed. ***",
  );
}
Deno.exit(code);
