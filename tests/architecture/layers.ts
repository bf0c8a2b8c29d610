/** Which folder may import which: the table of `docs/ARCHITECTURE.md` as data. @module */

/** What one part may import besides itself. `types`: only by `import type`. */
export interface LayerRule {
  readonly imports: readonly string[];
  readonly types?: readonly string[];
}

const FLOOR = ["src/domain"];
const BASE = [...FLOOR, "src/resilience", "src/cache", "src/mcp", "src/config", "src/log.ts"];
const CATALOGUE = ["src/tools", "src/resources", "src/prompts"];

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
  "src/access": { imports: BASE },
  "src/redis": { imports: BASE },
  "src/telemetry": { imports: [...BASE, ...CATALOGUE], types: ["src/upstream", "src/server"] },
  "src/plugins": { imports: [...BASE, ...CATALOGUE], types: ["src/upstream", "src/server"] },
  "src/graphql": { imports: [...BASE, ...CATALOGUE, "src/server"], types: ["src/upstream"] },
  "src/server": { imports: [...BASE, ...CATALOGUE, "src/access"] },
  "src/cli": { imports: [...BASE, ...CATALOGUE] },
  "src/demo": { imports: FLOOR },
  "src/console_log.ts": { imports: ["src"] },
  "src/version.ts": { imports: [] },
  "src/connect_access.ts": { imports: ["src"] },
  "src/connect_doors.ts": { imports: ["src"] },
  "src/connect_indexes.ts": { imports: ["src"] },
  "src/connect_plugins.ts": { imports: ["src"] },
  "src/connect_shared.ts": { imports: ["src"] },
  "src/connect_telemetry.ts": { imports: ["src"] },
  "src/connect_upstreams.ts": { imports: ["src"] },
  "src/permitted.ts": { imports: [] },
  "src/serve_app.ts": { imports: ["src"] },
  "src/settings_files.ts": { imports: ["src"] },
  "src/team_parts.ts": { imports: ["src"] },
  "src/unusable_settings.ts": { imports: ["src"] },
  "src/warm_cache.ts": { imports: ["src"] },
  "src/compose.ts": { imports: ["src"] },
  "main.ts": { imports: ["src"] },
};

/** Modules from npm, and the only parts that may import them. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "@modelcontextprotocol/server": ["src/server"],
  "@modelcontextprotocol/server/stdio": ["src/server"],
  "@opentelemetry/api": ["src/telemetry"],
  "cockatiel": ["src/resilience"],
  "dotenv": ["src/settings_files.ts"],
  "graphql": ["src/graphql"],
  "graphql-http": ["src/graphql"],
  "htmlparser2": ["src/upstream"],
  "jose": ["src/access"],
  "js-yaml": ["src/domain/requirement_files"],
  "lru-cache": ["src/cache"],
  "node:buffer": ["src/redis"],
  "node:async_hooks": ["src/server"],
  "node:crypto": ["src/access"],
  "node:url": ["src/plugins"],
  "node:util": ["src/cli"],
  "prom-client": ["src/telemetry"],
  "redis": ["src/redis"],
  "smol-toml": ["src/domain/requirement_files"],
  "spdx-exceptions": ["src/domain"],
  "spdx-license-ids": ["src/domain"],
  "spdx-license-ids/deprecated": ["src/domain"],
  "zod": [
    "src/config",
    "src/mcp",
    "src/upstream",
    "src/tools",
    "src/resources",
    "src/prompts",
    "src/server",
    "src/access",
    "src/redis",
    "src/plugins",
    "src/graphql",
  ],
};
