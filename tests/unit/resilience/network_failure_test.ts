import assert from "node:assert/strict";
import { type NetworkFailure, networkFailureOf } from "../../../src/resilience/network_failure.ts";
import { startForwardProxy } from "../../support/forward_proxy.ts";
import { freePort } from "../../support/free_port.ts";
import { closeQuietly } from "../../support/tcp_bytes.ts";
import { tlsWorld } from "../../support/tls_servers.ts";

/** What the runtime itself says of a request that gets no answer. */
async function failureOfFetch(
  url: string,
  options: Deno.CreateHttpClientOptions = {},
): Promise<NetworkFailure> {
  const client = Deno.createHttpClient({ ...options });
  try {
    const response = await fetch(url, { client });
    await response.body?.cancel();
    throw new RangeError(`${url} was answered`);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return networkFailureOf(error);
  } finally {
    client.close();
  }
}

/** Says the words to whoever connects, and hangs up. */
function startSayer(words: string) {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const accepting = (async () => {
    for await (const connection of listener) {
      await connection.read(new Uint8Array(1_024)); // else what is unread would reset the connection
      if (words !== "") await connection.write(new TextEncoder().encode(words));
      closeQuietly(connection);
    }
  })();
  return {
    port: listener.addr.port,
    async [Symbol.asyncDispose]() {
      listener.close();
      await accepting;
    },
  };
}

Deno.test("networkFailureOf() tells apart what this runtime's own errors say", async (t) => {
  const world = await tlsWorld();
  const answer = () => new Response("ok");
  await using right = await world.serve("right", answer);
  await using expired = await world.serve("expired", answer);
  await using early = await world.serve("not yet valid", answer);
  await using foreign = await world.serve("of another name", answer);
  await using plain = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, answer);
  await using silent = startSayer("");
  await using talker = startSayer("220 mail.example\r\n\r\n");
  await using strict = startForwardProxy({ authorization: "Basic eDp5" });
  await using forbidding = startForwardProxy({ refusal: 403 });
  await using proxy = startForwardProxy();
  const nobody = freePort();
  const trusted = { caCerts: [world.authority] };
  const through = (port: number) => ({ ...trusted, proxy: { url: `http://127.0.0.1:${port}` } });
  const rows: readonly (readonly [NetworkFailure, string, Deno.CreateHttpClientOptions])[] = [
    ["refused", `http://127.0.0.1:${nobody}`, {}],
    ["refused", `https://localhost:${nobody}`, {}],
    ["name_not_resolved", "https://nobody.invalid", {}],
    ["unknown_issuer", right.url, {}],
    ["expired_certificate", expired.url, trusted],
    ["certificate_not_yet_valid", early.url, trusted],
    ["wrong_name", foreign.url, trusted],
    ["wrong_name", `https://127.0.0.1:${right.port}`, trusted],
    ["no_tls", `https://127.0.0.1:${plain.addr.port}`, trusted],
    ["no_tls", `https://127.0.0.1:${silent.port}`, trusted],
    ["not_http", `http://127.0.0.1:${right.port}`, {}],
    ["not_http", `http://127.0.0.1:${talker.port}`, {}],
    ["closed", `http://127.0.0.1:${silent.port}`, {}],
    ["proxy_login", right.url, through(strict.port)],
    ["proxy_refused", right.url, through(forbidding.port)],
    ["proxy_refused", right.url, through(talker.port)],
    ["proxy_closed", right.url, through(silent.port)],
    ["proxy_closed", `https://localhost:${nobody}`, through(proxy.port)],
    ["unknown_issuer", right.url, { proxy: { url: `http://127.0.0.1:${proxy.port}` } }],
    // What failed was the proxy; the runtime does not say so, and nothing is read into its words.
    ["refused", right.url, through(nobody)],
    ["name_not_resolved", right.url, { proxy: { url: "http://nobody.invalid:3128" } }],
    ["proxy_unreachable", right.url, { proxy: { url: `socks5://127.0.0.1:${nobody}` } }],
  ];
  for (const [expected, url, options] of rows) {
    await t.step(
      `${expected}: ${url.replace(/\d{4,}/, "PORT")} ${options.proxy ? "by proxy" : ""}`,
      async () => {
        assert.equal(await failureOfFetch(url, options), expected);
      },
    );
  }
});

Deno.test("networkFailureOf() reads bare connections", async (t) => {
  const rows = [["127.0.0.1", "refused"], ["nobody.invalid", "name_not_resolved"]] as const;
  for (const [hostname, expected] of rows) {
    await t.step(hostname, async () => {
      const error = await Deno.connect({ hostname, port: freePort() }).catch((error) => error);
      assert.equal(networkFailureOf(error), expected);
    });
  }
});

Deno.test("networkFailureOf() takes nothing for more than it says", async (t) => {
  const connect = (detail: string) =>
    new TypeError("fetch failed", {
      cause: new Error(
        `error sending request for url (https://a/): client error (Connect): ${detail}`,
      ),
    });
  const rows: readonly (readonly [string, unknown, NetworkFailure])[] = [
    ["no error", "refused", "unknown"],
    ["no words", new TypeError("fetch failed"), "unknown"],
    ["new words", connect("the moon is in the way"), "unknown"],
    ["other number", connect("tcp connect error: odd (os error 1111)"), "unknown"],
    ["macOS", connect("tcp connect error: Connection refused (os error 61)"), "refused"],
    ["Windows", connect("tcp connect error: refused it. (os error 10061)"), "refused"],
    ["no route", connect("tcp connect error: No route to host (os error 113)"), "unreachable"],
    ...[101, 110, 51, 65, 60, 10051, 10065, 10060].map((number) =>
      [
        `no way, by number ${number}`,
        connect(`tcp connect error: no way (os error ${number})`),
        "unreachable",
      ] as const
    ),
    ["other certificate fault", connect("invalid peer certificate: Revoked"), "bad_certificate"],
    [
      "a name that somebody put into a certificate",
      connect(
        'invalid peer certificate: certificate not valid for name "a"; only for "UnknownIssuer"',
      ),
      "wrong_name",
    ],
    [
      "words in a URL",
      new TypeError("error sending request for url (https://a/dns error): nothing else"),
      "unknown",
    ],
    ["no permission", new Deno.errors.NotCapable("no"), "not_permitted"],
    ["DENO_CERT", new Error("Failed opening CA file: No such file"), "certificate_settings"],
    [
      "DENO_TLS_CA_STORE",
      new Error('Unknown certificate store "x" specified (allowed: "system,mozilla")'),
      "certificate_settings",
    ],
    ["a ring of causes", ring(), "unknown"],
  ];
  for (const [name, error, expected] of rows) {
    await t.step(name, () => assert.equal(networkFailureOf(error), expected));
  }
});

function ring(): Error {
  const error = new Error("around");
  error.cause = error;
  return error;
}
