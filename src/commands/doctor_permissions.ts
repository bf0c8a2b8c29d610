/** What this process may do, asked without ever asking a person. Part of the composition. @module */
import type { DoctorAddress, DoctorPermissions } from "../cli/doctor.ts";
import type { Config } from "../config/load.ts";
import { variableOf } from "../config/option.ts";
import { OPTIONS } from "../config/options.ts";
import { mayUse, mayUseAll, mayUseHost, portOf } from "../permitted.ts";

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** @param urls Of the services that the settings name. */
export function permissionFindings(
  { host, port, adminHost, adminPort }: Pick<Config, "host" | "port" | "adminHost" | "adminPort">,
  urls: readonly URL[],
): DoctorPermissions {
  const address = (host: string, port: number): DoctorAddress => ({
    ...{ host, port },
    permitted: mayUseHost(host, port),
  });
  const hosts = new Map(urls.map((url) => [`${url.hostname}:${portOf(url)}`, url]));
  const bracketed = (host: string) => host.includes(":") ? `[${host}]` : host;
  const listening = new Set([...LOOPBACK, bracketed(host)]);
  const whole = (name: "write" | "run" | "ffi" | "sys") => mayUseAll(name) ? "all" : "limited";
  const own = Object.values(OPTIONS).map(variableOf);
  return {
    net: mayUseAll("net") ? "all" : "some",
    hosts: [...hosts.values()].map((url) => address(url.hostname, portOf(url))),
    listening: [
      ...[...listening].map((host) => address(host, port)),
      ...adminPort === "off" ? [] : [address(bracketed(adminHost), adminPort)],
    ],
    env: mayUseAll("env")
      ? "all"
      : own.every((variable) => mayUse({ name: "env", variable }))
      ? "own"
      : "limited",
    read: mayUseAll("read")
      ? "all"
      : mayUse({ name: "read", path: ".env" })
      ? "env-file"
      : "limited",
    ...{ write: whole("write"), run: whole("run"), ffi: whole("ffi"), sys: whole("sys") },
  };
}
