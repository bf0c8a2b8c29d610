/** What the program may do already: asking the platform for what it may not would be a question on the terminal. @module */

/** Whether a host and port may be connected to, or listened on. */
export function mayUseHost(hostname: string, port: number | string): boolean {
  const host = `${hostname}:${port}`; // with its port: a permission for one port is none for all
  return Deno.permissions.querySync({ name: "net", host }).state === "granted";
}

/** What a URL without a port means. */
const PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/** The platform's `fetch`, but a host that the program may not reach is an error, not a question. */
export function permittedFetch(platformFetch: typeof fetch): typeof fetch {
  return async (input, init) => {
    const { protocol, hostname, port } = new URL(input instanceof Request ? input.url : input);
    if (!mayUseHost(hostname, port === "" ? PORTS[protocol] ?? "" : port)) {
      throw new Deno.errors.NotCapable(
        `Cannot reach ${hostname}: the program may not use that host`,
      );
    }
    return await platformFetch(input, init);
  };
}
