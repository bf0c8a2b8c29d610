/** The SDK's real client, connected in either protocol era. @module */
import {
  Client,
  StreamableHTTPClientTransport,
  type Transport,
} from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { runtimeEnvironment } from "./runtime_environment.ts";
import type { Command } from "./spawn_server.ts";

/** The revisions that every transport is tested with. */
export const PROTOCOL_VERSIONS = ["2025-11-25", "2026-07-28"] as const;
/** One of them. */
export type ProtocolVersion = typeof PROTOCOL_VERSIONS[number];

/** A client that has shaken hands; closing it ends a process that it started. */
export async function connect(transport: Transport, version: ProtocolVersion): Promise<Client> {
  const mode = version === "2025-11-25" ? "legacy" : { pin: version };
  const client = new Client({ name: "pypi-mcp-tests", version: "1.0.0" }, {
    versionNegotiation: { mode },
  });
  await client.connect(transport);
  return client;
}

/** Starts the process and speaks to it over its standard streams. */
export function stdioTransport({ program, args, env = {} }: Command): Transport {
  return new StdioClientTransport({
    command: program,
    args: [...args],
    env: { ...runtimeEnvironment(), ...env }, // beside those few that the transport hands on by itself
    stderr: "ignore",
  });
}

/** Speaks to a server that runs already. @param lines More headers, each with its end, as raw clients send them. */
export function httpTransport(url: URL, lines = ""): Transport {
  const headers = Object.fromEntries(
    lines.split("\r\n").filter((line) => line !== "").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
  return new StreamableHTTPClientTransport(url, { requestInit: { headers } });
}
