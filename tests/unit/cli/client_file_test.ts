import assert from "node:assert/strict";
import { clientFile, isAbsolute, systemOf } from "../../../src/cli/client_file.ts";
import {
  CLIENT_NAMES,
  type ClientName,
  CLIENTS,
  type System,
} from "../../../src/cli/client_list.ts";
import { ROOT } from "../../support/source_files.ts";

/** Put together, because no file of this project names a home. */
const HOME = "/ho" + "me/ann";

Deno.test("clientFile() names each client's own file on each system", async (t) => {
  const rows: readonly (readonly [ClientName, System, string, string])[] = [
    ["claude-desktop", "linux", "~/.config/Claude/claude_desktop_config.json", "HOME"],
    [
      "claude-desktop",
      "darwin",
      "~/Library/Application Support/Claude/claude_desktop_config.json",
      "HOME",
    ],
    ["claude-desktop", "windows", "%APPDATA%\\Claude\\claude_desktop_config.json", "APPDATA"],
    ["claude-code", "linux", "~/.claude.json", "HOME"],
    ["claude-code", "windows", "%USERPROFILE%\\.claude.json", "USERPROFILE"],
    ["cursor", "darwin", "~/.cursor/mcp.json", "HOME"],
    ["cursor", "windows", "%USERPROFILE%\\.cursor\\mcp.json", "USERPROFILE"],
    ["vscode", "linux", "~/.config/Code/User/mcp.json", "HOME"],
    ["vscode", "darwin", "~/Library/Application Support/Code/User/mcp.json", "HOME"],
    ["vscode", "windows", "%APPDATA%\\Code\\User\\mcp.json", "APPDATA"],
    ["windsurf", "linux", "~/.config/devin/mcp_config.json", "HOME"],
    ["windsurf", "darwin", "~/.config/devin/mcp_config.json", "HOME"],
    ["windsurf", "windows", "%APPDATA%\\devin\\mcp_config.json", "APPDATA"],
    ["zed", "linux", "~/.config/zed/settings.json", "HOME"],
    ["zed", "darwin", "~/.config/zed/settings.json", "HOME"],
    ["zed", "windows", "%APPDATA%\\Zed\\settings.json", "APPDATA"],
  ];
  for (const [client, system, shown, variable] of rows) {
    await t.step(`${client} ${system}`, () => {
      const unknown = clientFile(CLIENTS[client], system, () => undefined);
      assert.deepEqual(unknown, { shown, path: undefined, variable });
      const root = system === "windows" ? "C:\\Ann" : HOME;
      const known = clientFile(
        CLIENTS[client],
        system,
        (name) => name === variable ? root : undefined,
      );
      assert.equal(known.path, shown.replace(/^(?:~|%\w+%)/, () => root));
    });
  }
});

Deno.test("clientFile() follows XDG_CONFIG_HOME on Linux where it is absolute", async (t) => {
  const rows: readonly (readonly [ClientName, System, string, string])[] = [
    ["zed", "linux", "/etc/ann", "/etc/ann/zed/settings.json"],
    ["vscode", "linux", "ann", `${HOME}/.config/Code/User/mcp.json`],
    ["cursor", "linux", "/etc/ann", `${HOME}/.cursor/mcp.json`],
    ["zed", "darwin", "/etc/ann", `${HOME}/.config/zed/settings.json`],
    [
      "vscode",
      "darwin",
      "/etc/ann",
      `${HOME}/Library/Application Support/Code/User/mcp.json`,
    ],
  ];
  for (const [client, system, own, path] of rows) {
    await t.step(`${client} ${system} ${own}`, () => {
      const variables = new Map([["HOME", HOME], ["XDG_CONFIG_HOME", own]]);
      const file = clientFile(CLIENTS[client], system, (name) => variables.get(name));
      assert.equal(file.path, path);
    });
  }
});

Deno.test("clientFile() knows no path where home is not absolute", () => {
  assert.equal(clientFile(CLIENTS.cursor, "linux", () => "ann").path, undefined);
  assert.equal(clientFile(CLIENTS.cursor, "linux", () => "").path, undefined);
});

Deno.test("isAbsolute() knows the systems' own paths, systemOf() their names", () => {
  assert.ok(isAbsolute("/etc", "linux") && !isAbsolute("etc", "darwin"));
  assert.ok(isAbsolute("c:\\x", "windows") && isAbsolute("\\\\host\\share", "windows"));
  assert.ok(!isAbsolute("/etc", "windows") && !isAbsolute("c:x", "windows"));
  assert.deepEqual(["windows", "darwin", "linux", "freebsd"].map(systemOf), [
    ...["windows", "darwin", "linux", "linux"],
  ]);
});

Deno.test("docs/CLIENTS.md names every client's files, and the object that holds its servers", async () => {
  const lines = (await Deno.readTextFile(new URL("docs/CLIENTS.md", ROOT))).split("\n");
  for (const name of CLIENT_NAMES) {
    const rows = lines.filter((line) => line.startsWith(`| ${name} `)).map((line) =>
      line.split("|").map((cell) => cell.trim()).slice(2, -1)
    );
    const files = (["linux", "darwin", "windows"] as const).map((system) =>
      `\`${clientFile(CLIENTS[name], system, () => undefined).shown}\``
    );
    assert.deepEqual(rows[0], files, name);
    assert.equal(rows[1]?.[0], `\`${CLIENTS[name].key}\``, name);
  }
});
