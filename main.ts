/** `pypi-mcp`: argv and environment -> settings -> composition -> a command. The only reader of `Deno.env` and `Deno.args`. @module */
import { runCall } from "./src/cli/call.ts";
import { runCheckConfig } from "./src/cli/check_config.ts";
import { type CommandLine, parseCommandLine } from "./src/cli/command_line.ts";
import { runDemo } from "./src/cli/demo.ts";
import { runHashToken } from "./src/cli/hash_token.ts";
import { runHealth } from "./src/cli/health.ts";
import { helpText } from "./src/cli/help.ts";
import { createPaint } from "./src/cli/paint.ts";
import type { Terminal } from "./src/cli/terminal.ts";
import { runTools } from "./src/cli/tools.ts";
import { UsageError } from "./src/cli/usage_error.ts";
import { type App, compose } from "./src/compose.ts";
import { ConfigError, loadConfig, type LoadedConfig } from "./src/config/load.ts";
import { quote, withoutSecrets } from "./src/config/shown_text.ts";
import { connectFetch } from "./src/connect_telemetry.ts";
import { consoleWriter } from "./src/console_log.ts";
import { createLog } from "./src/log.ts";
import { directFetch, mayUse, permittedFetch } from "./src/permitted.ts";
import { systemTimers } from "./src/resilience/timers.ts";
import { failureDetails } from "./src/server/invoke_tool.ts";
import { redirectConsole } from "./src/server/redirect_console.ts";
import { type StopSignals, stopSignals } from "./src/server/stop_signals.ts";
import { readEnvFiles, readSecretFile } from "./src/settings_files.ts";
import { loadTeamParts } from "./src/team_parts.ts";
import { unusableSettings } from "./src/unusable_settings.ts";
import { VERSION } from "./src/version.ts";

const EXIT_BUG = 1;
const EXIT_USAGE = 2;
/** Before it is redirected: the runtime's OpenTelemetry takes log lines from it. */
const ORIGINAL_CONSOLE = { ...console };
const HEALTH_PATIENCE_MS = 2_000;

/** A variable that may not be read counts as not set. */
function variable(name: string): string | undefined {
  return mayUse({ name: "env", variable: name }) ? Deno.env.get(name) : undefined;
}

function variableNames(): readonly string[] | undefined {
  return mayUse({ name: "env" }) ? Object.keys(Deno.env.toObject()) : undefined;
}

function createTerminal(): Terminal {
  const plain = variable("NO_COLOR") !== undefined && variable("NO_COLOR") !== "";
  return {
    out: (text) => {
      try {
        writeLine(Deno.stdout, text);
      } catch (error) {
        // Whoever reads has seen enough, as `head` has: that is no failure.
        if (error instanceof Deno.errors.BrokenPipe) Deno.exit(0);
        throw error;
      }
    },
    error: (text) => {
      try {
        writeLine(Deno.stderr, text);
      } catch {
        // Nobody reads the log: no reason to stop serving those who read the answers.
      }
    },
    paint: {
      ...createPaint(Deno.stdout.isTerminal() && !plain),
      error: createPaint(Deno.stderr.isTerminal() && !plain).error,
    },
  };
}

function writeLine(stream: { writeSync(bytes: Uint8Array): number }, text: string): void {
  let bytes = new TextEncoder().encode(`${text}\n`);
  while (bytes.length > 0) bytes = bytes.subarray(stream.writeSync(bytes));
}

function load(line: CommandLine): LoadedConfig {
  const flags = new Map(line.flags);
  if (line.command === "demo") flags.set("demo", "true");
  return loadConfig({
    flags,
    // For a person at a prompt the log is noise; every way of setting it can ask for more.
    fallbacks: new Map(line.command === "serve" ? [] : [["logLevel", "warning"]]),
    variable,
    variableNames: variableNames(),
    files: readEnvFiles(line.envFile),
    secretFile: readSecretFile,
    fileFlags: line.fileFlags,
  });
}

/** @param starting Aborted now: from here on a signal ends the work that was begun, not the process. */
async function serve(app: App, signals: StopSignals, starting: AbortController): Promise<number> {
  starting.abort();
  await app.serve(signals.stop);
  signals.dispose();
  return 0;
}

async function run(line: CommandLine, terminal: Terminal): Promise<number> {
  if (line.version) {
    terminal.out(`pypi-mcp ${VERSION}`);
    return 0;
  }
  if (line.help) {
    terminal.out(helpText(line.named));
    return 0;
  }
  if (line.command === "hash-token") return await hashToken(line, terminal); // needs no settings
  const loaded = load(line);
  const { config, refusals, warnings, remarks } = loaded;
  if (line.command === "check-config") {
    refuseOperands(line, 0);
    return runCheckConfig(
      { loaded, faults: await unusableSettings(config) },
      line.format,
      terminal,
    );
  }
  if (line.command === "health") {
    refuseOperands(line, 0);
    const patience = new AbortController();
    const cancel = systemTimers.after(HEALTH_PATIENCE_MS, () => patience.abort());
    const deps = { config, signal: patience.signal, fetch: permittedFetch(directFetch(fetch)) };
    return await runHealth(deps, terminal).finally(cancel);
  }
  // Before anything takes time: the system keeps signals from the first process of a container that does not listen.
  const starting = new AbortController();
  const signals = line.command === "serve" ? stopSignals((code) => Deno.exit(code)) : undefined;
  signals?.stop.addEventListener("abort", () => Deno.exit(0), { signal: starting.signal });
  const outside = await connectFetch(config, permittedFetch(fetch));
  const parts = await loadTeamParts(config, {
    writeLog: terminal.error,
    log: createLog({
      level: config.logLevel,
      format: config.logFormat,
      write: (text) => terminal.error(text.trimEnd()),
      clock: Date.now,
    }),
    clock: Date.now,
    timers: systemTimers,
    random: Math.random,
    fetch: outside,
  });
  const writeLog = config.exportLogs
    ? consoleWriter(ORIGINAL_CONSOLE, {
      // Elsewhere it carries frames, or what a command was asked for.
      isStdoutFree: line.command === "serve" && config.transport === "http",
    })
    : terminal.error;
  const app = compose(config, { writeLog, parts, fetch: outside });
  // What a folder may not set is named even where the same folder sets the log to silence.
  const insistent = createLog({
    level: "warning",
    format: config.logFormat,
    write: (text) => terminal.error(text.trimEnd()),
    clock: Date.now,
  });
  for (const refusal of refusals) insistent.warning(refusal);
  for (const warning of warnings) app.log.warning(warning);
  for (const remark of remarks) app.log.debug(remark);
  switch (line.command) {
    case "serve":
      refuseOperands(line, 0);
      return await serve(app, signals ?? stopSignals(Deno.exit), starting);
    case "call":
      return await runCall(line, app, terminal);
    case "tools":
      refuseOperands(line, 1);
      return runTools(app.tools, line.operands[0], terminal);
    case "demo":
      refuseOperands(line, 0);
      return await runDemo(app, terminal);
  }
}

async function hashToken(line: CommandLine, terminal: Terminal): Promise<number> {
  refuseOperands(line, 1);
  const [name] = line.operands;
  if (name === undefined) {
    throw new UsageError("Cannot make a token for nobody: expected hash-token NAME");
  }
  const own = line.stdin ? await new Response(Deno.stdin.readable).text() : undefined;
  const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  return await runHashToken({ name, own, randomBytes }, terminal);
}

/** @throws {UsageError} For words after the command that it does not know. */
function refuseOperands(line: CommandLine, most: number): void {
  const extra = line.operands[most];
  if (extra === undefined) return;
  throw new UsageError(
    `Cannot use ${quote(withoutSecrets(extra))}: ${line.command} takes ${
      most === 0 ? "no" : "one"
    } word`,
  );
}

async function main(): Promise<number> {
  redirectConsole(); // whatever a dependency prints must not reach stdout
  const terminal = createTerminal();
  try {
    return await run(parseCommandLine(Deno.args), terminal);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ConfigError)) {
      // Left to the runtime it would end with 0 beside plug-ins: what nobody catches is only logged then.
      terminal.error(`pypi-mcp: ${failureDetails(error)}`);
      return EXIT_BUG;
    }
    terminal.error(`pypi-mcp: ${error.message.replaceAll("\n", "\npypi-mcp: ")}`);
    if (error instanceof UsageError) terminal.error("pypi-mcp: --help shows what is accepted");
    return EXIT_USAGE;
  }
}

if (import.meta.main) Deno.exit(await main());
