import { fixtureCommand } from "../support/spawn_server.ts";

const PATIENCE_MS = 20_000;

Deno.test("a call whose client goes away at once, before the call takes long, is aborted", async () => {
  const { program, args } = fixtureCommand("http");
  const server = new Deno.Command(program, {
    args: [...args],
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const lines = server.stderr.pipeThrough(new TextDecoderStream()).getReader();
  let told = "";
  const until = async (pattern: RegExp) => {
    for (;;) {
      const found = pattern.exec(told)?.[0];
      if (found !== undefined) return found;
      const { value, done } = await lines.read();
      if (done) throw new Error(`The server ended before it said ${pattern}: ${told}`);
      told += value;
    }
  };
  const patience = setTimeout(() => server.kill("SIGKILL"), PATIENCE_MS);
  try {
    const { hostname, port, host } = new URL(await until(/http:\/\/[^\s"]+/));
    const params = { name: "wait", arguments: { ms: 30_000 } };
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params });
    const head = [
      "POST /mcp HTTP/1.1",
      `host: ${host}`,
      "accept: application/json, text/event-stream",
      "content-type: application/json",
      `content-length: ${body.length}`,
    ];
    const connection = await Deno.connect({ hostname, port: Number(port) });
    await connection.write(new TextEncoder().encode(`${head.join("\r\n")}\r\n\r\n${body}`));
    await until(/wait began/);
    connection.close();
    await until(/wait was cancelled/);
  } finally {
    clearTimeout(patience);
    server.kill("SIGKILL");
    lines.releaseLock();
    await server.stderr.cancel().catch(() => {}); // it may be closed already
    await server.status;
  }
});
