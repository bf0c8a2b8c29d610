/** The clients that `install` knows: where each keeps its servers, and what an entry is there. @module */
import type { Json } from "./client_json.ts";
import type { Launch } from "./client_launch.ts";

/** What `--client` takes. */
export const CLIENT_NAMES = [
  ...["claude-desktop", "claude-code", "cursor"] as const,
  ...["vscode", "windsurf", "zed"] as const,
] as const;
/** One of them. */
export type ClientName = typeof CLIENT_NAMES[number];

/** The systems whose folders differ. */
export type System = "linux" | "darwin" | "windows";

/** Folders that a file of settings lies under; each system has its own for the last. */
export type Base = "home" | "settings";

/** One client. */
export interface Client {
  /** For people. */
  readonly title: string;
  /** The object in its file that holds the servers. */
  readonly key: string;
  /** Its own file, for all projects; `/` between folders. */
  readonly file: Readonly<Record<System, { readonly base: Base; readonly path: string }>>;
  /** Which editions of it read another file, on the systems where there are some; the program cannot tell them apart. */
  readonly otherwise?: Readonly<Partial<Record<System, string>>>;
  /** In the client's own shape. */
  readonly entry: (launch: Launch) => Json;
  /** Words of the command that adds a server, where the client has one. */
  readonly add?: (name: string, launch: Launch) => readonly string[];
  /** Words of the command that takes it out. */
  readonly remove?: (name: string) => readonly string[];
  /** An address that asks the person whether to add the server. */
  readonly link?: (name: string, launch: Launch) => string;
  /** Why its file is left to the client itself; absent where `--write` may edit it. */
  readonly ownFile?: string;
  /** How the client comes to know. */
  readonly then: string;
}

function everywhere(base: Base, path: string): Client["file"] {
  const place = { base, path };
  return { linux: place, darwin: place, windows: place };
}

const plain = ({ command, args }: Launch): Json => ({ command, args });
const typed = ({ command, args }: Launch): Json => ({ type: "stdio", command, args });

/** Windows keeps what a packaged program writes apart, and shows it that in place of the file. */
const PACKAGED_CLAUDE =
  "the packaged edition (MSIX, the usual one since 2026) reads, in place of that file, " +
  "%LOCALAPPDATA%\\Packages\\Claude_pzs8sxrjxfjjc\\LocalCache\\Roaming\\Claude\\claude_desktop_config.json";
const OLD_WINDSURF = "Windsurf, as it was called before, and its agent Cascade read";

/** Each as its own documentation describes it; `docs/CLIENTS.md` says when that was read. */
export const CLIENTS: Readonly<Record<ClientName, Client>> = {
  "claude-desktop": {
    title: "Claude Desktop",
    key: "mcpServers",
    file: everywhere("settings", "Claude/claude_desktop_config.json"),
    otherwise: { windows: PACKAGED_CLAUDE },
    entry: plain,
    then: "Quit Claude Desktop and start it again",
  },
  "claude-code": {
    title: "Claude Code",
    key: "mcpServers",
    file: everywhere("home", ".claude.json"),
    entry: typed,
    add: (
      name,
      { command, args },
    ) => ["claude", "mcp", "add", "--scope", "user", name, "--", command, ...args],
    remove: (name) => ["claude", "mcp", "remove", "--scope", "user", name],
    ownFile: "Claude Code writes that file itself while it runs",
    then: "In a project's .mcp.json the same entry serves everybody who works on it",
  },
  cursor: {
    title: "Cursor",
    key: "mcpServers",
    file: everywhere("home", ".cursor/mcp.json"),
    entry: plain,
    link: (name, launch) => {
      const config = new TextEncoder().encode(JSON.stringify(plain(launch)));
      const base64 = btoa(String.fromCharCode(...config));
      return "cursor://anysphere.cursor-deeplink/mcp/install?name=" +
        `${encodeURIComponent(name)}&config=${encodeURIComponent(base64)}`;
    },
    then: "Look at Cursor's settings, under MCP",
  },
  vscode: {
    title: "VS Code",
    key: "servers",
    file: everywhere("settings", "Code/User/mcp.json"),
    entry: typed,
    add: (name, launch) => {
      const server = { name, command: launch.command, args: launch.args };
      return ["code", "--add-mcp", JSON.stringify(server)];
    },
    then: 'Run "MCP: List Servers" in VS Code',
  },
  windsurf: {
    title: "Devin Desktop",
    key: "mcpServers",
    file: {
      linux: { base: "home", path: ".config/devin/mcp_config.json" },
      darwin: { base: "home", path: ".config/devin/mcp_config.json" },
      windows: { base: "settings", path: "devin/mcp_config.json" },
    },
    otherwise: {
      linux: `${OLD_WINDSURF} ~/.codeium/windsurf/mcp_config.json`,
      darwin: `${OLD_WINDSURF} ~/.codeium/windsurf/mcp_config.json`,
      windows: `${OLD_WINDSURF} %USERPROFILE%\\.codeium\\windsurf\\mcp_config.json`,
    },
    entry: plain,
    then: "Look at the MCP servers in its agent panel",
  },
  zed: {
    title: "Zed",
    key: "context_servers",
    file: {
      linux: { base: "settings", path: "zed/settings.json" },
      darwin: { base: "home", path: ".config/zed/settings.json" },
      windows: { base: "settings", path: "Zed/settings.json" },
    },
    entry: ({ command, args }) => ({ command, args, env: {} }),
    then: "Look at Zed's settings, under MCP servers",
  },
};
