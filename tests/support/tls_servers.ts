/** Servers behind TLS on loopback, with certificates right and wrong. @module */
import { type CertificateAuthority, certificateAuthority } from "./certificates.ts";

const DAY_MS = 86_400_000;

/** An authority and what it signed for `localhost`. */
export interface TlsWorld {
  /** PEM of the authority. */
  readonly authority: string;
  /** Serves with a certificate of that kind. */
  serve(
    kind: "right" | "expired" | "not yet valid" | "of another name",
    handler: (request: Request) => Response | Promise<Response>,
  ): Promise<TlsServer>;
}

/** Disposing of it closes the port. */
export interface TlsServer extends AsyncDisposable {
  readonly port: number;
  /** Without a slash at its end. */
  readonly url: string;
}

/** A new authority, which nobody trusts yet. */
export async function tlsWorld(): Promise<TlsWorld> {
  const nowMs = Date.now();
  const at = (days: number) => new Date(nowMs + days * DAY_MS);
  const today = { notBefore: at(-1), notAfter: at(2) };
  const authority: CertificateAuthority = await certificateAuthority(today);
  const terms = {
    "right": { dnsName: "localhost", ...today },
    "expired": { dnsName: "localhost", notBefore: at(-3), notAfter: at(-1) },
    "not yet valid": { dnsName: "localhost", notBefore: at(1), notAfter: at(2) },
    "of another name": { dnsName: "elsewhere.example", ...today },
  };
  return {
    authority: authority.certificate,
    async serve(kind, handler) {
      const { certificate: cert, key } = await authority.certify(terms[kind]);
      const server = Deno.serve(
        { hostname: "127.0.0.1", port: 0, cert, key, onListen() {}, onError: failed },
        handler,
      );
      return {
        port: server.addr.port,
        url: `https://localhost:${server.addr.port}`,
        [Symbol.asyncDispose]: () => server.shutdown(),
      };
    },
  };
}

function failed(): Response {
  return new Response(null, { status: 500 });
}
