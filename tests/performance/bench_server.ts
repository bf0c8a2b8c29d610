/** The servers that the benches compare; a program: `bench_server.ts ours|guarded|team|stock|bare http|stdio`. @module */
import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { serveStdio as serveStockStdio } from "@modelcontextprotocol/server/stdio";
import { ResponseCache } from "../../src/cache/response_cache.ts";
import { compose } from "../../src/compose.ts";
import { type Config, loadConfig } from "../../src/config/load.ts";
import { connectUpstreams } from "../../src/connect_upstreams.ts";
import { parseProjectName } from "../../src/domain/name.ts";
import { SourceLog } from "../../src/domain/source.ts";
import { createLog } from "../../src/log.ts";
import { createHostPolicies } from "../../src/resilience/host_policies.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { loadTeamParts } from "../../src/team_parts.ts";
import { dataSources } from "../../src/tools/data_sources.ts";
import { findProject } from "../../src/tools/find_project.ts";
import {
  getPackageVersions,
  listVersions,
  renderVersions,
  versionsInput,
  versionsOutput,
} from "../../src/tools/get_package_versions.ts";
import { hashOf } from "../support/hash_of.ts";
import { benchUpstream } from "./bench_catalogue.ts";

/** Settings of a bench: no waiting for tokens, nothing in the log but faults. */
export function benchConfig(
  transport: "http" | "stdio",
  more: readonly [string, string][] = [],
): Config {
  const flags = new Map<string, string>([
    ["transport", transport],
    ["port", "0"],
    ["logLevel", "warning"],
    ["rateLimitPerSecond", "1000"],
    ...more,
  ]);
  return loadConfig({
    flags: flags as Parameters<typeof loadConfig>[0]["flags"],
    variable: () => undefined,
    variableNames: undefined,
    files: [],
  }).config;
}

/** The same sources behind the same cache as `compose` makes them. */
function benchSources(config: Config) {
  const { sources } = connectUpstreams(config, {
    cache: new ResponseCache({
      maxEntryCount: config.cacheMaxEntryCount,
      maxSizeBytes: config.cacheMaxBytes,
    }),
    hosts: createHostPolicies({
      rateLimitPerSecond: config.rateLimitPerSecond,
      concurrency: config.maxConcurrencyCount,
      queueLimit: config.queueLimitCount,
      clock: Date.now,
      timers: systemTimers,
    }),
    clock: Date.now,
    fetch: benchUpstream,
    random: Math.random,
    timers: systemTimers,
    shutdown: new AbortController().signal,
    userAgent: "bench",
    log: createLog({ level: "off", format: "text", write() {}, clock: Date.now }),
  });
  return sources;
}

/** The SDK as its guide shows it: one high-level server a request, with a tool that is equal to ours. */
function stockFactory(config: Config): () => McpServer {
  const sources = benchSources(config);
  const { name, title, description, annotations } = getPackageVersions;
  return () => {
    const server = new McpServer({ name: "stock", version: "1.0.0" });
    server.registerTool(name, {
      title,
      description,
      annotations,
      inputSchema: versionsInput,
      outputSchema: versionsOutput,
    }, async (asked, { mcpReq }) => {
      const call = { signal: mcpReq.signal, sources: new SourceLog() };
      const document = await findProject(parseProjectName(asked.package_name), sources, call);
      const structuredContent = {
        ...listVersions(document, {
          limit: asked.limit ?? 50,
          prereleases: asked.include_prereleases,
          yanked: asked.include_yanked,
          cursor: asked.cursor,
        }),
        data_sources: dataSources(call.sources),
      };
      return {
        content: [{ type: "text", text: renderVersions(structuredContent) }],
        structuredContent,
      };
    });
    return server;
  };
}

/** What callers of the team's server send. */
export const TEAM_TOKEN = "pypi-mcp-made-up-for-the-bench-0123456789";
const TEAM_TOKENS = `bench=sha256:${await hashOf(TEAM_TOKEN)}`;

/** The program as `main.ts` serves it; its log is written into the void, but for the line that says where it listens. */
async function serveOurs(config: Config): Promise<void> {
  let told = false;
  const writeLog = (line: string) => {
    if (!told) console.error(line);
    told = true;
  };
  const parts = await loadTeamParts(config, {
    writeLog,
    log: createLog({ level: config.logLevel, format: "text", write: writeLog, clock: Date.now }),
    clock: Date.now,
    timers: systemTimers,
    random: Math.random,
    fetch: benchUpstream,
  });
  const app = compose(config, { writeLog, fetch: benchUpstream, parts });
  await app.serve(new AbortController().signal);
}

function listening({ port }: Deno.NetAddr): void {
  console.error(`listening on http://127.0.0.1:${port}/mcp`);
}

async function main(kind: string | undefined, transport: string | undefined): Promise<void> {
  if (transport !== "http" && transport !== "stdio") throw new RangeError("http or stdio");
  const config = benchConfig(transport);
  const serve = (handler: (request: Request) => Response | Promise<Response>) =>
    Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: listening }, handler);
  if (kind === "ours" && transport === "stdio") {
    const app = compose(config, { writeLog: console.error, fetch: benchUpstream });
    await app.serve(new AbortController().signal);
    Deno.exit(0);
  } else if (kind === "ours") {
    await serveOurs(benchConfig("http", [["logLevel", "info"], ["audit", "off"]]));
  } else if (kind === "guarded") {
    await serveOurs(benchConfig("http", [
      ["logLevel", "info"],
      ["audit", "off"],
      ["connectionGuard", "on"],
    ]));
  } else if (kind === "team") {
    await serveOurs(benchConfig("http", [
      ["logLevel", "info"],
      ["audit", "on"],
      ["metrics", "true"],
      ["authTokens", TEAM_TOKENS],
    ]));
  } else if (kind === "stock" && transport === "stdio") {
    serveStockStdio(stockFactory(config));
  } else if (kind === "stock") {
    const handler = createMcpHandler(stockFactory(config));
    serve((request) => handler.fetch(request));
  } else if (kind === "bare") {
    const app = compose(config, { writeLog: console.error, fetch: benchUpstream });
    const args = { package_name: "bench-project-0" };
    await app.invoke(getPackageVersions.name, args);
    const { text, structured } = await app.invoke(getPackageVersions.name, args);
    const content = [{ type: "text", text }];
    const body = new TextEncoder().encode(JSON.stringify({
      result: { content, structuredContent: structured },
      jsonrpc: "2.0",
      id: 1,
    }));
    serve(async (request) => {
      await request.body?.cancel();
      return new Response(body, { headers: { "content-type": "application/json" } });
    });
  }
}

if (import.meta.main) await main(Deno.args[0], Deno.args[1]);
