/** What is said in a golden transcript: one conversation for each revision, the same over every transport. @module */
import { TOOL_ARGUMENTS } from "../tool_arguments.ts";

/** The revisions that have a transcript. */
export const REVISIONS = ["2024-11-05", "2025-11-25", "2026-07-28"] as const;
/** One of them. */
export type Revision = typeof REVISIONS[number];

/** A message of JSON-RPC, good or not. */
export type Message = Readonly<Record<string, unknown>>;

const CLIENT = { name: "transcript", version: "1.0.0" };

const ENVELOPE = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": CLIENT,
  "io.modelcontextprotocol/clientCapabilities": {},
};

/** One thing that the client says. */
export interface Step {
  /** Heading in the transcript. */
  readonly title: string;
  /** Messages, or a text that is none; over stdio several go in one write, over HTTP one after the other. */
  readonly messages: readonly (Message | string)[];
  /** How many answers come over stdio; HTTP answers each. */
  readonly answerCount: number;
}

/** Whether the revision asks without a handshake. */
export function isModern(revision: Revision): boolean {
  return revision === "2026-07-28";
}

/** Everything, in order; ids are the steps' numbers. */
export function conversation(revision: Revision): readonly Step[] {
  const modern = isModern(revision);
  const steps: Step[] = [];
  const add = (title: string, messages: Step["messages"], answerCount = messages.length) =>
    void steps.push({ title, messages, answerCount });
  const request = (method: string, params?: Message): Message => {
    const told = modern ? { ...params, _meta: { ...ENVELOPE, ...meta(params) } } : params;
    const message = { jsonrpc: "2.0", id: steps.length + 1, method };
    return told === undefined ? message : { ...message, params: told };
  };
  const ask = (title: string, method: string, params?: Message) =>
    add(`${method}: ${title}`, [request(method, params)]);
  const call = (title: string, name: string, args: Message) =>
    ask(`${name}, ${title}`, "tools/call", { name, arguments: args });

  if (modern) {
    ask("what the server is", "server/discover");
  } else {
    ask("the handshake", "initialize", {
      protocolVersion: revision,
      capabilities: {},
      clientInfo: CLIENT,
    });
    add("notifications/initialized", [notification("initialized")], 0);
  }
  ask("still there?", "ping");
  for (const list of ["tools", "resources", "resources/templates", "prompts"]) {
    ask("all of them", `${list}/list`);
  }
  ask("from a cursor of nobody", "tools/list", { cursor: "nowhere" });
  // The answers of tools are the same in 2024 and 2025: two of them show that.
  const called = Object.entries(TOOL_ARGUMENTS).slice(0, revision === "2024-11-05" ? 2 : undefined);
  for (const [name, args] of called) call("answered", name, args);
  const { get_package_info: asked = {} } = TOOL_ARGUMENTS;
  call("answered again, from the cache", "get_package_info", asked);
  call("wrong types and a name of nothing", "get_package_info", { package_name: 7, nonsense: 1 });
  call("nothing given", "get_package_info", {});
  call("not a project's name", "get_package_info", { package_name: "../etc" });
  call("no such project", "get_package_info", { package_name: "reqests" });
  call("not a version", "check_vulnerabilities", { package_name: "jinja2", version: "x.y" });
  call("no such tool", "no_such_tool", {});
  ask("no name", "tools/call", { arguments: {} });
  ask("progress asked for", "tools/call", {
    name: "get_package_versions",
    arguments: { package_name: "click" },
    _meta: { progressToken: "progress-1" },
  });
  for (const uri of ["pypi://stats/overview", "pypi://package/requests/2.31.0"]) {
    ask(uri, "resources/read", { uri });
  }
  for (const uri of ["pypi://nothing/here", "pypi://package/no-such-project-here"]) {
    ask(uri, "resources/read", { uri });
  }
  ask("filled in", "prompts/get", {
    name: "analyze_package",
    arguments: { package_name: "requests" },
  });
  ask("without what it needs", "prompts/get", { name: "analyze_package", arguments: {} });
  ask("no such prompt", "prompts/get", { name: "nothing" });
  const uri = "pypi://package/{package_name}/{version}";
  const complete = (ref: Message, argument: Message, context?: Message) =>
    ask(
      `${argument.name}`,
      "completion/complete",
      context === undefined ? { ref, argument } : { ref, argument, context },
    );
  complete({ type: "ref/resource", uri }, { name: "package_name", value: "reque" });
  complete({ type: "ref/resource", uri }, { name: "version", value: "2.3" }, {
    arguments: { package_name: "requests" },
  });
  complete({ type: "ref/prompt", name: "analyze_package" }, { name: "nothing", value: "" });
  ask("which the server does not do", "logging/setLevel", { level: "info" });
  ask("which the server does not do", "resources/subscribe", { uri: "pypi://stats/overview" });
  ask("no such method", "no/such/method");
  ask(
    modern ? "of the era before" : "of the era to come",
    modern ? "initialize" : "server/discover",
  );
  const given = request("tools/call", {
    name: "get_package_versions",
    arguments: { package_name: "flask" },
  });
  add("a call that is cancelled at once", [
    given,
    notification("cancelled", { requestId: given.id, reason: "no longer wanted" }),
  ], 0);
  const batch = [request("ping"), { ...request("no/such/method"), id: "second" }];
  add("a batch", [JSON.stringify(batch)]);
  add("a notification of nobody", [notification("nothing")], 0);
  add("not JSON", ['{"jsonrpc":"2.0","id":'], 1);
  add("not a message", [{ jsonrpc: "2.0", id: steps.length + 1 }], 1);
  add("version 1.0 of JSON-RPC", [{ ...request("ping"), jsonrpc: "1.0" }], 1);
  if (modern) {
    const id = steps.length + 1;
    add("tools/list: no revision named", [{ jsonrpc: "2.0", id, method: "tools/list" }]);
    ask("a revision of nobody", "tools/list", {
      _meta: { "io.modelcontextprotocol/protocolVersion": "1999-12-31" },
    });
  }
  ask("still there?", "ping");
  return steps;
}

function meta(params: Message | undefined): Message {
  const given = params?._meta;
  return typeof given === "object" && given !== null ? { ...given } : {};
}

function notification(name: string, params?: Message): Message {
  const message = { jsonrpc: "2.0", method: `notifications/${name}` };
  return params === undefined ? message : { ...message, params };
}
