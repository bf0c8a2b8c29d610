/** Where a client's file is on this system, and how people know that place. @module */
import type { Base, Client, System } from "./client_list.ts";

/** A file that may be known by name only. */
export interface ClientFile {
  /** For people: `~/.cursor/mcp.json`, `%APPDATA%\Claude\…`. */
  readonly shown: string;
  /** Absent where the program may not know where home is. */
  readonly path: string | undefined;
  /** The variable that would tell it. */
  readonly variable: string;
}

interface Folder {
  readonly variable: string;
  /** From the folder that the variable names. */
  readonly under: string;
  readonly shown: string;
}

/** The environment, as far as the program may know it. */
type Variables = (name: string) => string | undefined;

const FOLDERS: Readonly<Record<System, Readonly<Record<Base, Folder>>>> = {
  linux: {
    home: { variable: "HOME", under: "", shown: "~" },
    settings: { variable: "HOME", under: "/.config", shown: "~/.config" },
  },
  darwin: {
    home: { variable: "HOME", under: "", shown: "~" },
    settings: {
      variable: "HOME",
      under: "/Library/Application Support",
      shown: "~/Library/Application Support",
    },
  },
  windows: {
    home: { variable: "USERPROFILE", under: "", shown: "%USERPROFILE%" },
    settings: { variable: "APPDATA", under: "", shown: "%APPDATA%" },
  },
};

/** Unix systems that are neither are laid out as Linux is. */
export function systemOf(os: string): System {
  return os === "windows" || os === "darwin" ? os : "linux";
}

/** The client's own file, for all projects. */
export function clientFile(
  client: Pick<Client, "file">,
  system: System,
  variables: Variables,
): ClientFile {
  const { base, path } = client.file[system];
  const folder = folderOf(system, base, variables);
  const separator = system === "windows" ? "\\" : "/";
  const rest = separator + path.replaceAll("/", separator);
  const root = variables(folder.variable);
  return {
    shown: folder.shown + rest,
    // What is not absolute would depend on the folder that the program was started in.
    path: root !== undefined && isAbsolute(root, system) ? root + folder.under + rest : undefined,
    variable: folder.variable,
  };
}

/** Whether a path means the same wherever it is read. */
export function isAbsolute(path: string, system: System): boolean {
  return system === "windows" ? /^(?:[a-z]:[\\/]|\\\\)/i.test(path) : path.startsWith("/");
}

/** The XDG base directory specification: an own place for settings, where it is absolute. */
function folderOf(system: System, base: Base, variables: Variables): Folder {
  const own = variables("XDG_CONFIG_HOME") ?? "";
  return system === "linux" && base === "settings" && isAbsolute(own, system)
    ? { variable: "XDG_CONFIG_HOME", under: "", shown: "$XDG_CONFIG_HOME" }
    : FOLDERS[system][base];
}
