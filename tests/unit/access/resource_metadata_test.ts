import assert from "node:assert/strict";
import { metadataAnswer, resourceMetadata } from "../../../src/access/resource_metadata.ts";

Deno.test("resourceMetadata() names the resource as clients reach it, and where the document is", async (t) => {
  const rows: readonly (readonly [string, string, string, number])[] = [
    [
      "https://mcp.example/",
      "https://mcp.example/mcp",
      "/.well-known/oauth-protected-resource/mcp",
      2,
    ],
    [
      "https://x.example/pypi/",
      "https://x.example/pypi/mcp",
      "/.well-known/oauth-protected-resource/pypi/mcp",
      3,
    ],
  ];
  for (const [publicUrl, resource, path, count] of rows) {
    await t.step(publicUrl, () => {
      const metadata = resourceMetadata({
        publicUrl,
        issuer: "https://issuer.example",
        scopes: ["read"],
      });
      assert.equal(metadata.url, new URL(path, publicUrl).href);
      assert.ok(metadata.paths.includes(path));
      assert.equal(metadata.paths.length, count);
      assert.deepEqual(metadata.document, {
        resource,
        authorization_servers: ["https://issuer.example"],
        bearer_methods_supported: ["header"],
        scopes_supported: ["read"],
        resource_name: "pypi-mcp",
      });
    });
  }
});

Deno.test("metadataAnswer() is for everybody, to read", async (t) => {
  const metadata = resourceMetadata({
    publicUrl: "https://mcp.example/",
    issuer: "https://i.example",
    scopes: [],
  });
  for (
    const [method, status] of [["GET", 200], ["HEAD", 200], ["OPTIONS", 204], [
      "POST",
      405,
    ]] as const
  ) {
    await t.step(method, () => {
      const response = metadataAnswer(new Request(metadata.url, { method }), metadata);
      assert.equal(response.status, status);
      assert.equal(response.headers.get("access-control-allow-origin"), "*");
    });
  }
});
