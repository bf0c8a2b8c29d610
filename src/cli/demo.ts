/** `pypi-mcp demo`: the real server, spoken to in MCP frames, tool after tool, for somebody who never saw it. @module */
import type { Terminal } from "./terminal.ts";

/** A connection to the server in this process; answers a JSON-RPC request with its result. */
export interface FrameCaller {
  request(method: string, params: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): Promise<void>;
}

/** One stop of the tour: why one would ask, and what is asked. */
export interface TourStop {
  readonly why: string;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const MOST_LINES = 24; // of one answer; the rest is counted

/** Every tool at least once; a test compares this with the registry. */
export const TOUR: readonly TourStop[] = [
  {
    why: "What is this package, under which licence, and what does it need?",
    tool: "get_package_info",
    args: { package_name: "requests" },
  },
  {
    why: "Which releases exist? Newest first by Python's own ordering, yanked ones marked.",
    tool: "get_package_versions",
    args: { package_name: "requests", limit: 8 },
  },
  {
    why: "Is it safe to stay on this version, and where should one go?",
    tool: "check_vulnerabilities",
    args: { package_name: "jinja2", version: "3.1.2" },
  },
  {
    why: "What would an upgrade change?",
    tool: "compare_versions",
    args: { package_name: "jinja2", version1: "3.1.2", version2: "3.1.6" },
  },
  {
    why: "Does it run on this Python? If not, which release does?",
    tool: "check_compatibility",
    args: { package_name: "django", python_version: "3.9" },
  },
  {
    why: "Where does it install from a wheel, and what to take where it does not?",
    tool: "check_compatibility",
    args: {
      package_name: "numpy",
      python_versions: ["3.9", "3.13"],
      platforms: ["linux-x86_64", "alpine", "windows-arm64"],
    },
  },
  {
    why: "Which of a release's files does an installer take here, and why not the others?",
    tool: "get_release_files",
    args: { package_name: "pydantic-core", python_version: "3.13", platform: "alpine" },
  },
  {
    why: "What gets installed with it, and what only on request?",
    tool: "get_dependencies",
    args: { package_name: "fastapi", include_extras: true },
  },
  {
    why: "What does this requirement file say, and what is wrong in it?",
    tool: "inspect_requirements",
    args: {
      filename: "requirements.txt",
      content: "flask==3.0.*\nFlask>=3.1\njinja2==3.1.6 --hash=sha256:00\nrequests>=2,<1\n",
    },
  },
  {
    why: "Is anybody still working on it?",
    tool: "get_release_activity",
    args: { package_name: "urllib3" },
  },
  {
    why: "All of that as one score, with its evidence.",
    tool: "get_package_health",
    args: { package_name: "flask" },
  },
  {
    why: "The name is misspelt: what might have been meant?",
    tool: "search_packages",
    args: { query: "reqeusts" },
  },
  {
    why: "A package that PyPI's administrators have quarantined must not look like a missing one.",
    tool: "get_package_info",
    args: { package_name: "{quarantined}" },
  },
  { why: "What takes up the room on PyPI?", tool: "get_pypi_stats", args: {} },
  { why: "Is the server itself well?", tool: "health_check", args: {} },
  { why: "Was anything asked twice?", tool: "get_cache_info", args: {} },
];

/** What the tour needs: the connection, and facts of the embedded upstream that it names. */
export interface DemoDeps {
  readonly connect: () => Promise<FrameCaller>;
  /** A project that the embedded upstream has quarantined. */
  readonly quarantined: string;
}

/** @returns The exit code: 0 when every frame was answered. */
export async function runDemo(deps: DemoDeps, terminal: Terminal): Promise<number> {
  const { out, paint } = terminal;
  out(paint.heading("pypi-mcp: what an AI model gets to know about Python packages"));
  out(
    "An AI model calls these tools over the Model Context Protocol. What follows is the real server,\n" +
      "spoken to in protocol frames; only the network is replaced, by facts about real projects that\n" +
      "are built in. Each answer is also sent as structured JSON, for the model.",
  );
  const caller = await deps.connect();
  try {
    for (const [index, stop] of TOUR.entries()) {
      const args = fill(stop.args, deps);
      out("");
      out(paint.heading(`${index + 1}. ${stop.why}`));
      out(paint.quiet(`→ tools/call ${JSON.stringify({ name: stop.tool, arguments: args })}`));
      out(
        paint.answer(
          shorten(textOf(await caller.request("tools/call", { name: stop.tool, arguments: args }))),
        ),
      );
    }
  } finally {
    await caller.close();
  }
  out("");
  out(paint.heading("Go on"));
  out(
    "pypi-mcp tools                  every tool and its arguments\n" +
      "pypi-mcp call TOOL key=value …  one call of your own; --demo keeps it on the built-in facts\n" +
      "pypi-mcp install --client NAME  the entry that makes a client start this program",
  );
  return 0;
}

function fill(
  args: TourStop["args"],
  { quarantined }: DemoDeps,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(args).map((
      [key, value],
    ) => [key, value === "{quarantined}" ? quarantined : value]),
  );
}

/** The text of a `tools/call` result; an error result reads the same way. */
function textOf(result: unknown): string {
  const content = isRecord(result) && Array.isArray(result.content) ? result.content : [];
  const texts = content.filter(isRecord).map((part) => part.text);
  return texts.filter((text): text is string => typeof text === "string").join("\n");
}

function shorten(text: string): string {
  const all = text.split("\n");
  if (all.length <= MOST_LINES) return text;
  return [...all.slice(0, MOST_LINES), `… ${all.length - MOST_LINES} more lines`].join("\n");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
