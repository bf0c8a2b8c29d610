/** Servers behind TLS on loopback, with certificates right and wrong. @module */
import { type CertificateAuthority, certificateAuthority, type Certified } from "./certificates.ts";

const DAY_MS = 86_400_000;

/** What is right or wrong about a certificate for `localhost`. */
export type CertificateKind = "right" | "expired" | "not yet valid" | "of another name";

/** An authority and what it signed. */
export interface TlsWorld {
  /** PEM of the authority. */
  readonly authority: string;
  certify(kind: CertificateKind): Promise<Certified>;
  /** Serves with a certificate of that kind. */
  serve(
    kind: CertificateKind,
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
  const certify = (kind: CertificateKind) => authority.certify(terms[kind]);
  return {
    authority: authority.certificate,
    certify,
    async serve(kind, handler) {
      const { certificate: cert, key } = await certify(kind);
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
