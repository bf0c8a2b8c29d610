/** Settings: who may call, and how much. @module */
import { option } from "../option.ts";
import { listOf, yesOrNo } from "../value.ts";

/** As a Host header spells it: without its brackets an IPv6 address could never match one. */
const HOST_AND_PORT = /^(?:[a-z0-9][a-z0-9.-]{0,252}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Heading "Access". */
export const ACCESS = {
  allowUnauthenticated: option({
    name: "ALLOW_UNAUTHENTICATED",
    kind: yesOrNo(),
    fallback: "false",
    help: "Listen beyond loopback although everybody who reaches the port may then call the tools.",
    group: "Access",
    from: "trusted",
    isSwitch: true,
  }),
  allowedHosts: option({
    name: "ALLOWED_HOSTS",
    kind: listOf(
      "host names or IP addresses (IPv6 in brackets as in [2001:db8::1]), each with a port or without",
      (word) => HOST_AND_PORT.test(word) && URL.canParse(`http://${word}`),
    ),
    fallback: "",
    help: "Values of the Host header that are accepted over HTTP beside the loopback names.",
    group: "Access",
    from: "trusted",
  }),
  allowedOrigins: option({
    name: "ALLOWED_ORIGINS",
    kind: listOf("origins such as https://example.org", (word) => {
      if (!URL.canParse(word)) return false;
      return new URL(word).origin === word;
    }),
    fallback: "",
    help: "Values of the Origin header that are accepted over HTTP beside those of loopback.",
    group: "Access",
    from: "trusted",
  }),
} as const;
