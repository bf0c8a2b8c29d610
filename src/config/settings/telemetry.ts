/** Settings: what is seen from outside. @module */
import { option } from "../option.ts";
import { hostName, kind, listOf, yesOrNo } from "../value.ts";

/** As a URL spells it, in lower case. */
const HOST_MAYBE_PORT = /^(?:[a-z0-9][a-z0-9.-]{0,252}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/;

/** Heading "Telemetry". */
export const TELEMETRY = {
  metrics: option({
    name: "METRICS",
    kind: yesOrNo(),
    fallback: "false",
    help:
      "Serve figures for Prometheus at /metrics over HTTP: on the admin port, or, without one, behind the same checks as /mcp.",
    group: "Telemetry",
    from: "trusted",
    isSwitch: true,
  }),
  adminPort: option({
    name: "ADMIN_PORT",
    kind: kind("off or a whole number from 0 to 65535", (text) => {
      if (text.toLowerCase() === "off") return "off" as const;
      return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined;
    }),
    fallback: "off",
    help: "Further port for probes and /metrics alone, without authentication; 0 takes a free one.",
    group: "Telemetry",
    from: "trusted",
  }),
  adminHost: option({
    name: "ADMIN_HOST",
    kind: hostName(),
    fallback: "127.0.0.1",
    help:
      "Address of the admin port. Beyond loopback everybody who reaches it can read the figures.",
    group: "Telemetry",
    from: "trusted",
  }),
  traceHosts: option({
    name: "TRACE_HOSTS",
    kind: listOf(
      "hosts in lower case, each with a port or without",
      (word) => HOST_MAYBE_PORT.test(word) && URL.canParse(`http://${word}`),
    ),
    fallback: "",
    help:
      "Hosts that are sent the W3C trace context of a call, when the program runs with OTEL_DENO=true; no other host is.",
    group: "Telemetry",
    from: "trusted",
  }),
  exportLogs: option({
    name: "EXPORT_LOGS",
    kind: yesOrNo(),
    fallback: "false",
    help:
      "Hand log lines to OpenTelemetry through the runtime's console in place of stderr; needs OTEL_DENO=true, and OTEL_DENO_CONSOLE=replace keeps them from being printed as well.",
    group: "Telemetry",
    from: "trusted",
    isSwitch: true,
  }),
} as const;
