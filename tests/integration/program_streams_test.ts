/** What the program does with its terminal and its pipes. @module */
import assert from "node:assert/strict";
import { ROOT } from "../support/source_files.ts";

const RUN = ["run", "--quiet", "--no-check", `--config=${new URL("deno.json", ROOT).pathname}`];
const MAIN = new URL("main.ts", ROOT).pathname;

const hasScript = Deno.build.os === "linux" &&
  (await exists("/usr/bin/script") || await exists("/bin/script"));

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then((found) => found.isFile, () => false);
}

/** Runs the program on a terminal of its own without any permission and without `--no-prompt`. */
async function runOnTerminal(args: readonly string[]): Promise<string> {
  const command = [Deno.execPath(), ...RUN, MAIN, ...args].map((word) => `'${word}'`).join(" ");
  const { stdout } = await new Deno.Command("script", {
    args: ["-qec", command, "/dev/null"],
    env: { NO_COLOR: "1" },
    stdin: "null",
    signal: AbortSignal.timeout(30_000), // a question on the terminal would wait for ever
  }).output();
  return new TextDecoder().decode(stdout);
}

Deno.test({
  name: "pypi-mcp asks for no permission on a terminal, whatever it is told to do",
  ignore: !hasScript, // it gives a process a terminal; part of every Linux
  async fn(t) {
    const call = ["call", "get_package_info", "package_name=requests", "--max-retries", "0"];
    const rows: readonly (readonly [readonly string[], RegExp])[] = [
      [["tools"], /get_package_info/],
      [["demo"], /Go on/],
      [call, /may not use that host/],
      [[...call, "--pypi-base-url", "http://127.0.0.1:9"], /may not reach 127\.0\.0\.1:9/],
      [["serve", "--transport", "http", "--port", "0"], /the program may not listen there/],
      [["tools", "--env-file", "some.env"], /reading it is not permitted/],
    ];
    for (const [args, expected] of rows) {
      await t.step(args.join(" "), async () => {
        const shown = await runOnTerminal(args);
        assert.match(shown, expected);
        assert.doesNotMatch(shown, /Allow\?|Deno requests/);
      });
    }
  },
});

Deno.test("pypi-mcp goes on serving when nobody reads its log", async () => {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...RUN, "--no-prompt", MAIN, "serve", "--demo", "--log-level", "debug"],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  await child.stderr.cancel();
  const writer = child.stdin.getWriter();
  const ask = (id: number, method: string, params: unknown) =>
    writer.write(new TextEncoder().encode(
      `${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`,
    ));
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const answered = async (id: number) => {
    for (let text = ""; !text.includes(`"id":${id}`);) {
      const { done, value } = await lines.read();
      assert.ok(!done, `the program ended before it answered ${id}`);
      text += value;
    }
  };
  await ask(1, "initialize", {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "test", version: "0" },
  });
  await answered(1);
  for (const id of [2, 3]) { // each call writes a line to the log
    await ask(id, "tools/call", { name: "health_check", arguments: {} });
    await answered(id);
  }
  await writer.close();
  await lines.cancel();
  assert.equal((await child.status).code, 0);
});

Deno.test("pypi-mcp ends quietly when the reader of its answer has seen enough", async () => {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...RUN, "--no-prompt", MAIN, "demo"],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  await child.stdout.cancel();
  const [{ code }, error] = await Promise.all([child.status, new Response(child.stderr).text()]);
  assert.deepEqual([code, error], [0, ""]);
});
