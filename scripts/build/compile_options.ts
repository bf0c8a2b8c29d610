/** The words of `deno task compile` as a value. @module */
import { parseArgs } from "node:util";
import { suffixOf, type Target, TARGETS, tryParseTarget } from "./targets.ts";

/** What is to be made. */
export interface CompileOptions {
  readonly kind: "narrow" | "server";
  /** Switches the runtime's OpenTelemetry on for good. */
  readonly isTraced: boolean;
  /** Takes the bundle that is there. */
  readonly isBundled: boolean;
  /** The runtime is one from elsewhere. */
  readonly isForTests: boolean;
  readonly targets: readonly Target[];
  /** What `--allow-host` adds: host, or host and port. */
  readonly extraHosts: readonly string[];
  /** Absent where the executables take their own names in `dist`. */
  readonly output: string | undefined;
}

/** What the words depend on. */
export interface CompileSurroundings {
  /** This machine's. */
  readonly target: string;
  /** `DENORT_BIN` names a runtime. */
  readonly hasOwnRuntime: boolean;
}

/** @throws {SyntaxError} If the words make no sense. */
export function parseCompileOptions(
  words: readonly string[],
  { target: here, hasOwnRuntime }: CompileSurroundings,
): CompileOptions {
  const { values, positionals } = parseWords(words);
  const kind = values.server === true ? "server" : "narrow";
  const extraHosts = (values["allow-host"] ?? []).map(parseHost);
  if (kind === "server" && extraHosts.length > 0) {
    throw new SyntaxError(
      "Cannot use --allow-host with --server: the server build may use any host",
    );
  }
  const targets = parseTargets(values.target ?? here);
  if (hasOwnRuntime && targets.length > 1) {
    throw new SyntaxError(
      "Cannot use --target all: DENORT_BIN names the runtime of one target, expected that one",
    );
  }
  return {
    kind,
    isTraced: values.otel === true,
    isBundled: values.bundled === true,
    isForTests: hasOwnRuntime,
    targets,
    extraHosts: [...new Set(extraHosts)],
    output: parseOutput(positionals, { targets, hasOwnRuntime }),
  };
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        server: { type: "boolean" },
        otel: { type: "boolean" },
        bundled: { type: "boolean" },
        target: { type: "string" },
        "allow-host": { type: "string", multiple: true },
      },
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new SyntaxError(
      `Cannot compile: ${error.message.split(/\.\s/)[0]}, expected [--server] [--otel] ` +
        "[--bundled] [--target TARGET|all] [--allow-host HOST]... [OUTPUT]",
    );
  }
}

function parseTargets(text: string): readonly Target[] {
  if (text === "all") return TARGETS;
  const target = tryParseTarget(text);
  if (target !== undefined) return [target];
  throw new SyntaxError(
    `Cannot compile for ${JSON.stringify(text)}: expected ${TARGETS.join(", ")} or all`,
  );
}

const PORT = /:(\d{1,5})$/;
/** Names and addresses, IPv6 in brackets; letters are lower-case by then. */
const HOST_NAME =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\])$/;

/**
 * @throws {SyntaxError} For anything but `HOST` or `HOST:PORT`: a comma in it would permit a second host, and an address in
 * other than its usual form (`127.1`, `[0::1]`) would permit none, because URLs have that form.
 */
function parseHost(text: string): string {
  const host = text.toLowerCase();
  const port = PORT.exec(host)?.[1];
  const name = port === undefined ? host : host.slice(0, -port.length - 1);
  const isPort = port === undefined || (Number(port) > 0 && Number(port) < 65_536);
  if (isPort && HOST_NAME.test(name) && URL.parse(`http://${name}`)?.hostname === name) return host;
  throw new SyntaxError(
    `Cannot use --allow-host ${JSON.stringify(text)}: expected HOST or HOST:PORT, such as ` +
      "pypi.example.com or pypi.example.com:8443",
  );
}

function parseOutput(
  [output, extra]: readonly string[],
  { targets, hasOwnRuntime }: { targets: readonly Target[]; hasOwnRuntime: boolean },
): string | undefined {
  if (extra !== undefined) {
    throw new SyntaxError(`Cannot use ${JSON.stringify(extra)}: expected one OUTPUT`);
  }
  if (output === undefined) return undefined;
  if (output === "" || /[\\/]$/.test(output)) {
    throw new SyntaxError(`Cannot write ${JSON.stringify(output)}: expected a name of a file`);
  }
  if (targets.length > 1) {
    throw new SyntaxError(
      `Cannot write every target to ${JSON.stringify(output)}: expected no OUTPUT`,
    );
  }
  // The compiler would write another file than the one that is asked for.
  if (targets.some((target) => suffixOf(target) === ".exe") && !output.endsWith(".exe")) {
    throw new SyntaxError(
      `Cannot write ${JSON.stringify(output)} for Windows: expected a name that ends in .exe`,
    );
  }
  if (hasOwnRuntime && !/-test(?:\.exe)?$/.test(output)) {
    throw new SyntaxError(
      `Cannot write ${JSON.stringify(output)}: DENORT_BIN names a runtime from elsewhere, ` +
        "expected a name that ends in -test",
    );
  }
  return output;
}
