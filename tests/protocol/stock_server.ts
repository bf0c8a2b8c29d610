/** The fixture's tools, resources and prompt behind the SDK's own high-level server: what ours is compared with. @module */
import { completable, McpServer, ResourceTemplate } from "@modelcontextprotocol/server";
import * as z from "zod";
import { READS_UPSTREAM } from "../../src/mcp/define_tool.ts";
import { CACHE_HINTS } from "../../src/server/create_server.ts";
import { echoInput, echoOutput, NAMES } from "./fixture_server.ts";

/** A new instance for each request or connection, as the SDK wants it. */
export function stockServer(): McpServer {
  const server = new McpServer({ name: "fixture", version: "1.0.0" }, {
    instructions: "Test-only.",
    capabilities: {
      tools: { listChanged: false },
      resources: { listChanged: false, subscribe: false },
      prompts: { listChanged: false },
    },
    cacheHints: CACHE_HINTS,
  });
  server.registerTool("echo", {
    title: "Echo",
    description: "Says it again.",
    inputSchema: echoInput,
    outputSchema: echoOutput,
    annotations: READS_UPSTREAM,
  }, ({ text, times }) => {
    const said = Array.from({ length: times }, () => text);
    return { content: [{ type: "text", text: said.join("\n") }], structuredContent: { said } };
  });
  server.registerResource("fixed", "fixture://fixed", { title: "Fixed" }, ({ href }) => ({
    contents: [{ uri: href, mimeType: "text/plain", text: "fixed" }],
  }));
  const complete = (value: string) => NAMES.filter((name) => name.startsWith(value));
  const template = new ResourceTemplate("fixture://item/{name}", {
    list: undefined,
    complete: { name: complete },
  });
  server.registerResource("item", template, { title: "Item" }, ({ href }, { name }) => ({
    contents: [{ uri: href, mimeType: "text/plain", text: `item ${String(name)}` }],
  }));
  server.registerPrompt("greet", {
    title: "Greet",
    description: "Greets somebody.",
    argsSchema: z.strictObject({ name: completable(z.string().describe("Whom"), complete) }),
  }, ({ name }) => ({
    description: "Greets somebody.",
    messages: [{ role: "user", content: { type: "text", text: `Greet ${name}` } }],
  }));
  return server;
}
