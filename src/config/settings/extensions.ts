/** Settings: further doors and modules. @module */
import { option } from "../option.ts";
import { listOf, seconds, wholeNumber, yesOrNo } from "../value.ts";

/** Heading "Extensions". */
export const EXTENSIONS = {
  plugins: option({
    name: "PLUGIN",
    kind: listOf("paths of JavaScript modules", (path) => path.length <= 1_000),
    fallback: "",
    help: "Modules that add tools, resources, prompts, sources or transports: trusted code.",
    group: "Extensions",
    from: "trusted",
  }),
  webSocket: option({
    name: "WEBSOCKET",
    kind: yesOrNo(),
    fallback: "false",
    help: "Also serve MCP over WebSockets at /ws (subprotocol mcp), where the transport is http.",
    group: "Extensions",
    from: "trusted",
    isSwitch: true,
  }),
  webSocketMaxCount: option({
    name: "WEBSOCKET_MAX_CONNECTIONS",
    kind: wholeNumber(1, 10_000),
    fallback: "100",
    help: "WebSockets that may be open at once; one more is told to come later (503).",
    group: "Extensions",
    from: "anywhere",
  }),
  webSocketIdleMs: option({
    name: "WEBSOCKET_IDLE_TIMEOUT",
    kind: seconds(5, 3600),
    fallback: "60",
    help: "After how long a silence a WebSocket that answers no ping is cut off, in seconds.",
    group: "Extensions",
    from: "anywhere",
  }),
  graphql: option({
    name: "GRAPHQL",
    kind: yesOrNo(),
    fallback: "false",
    help: "Also answer read-only GraphQL queries at /graphql, where the transport is http.",
    group: "Extensions",
    from: "trusted",
    isSwitch: true,
  }),
  graphqlMaxCost: option({
    name: "GRAPHQL_MAX_COST",
    kind: wholeNumber(10, 1_000_000),
    fallback: "2000",
    help: "Highest estimated cost of one GraphQL query; docs/GRAPHQL.md says how it is counted.",
    group: "Extensions",
    from: "anywhere",
  }),
  graphqlTimeoutMs: option({
    name: "GRAPHQL_TIMEOUT",
    kind: seconds(1, 600),
    fallback: "30",
    help: "How long one GraphQL query may take, in seconds.",
    group: "Extensions",
    from: "anywhere",
  }),
} as const;
