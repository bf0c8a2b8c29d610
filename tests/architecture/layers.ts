/** Which folder may import which: the table of `docs/ARCHITECTURE.md` as data. @module */

/** What one part may import besides itself. `types`: only by `import type`. */
export interface LayerRule {
  readonly imports: readonly string[];
  readonly types?: readonly string[];
}

const FLOOR = ["src/domain"];
/** What every part of the composition may import; each adds the folders that it puts together. */
const SET_UP = [...FLOOR, "src/config", "src/log.ts", "src/permitted.ts", "src/version.ts"];

/** Parts by path prefix; the longest prefix that fits a file is its part. */
export const LAYERS: Readonly<Record<string, LayerRule>> = {
  "src/domain": { imports: [] },
  "src/log.ts": { imports: FLOOR },
  "src/config": { imports: FLOOR },
  "src/resilience": { imports: FLOOR },
  "src/cache": { imports: FLOOR },
  "src/mcp": { imports: [...FLOOR, "src/resilience/upstream_error.ts"] },
  "src/upstream": { imports: [...FLOOR, "src/resilience", "src/cache", "src/log.ts"] },
  "src/tools": {
    imports: [...FLOOR, "src/mcp", "src/resilience/upstream_error.ts"],
    types: ["src/upstream"],
  },
  "src/resources": {
    imports: [...FLOOR, "src/mcp", "src/tools", "src/prompts", "src/resilience/upstream_error.ts"],
    types: ["src/upstream", "src/resilience"],
  },
  "src/prompts": {
    imports: [
      ...FLOOR,
      "src/mcp",
      "src/tools",
      "src/resources",
      "src/resilience/upstream_error.ts",
    ],
    types: ["src/upstream", "src/resilience"],
  },
  "src/access": {
    imports: [...FLOOR, "src/config/token_list.ts", "src/log.ts"],
    types: ["src/mcp/call_observer.ts", "src/resilience"],
  },
  "src/redis": { imports: [...FLOOR, "src/cache", "src/resilience"], types: ["src/log.ts"] },
  "src/telemetry": {
    imports: [...FLOOR, "src/mcp", "src/resilience"],
    types: ["src/log.ts", "src/server/health.ts", "src/tools/server_state.ts", "src/upstream"],
  },
  "src/plugins": {
    imports: [
      ...FLOOR,
      "src/config/load.ts",
      "src/mcp",
      "src/resilience",
      "src/tools",
      "src/resources",
      "src/prompts",
    ],
    types: ["src/log.ts", "src/upstream"],
  },
  "src/graphql": { imports: [...FLOOR, "src/mcp", "src/resilience", "src/tools", "src/server"] },
  "src/server": {
    imports: [...FLOOR, "src/mcp", "src/resilience"],
    types: ["src/access/gate.ts", "src/log.ts"],
  },
  // Before the SDK is loaded: no module of it, and none that imports one.
  "src/front": {
    imports: [...FLOOR, "src/config", "src/server/line_reader.ts"],
    types: ["src/resilience/timers.ts", "src/server/stdio_streams.ts"],
  },
  "src/cli": { imports: [...FLOOR, "src/config", "src/mcp"], types: ["src/build.ts"] },
  "src/cli/client_launch.ts": { imports: ["src/build.ts", "src/cli", "src/config"] },
  "src/cli/doctor.ts": { imports: ["src/cli"], types: ["src/build.ts", "src/upstream/probe.ts"] },
  "src/cli/doctor_text.ts": { imports: ["src/cli"], types: ["src/build.ts"] },
  "src/cli/doctor_failure.ts": { imports: [], types: ["src/upstream/probe.ts"] },
  "src/demo": { imports: FLOOR },
  "src/console_log.ts": { imports: [], types: ["src/log.ts"] },
  "src/version.ts": { imports: [] },
  "src/demo_fetch.ts": { imports: [...FLOOR, "src/demo"], types: ["src/config"] },
  "src/permitted.ts": { imports: [] },
  "src/env_file_text.ts": { imports: [] },
  "src/settings_files.ts": { imports: [...SET_UP, "src/env_file_text.ts"] },
  "src/unusable_settings.ts": { imports: [...SET_UP, "src/access/token_file.ts"] },
  "src/warm_cache.ts": { imports: FLOOR, types: ["src/log.ts", "src/tools"] },
  "src/connect_access.ts": {
    imports: [...SET_UP, "src/access/audit.ts", "src/connect_http_access.ts"],
    types: [
      "src/access/gate.ts",
      "src/connect_shared.ts",
      "src/mcp",
      "src/server",
      "src/team_parts.ts",
    ],
  },
  "src/connect_authenticator.ts": {
    imports: [...SET_UP, "src/access"],
    types: ["src/team_parts.ts"],
  },
  "src/connect_doors.ts": {
    imports: [...SET_UP, "src/graphql", "src/server"],
    types: ["src/access/gate.ts", "src/team_parts.ts"],
  },
  "src/connect_indexes.ts": { imports: [...SET_UP, "src/upstream"] },
  "src/connect_http_access.ts": {
    imports: [
      ...SET_UP,
      "src/access",
      "src/connect_authenticator.ts",
      "src/server/http_guard.ts",
    ],
    types: ["src/connect_access.ts", "src/connect_shared.ts", "src/server", "src/team_parts.ts"],
  },
  "src/connect_meters.ts": {
    imports: [...SET_UP, "src/telemetry"],
    types: ["src/connect_shared.ts", "src/server", "src/team_parts.ts"],
  },
  "src/connect_plugin_modules.ts": {
    imports: [...SET_UP, "src/plugins", "src/server/frame_connection.ts"],
    types: ["src/connect_plugins.ts", "src/team_parts.ts"],
  },
  "src/connect_plugins.ts": {
    imports: [...SET_UP, "src/connect_plugin_modules.ts"],
    types: ["src/mcp", "src/resources", "src/team_parts.ts", "src/upstream"],
  },
  "src/connect_redis.ts": {
    imports: [...SET_UP, "src/redis", "src/upstream/shared_tier.ts"],
    types: ["src/connect_shared.ts", "src/team_parts.ts"],
  },
  "src/connect_shared.ts": {
    imports: [...SET_UP, "src/connect_redis.ts"],
    types: ["src/cache", "src/resilience", "src/team_parts.ts", "src/upstream/shared_tier.ts"],
  },
  "src/connect_telemetry.ts": {
    imports: [...SET_UP, "src/connect_meters.ts", "src/server", "src/telemetry"],
    types: ["src/connect_shared.ts", "src/mcp", "src/team_parts.ts"],
  },
  "src/connect_upstreams.ts": {
    imports: [
      ...SET_UP,
      "src/cache",
      "src/connect_indexes.ts",
      "src/resilience",
      "src/tools",
      "src/upstream",
    ],
    types: ["src/connect_plugins.ts"],
  },
  "src/team_parts.ts": { imports: ["src"] },
  "src/serve_app.ts": { imports: ["src"] },
  "src/serve_http_app.ts": { imports: ["src"] },
  "src/compose.ts": { imports: ["src"] },
  "src/build.ts": { imports: [] },
  "src/notices.ts": { imports: [] },
  "src/project.ts": { imports: [] },
  "src/system_terminal.ts": { imports: ["src/cli/paint.ts"], types: ["src/cli/terminal.ts"] },
  "src/commands": { imports: ["src"] },
  "src/program.ts": { imports: ["src"] },
  "main.ts": { imports: ["src"] },
};

/** Modules from npm, and the only parts that may import them. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "@modelcontextprotocol/server": ["src/server"],
  "@modelcontextprotocol/server/stdio": ["src/server"],
  "@opentelemetry/api": ["src/telemetry"],
  "cockatiel": ["src/resilience"],
  "dotenv": ["src/env_file_text.ts"],
  "graphql": ["src/graphql"],
  "graphql-http": ["src/graphql"],
  "htmlparser2": ["src/upstream"],
  "jose": ["src/access"],
  "js-yaml": ["src/domain/requirement_files"],
  "jsonc-parser": ["src/cli/client_document.ts", "src/cli/client_layout.ts"],
  "lru-cache": ["src/cache"],
  "node:buffer": ["src/redis"],
  "node:async_hooks": ["src/server/mcp_endpoint.ts"],
  "node:crypto": ["src/access"],
  "node:url": ["src/plugins"],
  "node:util": ["src/cli"],
  "prom-client": ["src/telemetry"],
  "redis": ["src/redis"],
  "smol-toml": ["src/domain/requirement_files"],
  "spdx-exceptions": ["src/domain"],
  "spdx-license-ids": ["src/domain"],
  "spdx-license-ids/deprecated": ["src/domain"],
  "zod/v4/core": ["src/mcp"],
  "zod": [
    "src/access",
    "src/mcp",
    "src/plugins",
    "src/prompts",
    "src/tools",
    "src/upstream",
  ],
};
