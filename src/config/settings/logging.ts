/** Settings: what is told on stderr. @module */
import { option } from "../option.ts";
import { oneOf } from "../value.ts";

/** Heading "Logging". */
export const LOGGING = {
  logLevel: option({
    name: "LOG_LEVEL",
    kind: oneOf(["debug", "info", "warning", "error", "off"]),
    fallback: "info",
    help: "Least level that is logged to stderr.",
    group: "Logging",
    from: "anywhere",
  }),
  logFormat: option({
    name: "LOG_FORMAT",
    kind: oneOf(["text", "json"]),
    fallback: "text",
    help: "Form of a log line.",
    group: "Logging",
    from: "anywhere",
  }),
} as const;
