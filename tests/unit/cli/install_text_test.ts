import assert from "node:assert/strict";
import { clientFile } from "../../../src/cli/client_file.ts";
import { CLIENT_NAMES, CLIENTS, type System } from "../../../src/cli/client_list.ts";
import { addingText, entryDocument, removingText } from "../../../src/cli/install_text.ts";

const LAUNCH = { command: "/opt/py pi/pypi-mcp", args: ["--log-level=debug"] };

function byHand(name: typeof CLIENT_NAMES[number], system: System = "linux") {
  const client = CLIENTS[name];
  return { client, name: "pypi", system, file: clientFile(client, system, () => undefined) };
}

Deno.test("entryDocument() is in each client's own shape", async (t) => {
  const { command, args } = LAUNCH;
  const rows = {
    "claude-desktop": { mcpServers: { pypi: { command, args } } },
    "claude-code": { mcpServers: { pypi: { type: "stdio", command, args } } },
    cursor: { mcpServers: { pypi: { command, args } } },
    vscode: { servers: { pypi: { type: "stdio", command, args } } },
    windsurf: { mcpServers: { pypi: { command, args } } },
    zed: { context_servers: { pypi: { command, args, env: {} } } },
  };
  for (const name of CLIENT_NAMES) {
    await t.step(name, () => {
      assert.deepEqual(JSON.parse(entryDocument(byHand(name), LAUNCH)), rows[name]);
    });
  }
});

Deno.test("addingText() names the file and the client's own command, quoted for its shell", async (t) => {
  const rows: readonly (readonly [typeof CLIENT_NAMES[number], System, string])[] = [
    [
      "claude-code",
      "linux",
      "Its own command: claude mcp add --scope user pypi -- '/opt/py pi/pypi-mcp' --log-level=debug",
    ],
    [
      "vscode",
      "darwin",
      `Its own command: code --add-mcp '{"name":"pypi","command":"/opt/py pi/pypi-mcp","args":["--log-level=debug"]}'`,
    ],
    [
      "claude-code",
      "windows",
      'Its own command (Command Prompt): claude mcp add --scope user pypi -- "/opt/py pi/pypi-mcp" --log-level=debug',
    ],
    ["zed", "linux", "Its own command: Zed has none"],
    ["windsurf", "windows", "File of Devin Desktop: %APPDATA%\\devin\\mcp_config.json"],
    ["cursor", "linux", "File of Cursor: ~/.cursor/mcp.json"],
  ];
  for (const [name, system, line] of rows) {
    await t.step(`${name} ${system}`, () => {
      const lines = addingText(byHand(name, system), LAUNCH).split("\n");
      assert.ok(lines.includes(line), lines.join("\n"));
    });
  }
});

Deno.test("addingText() and removingText() name the file of other editions of a client, where there are some", async (t) => {
  const rows: readonly (readonly [typeof CLIENT_NAMES[number], System, string | undefined])[] = [
    [
      "claude-desktop",
      "windows",
      "%LOCALAPPDATA%\\Packages\\Claude_pzs8sxrjxfjjc\\LocalCache\\Roaming\\Claude\\claude_desktop_config.json",
    ],
    ["claude-desktop", "linux", undefined],
    ["claude-desktop", "darwin", undefined],
    ["windsurf", "linux", "~/.codeium/windsurf/mcp_config.json"],
    ["windsurf", "darwin", "~/.codeium/windsurf/mcp_config.json"],
    ["windsurf", "windows", "%USERPROFILE%\\.codeium\\windsurf\\mcp_config.json"],
    ["cursor", "windows", undefined],
  ];
  for (const [name, system, place] of rows) {
    await t.step(`${name} ${system}`, () => {
      for (
        const text of [addingText(byHand(name, system), LAUNCH), removingText(byHand(name, system))]
      ) {
        const line = text.split("\n").find((one) => one.startsWith("But: "));
        assert.equal(line?.split(" read").at(-1)?.split(" ").at(-1), place, text);
      }
    });
  }
});

Deno.test("addingText() and removingText() name the very path where home is known", () => {
  const client = CLIENTS.cursor;
  const file = clientFile(client, "linux", () => "/ann");
  const known = { ...byHand("cursor"), file };
  assert.match(addingText(known, LAUNCH), /^File of Cursor: \/ann\/\.cursor\/mcp\.json$/m);
  assert.match(removingText(known), /in \/ann\/\.cursor\/mcp\.json$/m);
});

Deno.test("addingText() writes no command that the Command Prompt would change", () => {
  const text = addingText(byHand("vscode", "windows"), { command: "C:\\R&D\\x.exe", args: [] });
  assert.match(text, /cannot be written for the Command Prompt/);
});

Deno.test("addingText() has Cursor's link, which holds the same entry", () => {
  const text = addingText(byHand("cursor"), { ...LAUNCH, args: ["--server-name=é"] });
  const link = new URL(/Link that makes it ask: (\S+)/.exec(text)?.[1] ?? "");
  assert.equal(link.searchParams.get("name"), "pypi");
  const bytes = Uint8Array.from(
    atob(link.searchParams.get("config") ?? ""),
    (letter) => letter.charCodeAt(0),
  );
  assert.deepEqual(JSON.parse(new TextDecoder().decode(bytes)), {
    command: LAUNCH.command,
    args: ["--server-name=é"],
  });
});

Deno.test("removingText() says where the entry is and how the client takes it out", () => {
  assert.equal(
    removingText(byHand("claude-code")),
    'Take "pypi" out of "mcpServers" in ~/.claude.json\n' +
      "Its own command: claude mcp remove --scope user pypi",
  );
  assert.match(removingText(byHand("zed")), /"context_servers" in ~\/\.config\/zed/);
});
