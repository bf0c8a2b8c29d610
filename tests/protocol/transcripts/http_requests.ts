/** What is asked over HTTP only, after the conversation: methods and headers that no client should send. @module */
import { isModern, type Message, type Revision } from "./conversation.ts";

/** One request, with what is different about it. */
export interface HttpRequest {
  readonly title: string;
  readonly method: "GET" | "POST" | "DELETE";
  /** In place of those that a client sends; an empty one is left out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly message?: Message;
}

/** All of them for a revision; `list` is a good request with a short answer. */
export function httpRequests(revision: Revision, list: Message): readonly HttpRequest[] {
  const post = (title: string, headers: HttpRequest["headers"]): HttpRequest => ({
    ...{ title, method: "POST", headers, message: list },
  });
  const old: readonly HttpRequest[] = [
    { title: "a stream of notifications", method: "GET", headers: {} },
    { title: "the end of a session", method: "DELETE", headers: {} },
    post("an answer that is no stream", { accept: "application/json" }),
    post("a text that is not said to be JSON", { "content-type": "text/plain" }),
    post("a revision of nobody", { "mcp-protocol-version": "1999-12-31" }),
    post("no revision", { "mcp-protocol-version": "" }),
    post("a session of nobody", { "mcp-session-id": "nobody" }),
    post("a page of another origin", { origin: "https://attacker.example" }),
  ];
  if (!isModern(revision)) return old;
  return [
    ...old,
    post("another method in the header", { "mcp-method": "prompts/list" }),
    post("no method in the header", { "mcp-method": "" }),
  ];
}
