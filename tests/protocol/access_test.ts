/** The SDK's real client with tokens, in both protocol eras. @module */
import assert from "node:assert/strict";
import { hashOf } from "../support/hash_of.ts";
import { accessServer } from "../support/access_server.ts";
import { issuerServer } from "../support/issuer_server.ts";
import { connect, httpTransport, PROTOCOL_VERSIONS } from "../support/mcp_client.ts";

const TOKEN = "pypi-mcp-token-of-ann-0123456789";

for (const version of PROTOCOL_VERSIONS) {
  Deno.test(`a client of ${version} calls with a bearer token, and not without`, async () => {
    await using server = await accessServer({
      port: "0",
      authTokens: `ann=sha256:${await hashOf(TOKEN)}`,
    });
    const bearer = (token: string) =>
      connect(httpTransport(server.url, `Authorization: Bearer ${token}\r\n`), version);
    const client = await bearer(TOKEN);
    const { structuredContent } = await client.callTool({
      name: "echo",
      arguments: { text: "hi" },
    });
    assert.ok(structuredContent);
    await client.close();
    assert.deepEqual(
      server.audited.filter(({ name }) => name === "echo").map((
        line,
      ) => [line.caller, line.outcome]),
      [["ann", "ok"]],
    );
    await assert.rejects(
      bearer("pypi-mcp-token-of-eve-0123456789"),
      /not accepted|token is missing|requires authorization/,
    );
    await assert.rejects(
      connect(httpTransport(server.url), version),
      /not accepted|token is missing|requires authorization/,
    );
  });

  Deno.test(`a client of ${version} calls with an access token of the issuer`, async () => {
    await using both = await issuerServer();
    const { server, issuer } = both;
    const line = `Authorization: Bearer ${await issuer.sign()}\r\n`;
    const client = await connect(httpTransport(server.url, line), version);
    assert.ok((await client.listTools()).tools.length > 0);
    await client.callTool({ name: "echo", arguments: { text: "hi" } });
    await client.close();
    assert.ok(
      server.audited.some(({ caller, caller_kind }) =>
        caller === "ann@example.org" && caller_kind === "oauth"
      ),
    );
  });
}
