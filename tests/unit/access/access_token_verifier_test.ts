import assert from "node:assert/strict";
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from "jose";
import { AccessTokenVerifier } from "../../../src/access/access_token_verifier.ts";
import type { Verdict } from "../../../src/access/verdict.ts";
import { systemTimers } from "../../../src/resilience/timers.ts";
import { type FakeIssuer, fakeIssuer, type TokenParts } from "../../support/fake_issuer.ts";

async function setting(options: { readonly jwksUrl?: (issuer: FakeIssuer) => string } = {}) {
  let nowMs = Date.now();
  const issuer = await fakeIssuer(() => Math.floor(nowMs / 1000));
  const verifier = new AccessTokenVerifier({
    issuer: issuer.url,
    audience: "pypi-mcp",
    scopes: ["read"],
    jwksUrl: options.jwksUrl?.(issuer) ?? "",
    fetch,
    clock: () => nowMs,
    timers: {
      // Seconds where an answer is to come, so that a busy machine is in time for it; in haste where none will.
      after: (delayMs, callback) =>
        systemTimers.after(issuer.fault === undefined ? delayMs : delayMs / 100, callback),
    },
  });
  return { issuer, verifier, now: () => nowMs, advance: (byMs: number) => void (nowMs += byMs) };
}

function told(verdict: Verdict): string {
  switch (verdict.kind) {
    case "caller":
      return `${verdict.caller.kind} ${verdict.caller.name}`;
    case "invalid":
      return `invalid: ${verdict.reason}`;
    case "insufficient":
      return `insufficient: ${verdict.caller.name}`;
    case "unavailable":
      return "unavailable";
  }
}

Deno.test("AccessTokenVerifier accepts what its issuer signed for this server, and nothing else", async (t) => {
  const { issuer, verifier, now } = await setting();
  await using _issuer = issuer;
  const nowS = Math.floor(now() / 1000);
  await issuer.addKey("hidden", { isHidden: true });
  const claim = "invalid: ERR_JWT_CLAIM_VALIDATION_FAILED";
  const rows: readonly (readonly [string, TokenParts, string])[] = [
    ["a right one", {}, "oauth ann@example.org"],
    ["a client of its own", { subject: "", claims: { client_id: "robot" } }, "oauth robot"],
    [
      "scopes as a list",
      { scope: "", claims: { scp: ["write", "read"] } },
      "oauth ann@example.org",
    ],
    ["just expired, within the tolerance", { expiresAtS: nowS - 2 }, "oauth ann@example.org"],
    ["expired", { expiresAtS: nowS - 60 }, "invalid: ERR_JWT_EXPIRED"],
    ["not valid yet", { claims: { nbf: nowS + 600 } }, claim],
    ["another audience", { audience: "another" }, claim],
    ["another audience beside it", {
      claims: { aud: ["another", "pypi-mcp"] },
      audience: null,
    }, "oauth ann@example.org"],
    ["several others", { claims: { aud: ["another", "third"] }, audience: null }, claim],
    ["no audience", { audience: null }, claim],
    ["an end that is no number", { claims: { exp: "never" }, expiresAtS: null }, claim],
    ["another issuer", { issuer: "https://evil.example" }, claim],
    ["the issuer with a slash", { issuer: `${issuer.url}/` }, claim],
    ["a missing scope", { scope: "write" }, "insufficient: ann@example.org"],
    ["a scope that only begins so", { scope: "reader" }, "insufficient: ann@example.org"],
    ["a subject with a line feed", { subject: "ann\nadmin" }, "invalid: no subject"],
    ["an endless subject", { subject: "a".repeat(300) }, "invalid: no subject"],
    ["called a JWT", { type: "JWT" }, "oauth ann@example.org"],
    ["called an access token", { type: "at+jwt" }, "oauth ann@example.org"],
    ["called that in full", { type: "application/at+jwt" }, "oauth ann@example.org"],
    ["a logout token", { type: "logout+jwt" }, "invalid: another type"],
    ["a key that nobody shows", { kid: "hidden" }, "invalid: ERR_JWKS_NO_MATCHING_KEY"],
  ];
  for (const [name, parts, expected] of rows) {
    await t.step(name, async () => {
      assert.equal(told(await verifier.verify(await issuer.sign(parts))), expected);
    });
  }
  const right = await issuer.sign();
  const claims = { iss: issuer.url, aud: "pypi-mcp", sub: "ann", scope: "read", exp: nowS + 300 };
  const [key] = issuer.keys;
  assert.ok(key);
  const imported = await importJWK({ ...key, ext: true }, "ES256", { extractable: true });
  if (imported instanceof Uint8Array) throw new TypeError("it is no secret");
  const spki = new TextEncoder().encode(await exportSPKI(imported));
  const hs256 = await new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "first" })
    .sign(spki);
  const own = await generateKeyPair("ES256", { extractable: true });
  const jwk = await exportJWK(own.publicKey);
  const embedded = (kid: string) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: "ES256", kid, jwk, jku: "https://evil.example/keys" })
      .sign(own.privateKey);
  const texts: readonly (readonly [string, string, string])[] = [
    ["no algorithm", new UnsecuredJWT(claims).encode(), "invalid: ERR_JOSE_ALG_NOT_ALLOWED"],
    ["the public key as a secret", hs256, "invalid: ERR_JOSE_ALG_NOT_ALLOWED"],
    [
      "another signature",
      `${right.slice(0, -8)}AAAAAAAA`,
      "invalid: ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
    ],
    [
      "no signature",
      right.slice(0, right.lastIndexOf(".") + 1),
      "invalid: ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
    ],
    [
      "another subject",
      otherPayload(right, { ...claims, sub: "admin" }),
      "invalid: ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
    ],
    [
      "a key of its own in its head",
      await embedded("first"),
      "invalid: ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
    ],
    ["an unknown one there", await embedded("own"), "invalid: ERR_JWKS_NO_MATCHING_KEY"],
    ["nonsense", "a.b.c", "invalid: ERR_JWS_INVALID"],
  ];
  for (const [name, text, expected] of texts) {
    await t.step(name, async () => assert.equal(told(await verifier.verify(text)), expected));
  }
  await t.step("without an end", async () => {
    const endless = await issuer.sign({ expiresAtS: null });
    assert.equal(told(await verifier.verify(endless)), claim);
  });
});

function otherPayload(token: string, claims: Readonly<Record<string, unknown>>): string {
  const [header, , signature] = token.split(".");
  return `${header}.${btoa(JSON.stringify(claims)).replace(/=+$/, "")}.${signature}`;
}

Deno.test("AccessTokenVerifier remembers a right token for a minute at most", async () => {
  const { issuer, verifier, now, advance } = await setting();
  await using _issuer = issuer;
  const token = await issuer.sign();
  const brief = await issuer.sign({ expiresAtS: Math.floor(now() / 1000) + 10 });
  assert.equal(verifier.known(token), undefined);
  await verifier.verify(token);
  await verifier.verify(brief);
  assert.equal(verifier.known(token)?.name, "ann@example.org");
  advance(15_000);
  assert.equal(verifier.known(brief), undefined, "it has expired");
  assert.equal(verifier.known(token)?.name, "ann@example.org");
  advance(45_000);
  assert.equal(verifier.known(token), undefined);
  await verifier.verify(token);
  advance(-3_600_000);
  assert.equal(verifier.known(token), undefined, "the clock was set back");
});

Deno.test("AccessTokenVerifier asks for keys once, not for each made-up key", async () => {
  const { issuer, verifier } = await setting();
  await using _issuer = issuer;
  await verifier.verify(await issuer.sign());
  await issuer.addKey("made up", { isHidden: true });
  for (let count = 0; count < 20; count++) {
    await verifier.verify(await issuer.sign({ kid: "made up", subject: `s${count}` }));
  }
  assert.deepEqual(issuer.asked, ["/.well-known/oauth-authorization-server", "/keys"]);
});

Deno.test("AccessTokenVerifier lets nobody in while keys cannot be had, asks rarely, and recovers", async (t) => {
  const faults: readonly (readonly [string, () => Response])[] = [
    ["an error", () => new Response(null, { status: 500 })],
    ["no JSON", () => new Response("<html>")],
    ["another shape", () => Response.json({ issuer: 1 })],
    ["too much", () => new Response(new Uint8Array(300_000))],
    ["metadata that never end", () => new Response(new ReadableStream({}))],
    ["a redirect", () => new Response(null, { status: 302, headers: { location: "/keys" } })],
  ];
  for (const [name, fault] of faults) {
    await t.step(name, async () => {
      const { issuer, verifier, advance } = await setting();
      await using _issuer = issuer;
      issuer.fault = fault;
      const token = await issuer.sign();
      for (let count = 0; count < 5; count++) {
        assert.equal(told(await verifier.verify(token)), "unavailable");
      }
      assert.ok(issuer.asked.length <= 2, issuer.asked.join());
      issuer.fault = undefined;
      assert.equal(told(await verifier.verify(token)), "unavailable", "it pauses");
      advance(5_000);
      assert.equal(told(await verifier.verify(token)), "oauth ann@example.org");
    });
  }
  await t.step("nobody listens", async () => {
    const { issuer, verifier } = await setting();
    const token = await issuer.sign();
    await issuer[Symbol.asyncDispose]();
    assert.equal(told(await verifier.verify(token)), "unavailable");
  });
});

Deno.test("AccessTokenVerifier refuses metadata of another issuer and keys from an open line", async (t) => {
  for (
    const metadata of [
      { issuer: "https://evil.example", jwks_uri: "https://evil.example/keys" },
      { jwks_uri: "http://evil.example/keys" },
    ]
  ) {
    await t.step(JSON.stringify(metadata), async () => {
      const { issuer, verifier } = await setting();
      await using _issuer = issuer;
      issuer.metadata = { issuer: issuer.url, ...metadata };
      assert.equal(told(await verifier.verify(await issuer.sign())), "unavailable");
      assert.ok(!issuer.asked.includes("/keys"));
    });
  }
});

Deno.test("AccessTokenVerifier takes keys from where it is told, and follows their rotation", async () => {
  const { issuer, verifier } = await setting({ jwksUrl: ({ url }) => `${url}/keys` });
  await using _issuer = issuer;
  await issuer.addKey("second");
  issuer.removeKey("first");
  assert.equal(
    told(await verifier.verify(await issuer.sign({ kid: "second" }))),
    "oauth ann@example.org",
  );
  assert.match(told(await verifier.verify(await issuer.sign({ kid: "first" }))), /^invalid/);
  assert.deepEqual(issuer.asked, ["/keys"]);
});

Deno.test("AccessTokenVerifier asks for keys anew where the clock was set back", async () => {
  const { issuer, verifier, advance } = await setting({ jwksUrl: ({ url }) => `${url}/keys` });
  await using _issuer = issuer;
  const token = await issuer.sign();
  await verifier.verify(token);
  issuer.removeKey("first");
  advance(-3_600_000);
  assert.match(told(await verifier.verify(token)), /^invalid/);
});
