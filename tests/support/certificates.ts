/** A certificate authority of the tests' own and what it signs, made by the platform's cryptography. @module */

/** What makes a certificate another one than everybody would take. */
export interface CertificateTerms {
  readonly dnsName: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** PEM texts of one server. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

/** Signs certificates; its own is what clients have to trust. */
export interface CertificateAuthority {
  readonly certificate: string;
  certify(terms: CertificateTerms): Promise<Certified>;
}

const ECDSA = { name: "ECDSA", namedCurve: "P-256" } as const;
const ECDSA_WITH_SHA256 = [1, 2, 840, 10045, 4, 3, 2];
const COMMON_NAME = [2, 5, 4, 3];
const KEY_USAGE = [2, 5, 29, 15];
const SUBJECT_ALT_NAME = [2, 5, 29, 17];
const BASIC_CONSTRAINTS = [2, 5, 29, 19];

/** A new authority, valid as long as its terms say; nobody else trusts it. */
export async function certificateAuthority(
  { notBefore, notAfter }: Pick<CertificateTerms, "notBefore" | "notAfter">,
): Promise<CertificateAuthority> {
  const own = await newKeys();
  const issuer = name("Tests of pypi-mcp");
  const certificate = await signed(own.privateKey, {
    ...{ issuer, subject: issuer, notBefore, notAfter, publicKey: own.publicKey },
    extensions: [
      extension(BASIC_CONSTRAINTS, sequence(der(0x01, [0xff])), true),
      extension(KEY_USAGE, der(0x03, [0x01, 0x06]), true), // signs certificates and lists
    ],
  });
  return {
    certificate,
    async certify({ dnsName, ...validity }) {
      const keys = await newKeys();
      const names = sequence(der(0x82, new TextEncoder().encode(dnsName)));
      return {
        certificate: await signed(own.privateKey, {
          ...{ issuer, subject: name(dnsName), ...validity, publicKey: keys.publicKey },
          extensions: [extension(SUBJECT_ALT_NAME, names, false)],
        }),
        key: pem(
          "PRIVATE KEY",
          new Uint8Array(await crypto.subtle.exportKey("pkcs8", keys.privateKey)),
        ),
      };
    },
  };
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ECDSA, true, ["sign", "verify"]);
}

interface Content extends Pick<CertificateTerms, "notBefore" | "notAfter"> {
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly publicKey: CryptoKey;
  readonly extensions: readonly Uint8Array[];
}

/** RFC 5280, section 4.1. */
async function signed(key: CryptoKey, content: Content): Promise<string> {
  const algorithm = sequence(objectIdentifier(ECDSA_WITH_SHA256));
  const serial = crypto.getRandomValues(new Uint8Array(8));
  const body = sequence(
    der(0xa0, der(0x02, [2])),
    unsigned(serial),
    algorithm,
    content.issuer,
    sequence(time(content.notBefore), time(content.notAfter)),
    content.subject,
    new Uint8Array(await crypto.subtle.exportKey("spki", content.publicKey)),
    der(0xa3, sequence(...content.extensions)),
  );
  const raw = new Uint8Array(
    await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, body),
  );
  const signature = sequence(unsigned(raw.subarray(0, 32)), unsigned(raw.subarray(32)));
  return pem("CERTIFICATE", sequence(body, algorithm, der(0x03, [0, ...signature])));
}

function pem(label: string, bytes: Uint8Array): string {
  const lines = btoa(String.fromCharCode(...bytes)).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}

function der(tag: number, content: Iterable<number>): Uint8Array<ArrayBuffer> {
  const bytes = [...content];
  const { length } = bytes;
  const size = length < 128
    ? [length]
    : length < 256
    ? [0x81, length]
    : [0x82, length >> 8, length & 255];
  return new Uint8Array([tag, ...size, ...bytes]);
}

function sequence(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return der(0x30, parts.flatMap((part) => [...part]));
}

/** The shortest form, with a zero before a set highest bit: it would be a sign. */
function unsigned(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = [...start < 0 ? [0] : bytes.subarray(start)];
  return der(0x02, (digits[0] ?? 0) > 127 ? [0, ...digits] : digits);
}

function objectIdentifier([first = 0, second = 0, ...rest]: readonly number[]): Uint8Array {
  const groups = (arc: number): number[] => arc < 128 ? [arc] : [...groups(arc >> 7), arc & 127];
  const marked = rest.flatMap((arc) =>
    groups(arc).map((group, place, all) => place < all.length - 1 ? group | 128 : group)
  );
  return der(0x06, [first * 40 + second, ...marked]);
}

function name(common: string): Uint8Array {
  const value = der(0x0c, new TextEncoder().encode(common));
  return sequence(der(0x31, sequence(objectIdentifier(COMMON_NAME), value)));
}

function time(date: Date): Uint8Array {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, ""); // YYYYMMDDHHMMSSZ
  return der(0x18, new TextEncoder().encode(digits));
}

function extension(
  identifier: readonly number[],
  value: Uint8Array,
  isCritical: boolean,
): Uint8Array {
  const critical = isCritical ? [der(0x01, [0xff])] : [];
  return sequence(objectIdentifier(identifier), ...critical, der(0x04, value));
}
