/** `resources/list`, `resources/templates/list` and `resources/read`. @module */
import {
  type ListResourcesResult,
  type ListResourceTemplatesResult,
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  type Server,
} from "@modelcontextprotocol/server";
import type { Resource } from "../mcp/define_resource.ts";
import type { ScopeOf } from "./request_scope.ts";
import { answerRequest, type ServerSurroundings } from "./server_call.ts";

/** Prepares the lists once; the returned function only registers. */
export function resourceHandlers<Deps>(
  resources: readonly Resource<Deps>[],
  surroundings: ServerSurroundings<Deps>,
): (server: Server, scopeOf: ScopeOf) => void {
  const told = ({ name, title, description, mimeType }: Resource<Deps>) => ({
    name,
    title,
    description,
    mimeType,
  });
  const list: ListResourcesResult = {
    resources: resources.filter(isFixed).map((each) => ({ uri: each.uri, ...told(each) })),
  };
  const templates: ListResourceTemplatesResult = {
    resourceTemplates: resources.filter((each) => !isFixed(each))
      .map((each) => ({ uriTemplate: each.uri, ...told(each) })),
  };
  return (server, scopeOf) => {
    server.setRequestHandler("resources/list", () => list);
    server.setRequestHandler("resources/templates/list", () => templates);
    server.setRequestHandler("resources/read", async ({ params }, context) => {
      const uri = parseUri(params.uri);
      const resource = resources.find((each) => each.matches(uri));
      if (resource === undefined) throw new ResourceNotFoundError(params.uri);
      const request = {
        ...scopeOf(context),
        method: "resources/read",
        name: resource.name,
        action: `read resource ${resource.name}`,
        data: { uri: params.uri },
      };
      const contents = await answerRequest(
        surroundings,
        request,
        (call) => resource.read(uri, surroundings.deps, call),
      );
      return { contents: [...contents] };
    });
  };
}

function isFixed<Deps>(resource: Resource<Deps>): boolean {
  return resource.variables.length === 0;
}

/** @throws {ProtocolError} With the words of the SDK's own server. */
function parseUri(text: string): string {
  if (URL.canParse(text)) return new URL(text).toString();
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Resource URI ${text} is invalid`, {
    uri: text,
    reason: "invalid_uri",
  });
}
