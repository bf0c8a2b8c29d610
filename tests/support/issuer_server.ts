/** A server that takes the tokens of an OAuth issuer on loopback. @module */
import type { OptionKey } from "../../src/config/options.ts";
import { type AccessServer, accessServer } from "./access_server.ts";
import { type FakeIssuer, fakeIssuer } from "./fake_issuer.ts";

/** Both; disposing of it ends both. */
export interface IssuerServer extends AsyncDisposable {
  readonly server: AccessServer;
  readonly issuer: FakeIssuer;
}

/** @param settings Beside those that name the issuer, and a free port. */
export async function issuerServer(
  settings: Partial<Readonly<Record<OptionKey, string>>> = {},
): Promise<IssuerServer> {
  const issuer = await fakeIssuer(() => Math.floor(Date.now() / 1000));
  const server = await accessServer({
    port: "0",
    oauthIssuer: issuer.url,
    oauthAudience: "pypi-mcp",
    publicUrl: "https://mcp.example",
    ...settings,
  });
  return {
    server,
    issuer,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await issuer[Symbol.asyncDispose]();
    },
  };
}
