/** Protected-resource metadata (RFC 9728): tells clients which issuer's tokens are taken. @module */

const WELL_KNOWN = "/.well-known/oauth-protected-resource";

/** What clients are told. */
export interface ResourceMetadata {
  /** Where this document is, for challenges. */
  readonly url: string;
  /** Paths under which it is served. */
  readonly paths: readonly string[];
  readonly document: Readonly<Record<string, unknown>>;
}

/** What the document is made of. */
export interface ResourceMetadataOptions {
  /** How clients reach this server, with a slash at its end. */
  readonly publicUrl: string;
  readonly issuer: string;
  readonly scopes: readonly string[];
}

/** The resource is `/mcp` behind the public URL; its metadata stand at the root of that host. */
export function resourceMetadata(options: ResourceMetadataOptions): ResourceMetadata {
  const resource = new URL("mcp", options.publicUrl);
  const path = `${WELL_KNOWN}${resource.pathname}`;
  return {
    url: new URL(path, resource).href,
    paths: [...new Set([WELL_KNOWN, `${WELL_KNOWN}/mcp`, path])],
    document: {
      resource: resource.href,
      authorization_servers: [options.issuer],
      bearer_methods_supported: ["header"],
      ...options.scopes.length === 0 ? {} : { scopes_supported: options.scopes },
      resource_name: "pypi-mcp",
    },
  };
}

/** The document for everybody, also for pages of other origins: it holds no secret. */
export function metadataAnswer(request: Request, { document }: ResourceMetadata): Response {
  const headers = { "access-control-allow-origin": "*" };
  switch (request.method) {
    case "GET":
    case "HEAD":
      return Response.json(document, {
        headers: { ...headers, "cache-control": "public, max-age=3600" },
      });
    case "OPTIONS":
      return new Response(null, {
        status: 204,
        headers: {
          ...headers,
          "access-control-allow-methods": "GET",
          "access-control-allow-headers": "*",
        },
      });
    default:
      return Response.json({ error: "Method not allowed, expected GET" }, {
        status: 405,
        headers: { ...headers, allow: "GET, HEAD" },
      });
  }
}
