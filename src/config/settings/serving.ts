/** Settings: how clients connect. @module */
import { option } from "../option.ts";
import { byteSize, hostName, oneOf, printable, seconds, wholeNumber } from "../value.ts";

/** Heading "Serving". */
export const SERVING = {
  transport: option({
    name: "TRANSPORT",
    kind: oneOf(["stdio", "http"]),
    fallback: "stdio",
    help: "How clients connect.",
    group: "Serving",
    from: "trusted",
  }),
  host: option({
    name: "HOST",
    kind: hostName(),
    fallback: "127.0.0.1",
    help:
      "Address to listen on over HTTP; anything but loopback needs tokens, OAuth or --allow-unauthenticated.",
    group: "Serving",
    from: "trusted",
  }),
  port: option({
    name: "PORT",
    kind: wholeNumber(0, 65535),
    fallback: "8000",
    help: "Port to listen on over HTTP; 0 takes a free one.",
    group: "Serving",
    from: "trusted",
  }),
  maxRequestBytes: option({
    name: "MAX_REQUEST_BYTES",
    kind: byteSize(1024, 2 ** 26),
    fallback: "1 MiB",
    help: "Largest request body accepted over HTTP, and longest frame over stdio, in bytes.",
    group: "Serving",
    from: "anywhere",
  }),
  shutdownDelayMs: option({
    name: "SHUTDOWN_DELAY",
    kind: seconds(0, 600),
    fallback: "0",
    help:
      "How long new calls are still accepted over HTTP after SIGINT or SIGTERM, while /health/ready already says no: " +
      "as long as a load balancer takes to notice, in seconds.",
    group: "Serving",
    from: "anywhere",
  }),
  shutdownGraceMs: option({
    name: "SHUTDOWN_GRACE",
    kind: seconds(0, 600),
    fallback: "10",
    help:
      "How long calls in flight may go on after SIGINT or SIGTERM (over HTTP: and that delay), in seconds.",
    group: "Serving",
    from: "anywhere",
  }),
  serverName: option({
    name: "SERVER_NAME",
    kind: printable(64),
    fallback: "pypi-mcp",
    help: "Name that the server gives itself to clients.",
    group: "Serving",
    from: "anywhere",
  }),
} as const;
