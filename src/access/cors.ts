/** What browsers are told about other origins. @module */

const EXPOSED = "Mcp-Session-Id, MCP-Protocol-Version, WWW-Authenticate, Retry-After, X-Request-Id";
const METHODS = "GET, POST, DELETE, OPTIONS";
/** What clients of MCP send; a browser refuses the request itself where one is missing here. */
const HEADERS = "Accept, Authorization, Content-Type, Last-Event-ID, Mcp-Method, Mcp-Name, " +
  "MCP-Protocol-Version, Mcp-Session-Id, Traceparent, Tracestate, X-Request-Id";
const MAX_AGE_S = "7200"; // the longest that any browser keeps it

/** Whether the browser asks only what it may do. */
export function isPreflight(request: Request): boolean {
  return request.method === "OPTIONS" && request.headers.has("origin") &&
    request.headers.has("access-control-request-method");
}

/** The answer to it, for an origin that is allowed. */
export function preflightAnswer(origin: string): Response {
  const response = new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-methods": METHODS,
      "access-control-allow-headers": HEADERS,
      "access-control-max-age": MAX_AGE_S,
    },
  });
  return allowOrigin(response, origin);
}

/** Lets that origin read the answer. Credentials are never allowed: tokens are headers, and there are no cookies. */
export function allowOrigin(response: Response, origin: string): Response {
  response.headers.set("access-control-allow-origin", origin);
  response.headers.set("access-control-expose-headers", EXPOSED);
  response.headers.append("vary", "Origin");
  return response;
}
