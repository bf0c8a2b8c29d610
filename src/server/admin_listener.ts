/** The admin port: probes and figures for those who reach it, without authentication. @module */
import type { Gate } from "../access/gate.ts";
import type { HttpApp } from "./http_app.ts";
import { type GuardOptions, requestGuard } from "./http_guard.ts";

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$/;
const IPV6 = /^\[[0-9a-f:.]{2,45}\](?::\d{1,5})?$/i;

/**
 * Lets in what names an address instead of a host, as scrapers do: a page that has its own name resolve to us (DNS
 * rebinding) sends that name. Names must be of loopback or among the allowed ones; browsers' pages are no scrapers.
 */
export function adminGate(options: GuardOptions): Gate {
  const guard = requestGuard(options);
  return {
    admit(request, { remoteAddress = "unknown" }) {
      const host = request.headers.get("host") ?? "";
      const isAddress = IPV4.test(host) || IPV6.test(host);
      const isPlain = isAddress && request.headers.get("origin") === null;
      const refused = isPlain ? undefined : guard(request);
      if (refused !== undefined) return { kind: "refused", response: refused };
      const caller = { name: remoteAddress, kind: "anonymous" } as const;
      return { kind: "admitted", caller, leave: (response) => response };
    },
  };
}

/** A port that listens until `close` is called. */
export interface AdminListener {
  readonly origin: string;
  close(): Promise<void>;
}

/** Listens at once. Its answers are short, so it ends without a grace of its own. */
export function listenForAdmin(
  { app, host, port }: { readonly app: HttpApp; readonly host: string; readonly port: number },
): AdminListener {
  const ended = new AbortController();
  const server = Deno.serve(
    { hostname: host, port, signal: ended.signal, onListen() {} }, // the default one writes to stdout
    (request, { remoteAddr }) => app.handle(request, remoteAddr.hostname),
  );
  const { hostname, port: taken } = server.addr;
  return {
    origin: `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${taken}`,
    async close() {
      ended.abort();
      await server.finished;
    },
  };
}
