/** An OAuth issuer on loopback, with keys that are made for the test. @module */
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";

/** What a token is made of; the rest is as it should be. */
export interface TokenParts {
  readonly kid?: string;
  readonly type?: string;
  readonly issuer?: string;
  /** `null`: none, unless the claims have one. */
  readonly audience?: string | null;
  readonly subject?: string;
  readonly scope?: string;
  /** `null`: never. */
  readonly expiresAtS?: number | null;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** Signs tokens and serves its metadata and keys. */
export interface FakeIssuer extends AsyncDisposable {
  readonly url: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** What the metadata say in place of what is right. */
  metadata: Readonly<Record<string, unknown>>;
  /** In place of every answer. */
  fault: (() => Response) | undefined;
  /** Makes a key and, unless told otherwise, shows it. */
  addKey(kid: string, options?: { readonly isHidden?: boolean }): Promise<void>;
  removeKey(kid: string): void;
  sign(parts?: TokenParts): Promise<string>;
  /** The public keys as they are shown. */
  readonly keys: readonly JWK[];
}

const AUDIENCE = "pypi-mcp";

/** `nowS` is when tokens are made. */
export async function fakeIssuer(nowS: () => number): Promise<FakeIssuer> {
  const secrets = new Map<string, CryptoKey>();
  const shown = new Map<string, JWK>();
  const asked: string[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, (request) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    if (issuer.fault !== undefined) return issuer.fault();
    switch (pathname) {
      case "/.well-known/oauth-authorization-server":
        return Response.json(issuer.metadata);
      case "/keys":
        return Response.json({ keys: [...shown.values()] });
      default:
        return new Response(null, { status: 404 });
    }
  });
  const url = `http://127.0.0.1:${server.addr.port}`;
  const issuer: FakeIssuer = {
    url,
    asked,
    metadata: { issuer: url, jwks_uri: `${url}/keys` },
    fault: undefined,
    get keys() {
      return [...shown.values()];
    },
    async addKey(kid, { isHidden = false } = {}) {
      const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
      secrets.set(kid, privateKey);
      if (!isHidden) shown.set(kid, { ...await exportJWK(publicKey), kid, alg: "ES256" });
    },
    removeKey: (kid) => void shown.delete(kid),
    async sign(parts = {}) {
      const { kid = "first", scope = "read", claims = {} } = parts;
      const secret = secrets.get(kid);
      if (secret === undefined) throw new TypeError(`No key is called ${kid}`);
      const token = new SignJWT({ scope, ...claims })
        .setProtectedHeader({
          ...{ alg: "ES256", kid },
          ...parts.type === undefined ? {} : { typ: parts.type },
        })
        .setIssuer(parts.issuer ?? url)
        .setSubject(parts.subject ?? "ann@example.org")
        .setIssuedAt(nowS());
      const { audience = AUDIENCE } = parts;
      if (audience !== null) token.setAudience(audience);
      const { expiresAtS = nowS() + 300 } = parts;
      if (expiresAtS !== null) token.setExpirationTime(expiresAtS);
      return await token.sign(secret);
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
  await issuer.addKey("first");
  return issuer;
}
