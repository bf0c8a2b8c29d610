/**
 * The interface between the program and a plug-in, version 1: what a module's default export may hold, and what its
 * functions are given. Only types: a plug-in imports nothing of the program. See `docs/EXTENDING.md`. @module
 */

/** The version of this interface; a plug-in that states another one is not loaded. */
export const PLUGIN_API_VERSION = 1;

/** The default export of a module. Whatever is absent is not added. */
export interface Plugin {
  readonly apiVersion: typeof PLUGIN_API_VERSION;
  /** `[a-z][a-z0-9]*`: the scheme of its resources' URIs, and how logs and answers name it. */
  readonly name: string;
  readonly tools?: readonly PluginTool[];
  readonly resources?: readonly PluginResource[];
  readonly prompts?: readonly PluginPrompt[];
  readonly sources?: readonly PluginSourceDefinition[];
  readonly transports?: readonly PluginTransport[];
}

/** What `inputSchema` and `outputSchema` are: the subset of JSON Schema 2020-12 that `docs/EXTENDING.md` names. */
export type PluginSchema = Readonly<Record<string, unknown>>;

/** One tool. Its functions are called without `this`. */
export interface PluginTool {
  /** `[a-z][a-z0-9_]*`, unlike every other tool's. */
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  /** Of `type: "object"`. An argument that it does not name is refused unless it says `additionalProperties: true`. */
  readonly inputSchema: PluginSchema;
  /** Of `type: "object"`. An answer that breaks it does not reach the caller. */
  readonly outputSchema: PluginSchema;
  /** MCP's hints; what is absent counts as the worse one, as MCP has it. */
  readonly annotations?: {
    readonly readOnlyHint?: boolean;
    readonly destructiveHint?: boolean;
    readonly idempotentHint?: boolean;
    readonly openWorldHint?: boolean;
  };
  /** Longest time of one call in milliseconds, from 1 to 300,000; 30,000 where it is absent. */
  readonly timeoutMs?: number;
  /** Answers one call: the input fits the schema, defaults are filled in. */
  run(input: Readonly<Record<string, unknown>>, context: PluginContext): unknown;
  /** The answer for reading; absent: its JSON. Not asynchronous. */
  text?(answer: Readonly<Record<string, unknown>>): string;
}

/** One resource, or a family of them. */
export interface PluginResource {
  /** Unlike every other resource's. */
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  /** `NAME://…` with the plug-in's name as scheme; a whole path segment may be a `{variable}`. */
  readonly uri: string;
  readonly mimeType?: string;
  readonly timeoutMs?: number;
  /** The text of one resource; `variables` holds the decoded segments. */
  read(variables: Readonly<Record<string, string>>, context: PluginContext): unknown;
}

/** One prompt. */
export interface PluginPrompt {
  /** `[a-z][a-z0-9_]*`, unlike every other prompt's. */
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  readonly arguments?: readonly {
    readonly name: string;
    readonly description: string;
    readonly required?: boolean;
  }[];
  /** The messages that are put into the conversation. Not asynchronous. */
  messages(args: Readonly<Record<string, string>>): readonly PluginMessage[];
}

/** One message of a prompt. */
export interface PluginMessage {
  readonly role: "user" | "assistant";
  readonly text: string;
}

/** One HTTP service that is read behind cache, retry, circuit breaker, rate limit and byte cap. */
export interface PluginSourceDefinition {
  /** `[a-z][a-z0-9_]*`; answers and metrics name it `PLUGIN/SOURCE`. */
  readonly name: string;
  /** Absolute, without credentials, query or fragment; the program must be permitted to reach its host. */
  readonly baseUrl: string;
  /** Value of the `Authorization` header; sent to the origin of `baseUrl` alone. */
  readonly authorization?: string;
}

/** One data source, as a call reads it. */
export interface PluginSource {
  /**
   * The parsed JSON under `path`, a copy of its own for each call; `undefined` where the service answers 404.
   * It throws where the service fails: let that pass, and the caller is told about it as for a built-in tool.
   */
  readJson(path: string, options?: PluginReadOptions): Promise<unknown>;
  /** The same for text of any media type. */
  readText(path: string, options?: Pick<PluginReadOptions, "freshMs">): Promise<string | undefined>;
}

/** How one look-up is made. */
export interface PluginReadOptions {
  /** How long an answer counts as fresh; absent: `--cache-ttl`. 0: it is not kept. */
  readonly freshMs?: number;
  /** Media type that is asked for and expected; `application/json` where it is absent. */
  readonly mediaType?: string;
}

/** What every call of a tool or resource is given. */
export interface PluginContext {
  /** Aborts when the caller is gone, the time is up or the call has ended: hand it to whatever waits. */
  readonly signal: AbortSignal;
  readonly log: PluginLog;
  /** A source of this plug-in by its name. */
  source(name: string): PluginSource;
  /** The structured answer of a built-in tool, as `docs/TOOLS.md` has it. */
  callTool(name: string, args: Readonly<Record<string, unknown>>): Promise<
    Readonly<Record<string, unknown>>
  >;
  /** What was read for this call so far, in the words of every built-in tool. */
  dataSources(): readonly PluginDataSource[];
  /** Ends the call: the caller's argument cannot be used, for this reason. The only text of a failure that is passed on. */
  refuse(message: string): never;
}

/** One entry of `data_sources`. */
export interface PluginDataSource {
  readonly service: string;
  readonly host: string;
  readonly public: boolean;
  readonly status: string;
  readonly age_seconds: number;
  readonly reason?: string | undefined;
}

/** Writes to the program's log. */
export interface PluginLog {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warning(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** A further way in, served beside `--transport`. Who may come in is decided by the plug-in alone. */
export interface PluginTransport {
  /** `[a-z][a-z0-9_]*`. */
  readonly name: string;
  /** Serves until `signal` aborts. Its failure ends this transport and nothing else. */
  serve(host: PluginTransportHost): unknown;
}

/** What a transport is given. */
export interface PluginTransportHost {
  /** Aborts when the program stops. */
  readonly signal: AbortSignal;
  readonly log: PluginLog;
  /**
   * One client: a fresh server that speaks JSON-RPC frames, one message each, without line feeds. `onFrame` may return
   * a promise, and the next frame waits for it; its throw ends the connection.
   */
  connect(onFrame: (frame: string) => unknown, options?: PluginConnectOptions): PluginConnection;
}

/** Who speaks. */
export interface PluginConnectOptions {
  /** How the audit log names the caller; absent: `PLUGIN/TRANSPORT`. Never a secret. */
  readonly caller?: string;
}

/** One client's connection to the server. */
export interface PluginConnection {
  /** Hands over one frame; resolves once it was read, so that a fast client can be made to wait. */
  send(frame: string): Promise<void>;
  /** The client is gone. What was handed over is still answered. */
  close(): Promise<void>;
  /** Resolves when the connection has ended, by whomever. */
  readonly closed: Promise<void>;
}
