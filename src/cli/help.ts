/** What `--help` prints, for the program and per command. @module */
import { describeFlags } from "../config/describe.ts";
import type { Command } from "./command_line.ts";

const PROGRAM = `pypi-mcp: answers about Python packages that an AI model can rely on

Usage: pypi-mcp [COMMAND] [FLAGS]

Commands:
  serve                      serve MCP to a client (the default)
  call TOOL [key=value …]    call one tool and print its answer
  tools [NAME]               list the tools, or explain one
  demo                       a tour on built-in facts: no network, no set-up
  check-config               the settings as they count, and where each is from
  health                     ask a server on this machine whether it is ready
  hash-token NAME            make a bearer token, and the entry for the server
  doctor                     what it may do, and whether it reaches its services
  install --client NAME      the entry that makes a client start this program
  uninstall --client NAME    takes that entry out again
  completions SHELL          completions for bash, zsh, fish or powershell
  licenses                   the notices of everything that is inside

  --help, -h                 this text; after a command, that command's
  --version, -V              the version
  --env-file FILE            read settings from FILE, trusted with all of them
`;

const SETTINGS_NOTE = "Every flag may also be set in the environment: --cache-ttl as\n" +
  "PYPI_MCP_CACHE_TTL. A secret may come in a file: --redis-url-file FILE or\n" +
  "PYPI_MCP_REDIS_URL_FILE.\n";

const COMMAND_HELP: Readonly<Record<Command, string>> = {
  serve: `pypi-mcp serve: serve MCP to a client

Usage: pypi-mcp [serve] [FLAGS]

Over stdio the client starts this program and speaks over its pipes; stdout
carries protocol frames only, logs go to stderr. Over HTTP it listens at
http://HOST:PORT/mcp, with /health/live and /health/ready beside it.
`,
  call: `pypi-mcp call: call one tool and print its answer

Usage: pypi-mcp call TOOL [key=value …] [--json '{…}'] [--format text|json]
                     [FLAGS]

  key=value          an argument; true, false, numbers and JSON lists are read
                     as such
  --json '{…}'       all arguments as one JSON object; key=value wins over it
  --format json      the structured answer in place of the text

Exit code: 0 answered, 1 the tool reported an error, 2 the command line or a
setting is wrong.

Example:
  pypi-mcp call check_vulnerabilities package_name=jinja2 version=3.1.2 --demo
`,
  tools: `pypi-mcp tools: list the tools, or explain one

Usage: pypi-mcp tools [NAME] [--toolsets LIST]
`,
  demo: `pypi-mcp demo: a tour on built-in facts

Usage: pypi-mcp demo

Starts the real server in this process, speaks MCP to it, and calls tool after
tool on the embedded upstream: real facts about some forty projects, as of one
day. Needs no network.
`,
  "check-config": `pypi-mcp check-config: the settings as they count, and where each is from

Usage: pypi-mcp check-config [--format text|json] [FLAGS]

Takes the flags, variables and files that serve would take. Secrets are not
shown. Looks whether the files that are named can be read and whether this
program may use the hosts that are named; asks nobody over the network.

Exit code: 0 the settings can be used, 2 with every fault on stderr.
`,
  health: `pypi-mcp health: ask a server on this machine whether it is ready

Usage: pypi-mcp health [--host HOST] [--port PORT] [FLAGS]

Reads /health/ready of the server that the same settings start: a health check
for containers that hold nothing but this program.

Exit code: 0 ready, 1 not ready or no answer within two seconds, 2 a setting is
wrong.
`,
  "hash-token": `pypi-mcp hash-token: make a bearer token, and the entry for the server

Usage: pypi-mcp hash-token NAME [--stdin]

Prints a random token, which is shown only now and goes to the caller, and
NAME=sha256:… for PYPI_MCP_AUTH_TOKENS or the file of
PYPI_MCP_AUTH_TOKENS_FILE. ;expires=2027-01-31 may follow it.

  --stdin            read a token of your own from stdin in place of making one

Exit code: 0 made, 2 the name or the token cannot be used.
`,
  doctor: `pypi-mcp doctor: what this program may do, and whether it reaches its services

Usage: pypi-mcp doctor [--format text|json] [FLAGS]

Takes the settings that serve would take, and asks each service that they name
once. Tells trouble with DNS, proxy, TLS, permissions and the service itself
apart, and says how to go on. Passwords are not shown.

Exit code: 0 every service answered, 1 one did not, 2 a setting is wrong.
`,
  install: `pypi-mcp install: the entry that makes a client start this program

Usage: pypi-mcp install --client NAME [--name pypi] [--write] [FLAGS]

  --client NAME      claude-desktop, claude-code, cursor, vscode, windsurf, zed
  --name NAME        what the client calls this server
  --write            write it into the client's file, where this program may

Prints the entry, the file that it belongs in on this system, and the client's
own command for adding it. Other flags become part of the entry; secrets do not:
write their variables into its "env". With --write everything else in the file
stays as it is, and what was there is kept beside it.

Exit code: 0 printed, written or nothing to do, 1 not written, 2 the command
line or a setting is wrong.
`,
  uninstall: `pypi-mcp uninstall: takes the entry out of a client's file again

Usage: pypi-mcp uninstall --client NAME [--name pypi] [--write]

Prints where the entry is. With --write it is taken out, and what was there is
kept beside the file; a file that was made for the entry goes, too.

Exit code: 0 printed, written or nothing to do, 1 not written, 2 the command
line is wrong.
`,
  licenses: `pypi-mcp licenses: the notices of everything that is part of this program

Usage: pypi-mcp licenses

Exit code: 0 printed, 1 this program runs from its sources, which hold no
notices.
`,
  completions: `pypi-mcp completions: completions of commands and flags for a shell

Usage: pypi-mcp completions bash|zsh|fish|powershell

  bash        source <(pypi-mcp completions bash)
  zsh         source <(pypi-mcp completions zsh), after compinit
  fish        pypi-mcp completions fish | source
  powershell  pypi-mcp completions powershell | Out-String | Invoke-Expression
`,
};

/** The whole program's help, or one command's. */
export function helpText(command: Command | undefined): string {
  if (command === undefined) return `${PROGRAM}\n${SETTINGS_NOTE}\n${describeFlags()}\n`;
  const own = COMMAND_HELP[command];
  return command === "serve" || command === "call" || command === "check-config"
    ? `${own}\n${SETTINGS_NOTE}\n${describeFlags()}\n`
    : own;
}
