/** The suite over stdio, over HTTP, and over both with a compiled binary. @module */
import { httpTransport, PROTOCOL_VERSIONS, stdioTransport } from "../support/mcp_client.ts";
import { type Command, sourceCommand, spawnHttp } from "../support/spawn_server.ts";
import { protocolSuite } from "./suite.ts";

const HTTP = ["serve", "--transport", "http", "--port", "0", "--demo"];
const binary = Deno.env.get("PYPI_MCP_BINARY");

transports("the program", sourceCommand("--demo"), sourceCommand(...HTTP));
if (binary !== undefined && binary !== "") {
  transports(
    "the binary",
    { program: binary, args: ["--demo"] },
    { program: binary, args: HTTP },
  );
} else {
  console.warn("SKIPPED: the protocol suite over a compiled binary; PYPI_MCP_BINARY names none");
  Deno.test({ name: "the binary speaks MCP (PYPI_MCP_BINARY is not set)", ignore: true, fn() {} });
}

function transports(name: string, stdio: Command, http: Command): void {
  for (const version of PROTOCOL_VERSIONS) {
    protocolSuite(`${name} over stdio`, version, () => stdioTransport(stdio));
    let stop = (): Promise<unknown> => Promise.resolve();
    const guard = ["--connection-guard", "on"];
    const served = [
      ["over HTTP", http],
      ["over HTTP, guarded", { ...http, args: [...http.args, ...guard] }],
    ] as const;
    for (const [over, command] of served) {
      protocolSuite(`${name} ${over}`, version, async () => {
        const server = await spawnHttp(command);
        stop = server.stop;
        return httpTransport(server.url);
      }, () => stop());
    }
  }
}
