/** What this process may do, asked without ever asking a person. Part of the composition. @module */
import type { DoctorAddress, DoctorPermissions } from "../cli/doctor.ts";
import type { Config } from "../config/load.ts";
import { mayUse, mayUseHost } from "../permitted.ts";

/** What a URL without a port means. */
const PORTS: Readonly<Record<string, number>> = { "https:": 443, "redis:": 6379, "rediss:": 6379 };
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** The port that a URL leads to. */
export function portOf({ protocol, port }: URL): number {
  return port === "" ? PORTS[protocol] ?? 80 : Number(port);
}

/** @param urls Of the services that the settings name. */
export function permissionFindings(
  { host, port }: Pick<Config, "host" | "port">,
  urls: readonly URL[],
): DoctorPermissions {
  const address = (host: string, port: number): DoctorAddress => ({
    ...{ host, port },
    permitted: mayUseHost(host, port),
  });
  const hosts = new Map(urls.map((url) => [`${url.hostname}:${portOf(url)}`, url]));
  const listening = new Set([...LOOPBACK, host.includes(":") ? `[${host}]` : host]);
  const whole = (name: "write" | "run" | "ffi" | "sys") => mayUse({ name }) ? "all" : "limited";
  return {
    net: mayUse({ name: "net" }) ? "all" : "some",
    hosts: [...hosts.values()].map((url) => address(url.hostname, portOf(url))),
    listening: [...listening].map((host) => address(host, port)),
    env: mayUse({ name: "env" })
      ? "all"
      : mayUse({ name: "env", variable: "PYPI_MCP_LOG_LEVEL" })
      ? "own"
      : "none",
    read: mayUse({ name: "read" })
      ? "all"
      : mayUse({ name: "read", path: ".env" })
      ? "env-file"
      : "none",
    ...{ write: whole("write"), run: whole("run"), ffi: whole("ffi"), sys: whole("sys") },
  };
}
