/** Settings: what is offered. @module */
import { option } from "../option.ts";
import { someOf, yesOrNo } from "../value.ts";

/** Tools come in these groups; the registry's own list is checked against this one by a contract test. */
export const TOOLSET_NAMES = ["packages", "security", "insight", "server"] as const;

/** Heading "Features". */
export const FEATURES = {
  toolsets: option({
    name: "TOOLSETS",
    kind: someOf(TOOLSET_NAMES),
    fallback: TOOLSET_NAMES.join(","),
    help: "Groups of tools to offer.",
    group: "Features",
    from: "anywhere",
  }),
  enableVulnerabilityCheck: option({
    name: "ENABLE_VULNERABILITY_CHECK",
    kind: yesOrNo(),
    fallback: "true",
    help: "Whether OSV is asked; when not, security answers say unknown.",
    group: "Features",
    from: "trusted",
  }),
  enableStats: option({
    name: "ENABLE_STATS",
    kind: yesOrNo(),
    fallback: "true",
    help: "Whether download counts and PyPI's storage statistics are asked.",
    group: "Features",
    from: "anywhere",
  }),
  enableSearch: option({
    name: "ENABLE_SEARCH",
    kind: yesOrNo(),
    fallback: "true",
    help: "Whether search_packages searches; when not, it says so.",
    group: "Features",
    from: "anywhere",
  }),
  demo: option({
    name: "DEMO",
    kind: yesOrNo(),
    fallback: "false",
    help:
      "Answer from the embedded upstream in place of the network: real facts, but few and of one day.",
    group: "Features",
    from: "trusted",
    isSwitch: true,
  }),
} as const;
