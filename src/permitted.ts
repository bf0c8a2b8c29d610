/** What the program may do already: asking the platform for what it may not would be a question on the terminal. @module */

/** Whether a permission is there; the program never causes a question. */
export function mayUse(permission: Deno.PermissionDescriptor): boolean {
  return Deno.permissions.querySync(permission).state === "granted";
}

/** Whether it is there without an exception; with `--deny-…` beside it, it is there in part. */
export function mayUseAll(name: Deno.PermissionDescriptor["name"]): boolean {
  const { state, partial } = Deno.permissions.querySync({ name });
  return state === "granted" && !partial;
}

/** Whether a host and port may be connected to, or listened on; IPv6 in brackets. */
export function mayUseHost(hostname: string, port: number | string): boolean {
  const host = `${hostname}:${port}`; // with its port: a permission for one port is none for all
  try {
    return mayUse({ name: "net", host });
  } catch (error) {
    if (error instanceof URIError) return false; // a name that no permission can have, such as `a..b`
    throw error;
  }
}

/** What to do about a host that may not be used, to complete a sentence. */
export function netHint(hostname: string, port: number): string {
  return hostHint(port === 0 ? hostname : `${hostname}:${port}`); // 0: the system chooses one
}

/** The same for a host with any port, or with the one that is its own. */
export function hostHint(host: string): string {
  return `expected the server build (pypi-mcp-server), one made for that host (deno task compile --allow-host ${host}), ` +
    `or deno run with --allow-net=${host}`;
}

/** What to do about a file that may not be read, to complete a sentence. */
export function readHint(path: string): string {
  return `expected the server build (pypi-mcp-server) or deno run with --allow-read=${path}`;
}

/** What a URL without a port means. */
const PORTS: Readonly<Record<string, number>> = {
  "http:": 80,
  "https:": 443,
  "redis:": 6379,
  "rediss:": 6379,
};

/** The port that a URL leads to. */
export function portOf({ protocol, port }: URL): number {
  return port === "" ? PORTS[protocol] ?? 80 : Number(port);
}

/** Why a setting's URL cannot be reached by this program; `undefined` where it can be. No part of the URL but its host is told. */
export function urlRefusal(setting: string, url: string): string | undefined {
  const parsed = new URL(url);
  const { hostname } = parsed;
  const asked = portOf(parsed);
  if (mayUseHost(hostname, asked)) return undefined;
  return `Cannot use ${setting}: this program may not reach ${hostname}:${asked}, ${
    netHint(hostname, asked)
  }`;
}

/** Why a setting's file cannot be read by this program; `undefined` where it can be. */
export function fileRefusal(setting: string, path: string): string | undefined {
  const shown = JSON.stringify(path);
  if (!mayUse({ name: "read", path })) {
    return `Cannot use ${setting}: this program may not read ${shown}, ${readHint(path)}`;
  }
  try {
    Deno.openSync(path, { read: true }).close();
    return undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) {
      return `Cannot use ${setting}: there is no file ${shown}`;
    }
    return `Cannot use ${setting}: the system does not let ${shown} be read`;
  }
}

/** The platform's `fetch`, but a host that the program may not reach is an error, not a question. */
export function permittedFetch(platformFetch: typeof fetch): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { hostname } = url;
    if (!mayUseHost(hostname, portOf(url))) {
      throw new Deno.errors.NotCapable(
        `Cannot reach ${hostname}: the program may not use that host`,
      );
    }
    return await platformFetch(input, init);
  };
}

/** For this machine's own addresses: container platforms set HTTP_PROXY, and the runtime would ask that proxy. */
export function directFetch(platformFetch: typeof fetch): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const proxy = { transport: "tcp", hostname: url.hostname, port: portOf(url) } as const;
    const client = Deno.createHttpClient({ proxy });
    return await platformFetch(input, { ...init, client });
  };
}
