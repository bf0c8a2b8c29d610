/** A secret of the settings, which no text, dump or log of them shows. @module */

const SHOWN = "[redacted]";
// deno-lint-ignore no-control-regex -- what a user name of RFC 7617 may not hold
const CONTROL = /[\u0000-\u001f\u007f]/;
const TOKEN = /^[\x21-\x7e]{1,4096}$/; // RFC 6750 allows fewer; a header could carry no more

/** What goes into one `Authorization` header. It is a private field: printing the object shows nothing of it. */
export class Credential {
  readonly #authorization: string;

  private constructor(authorization: string) {
    this.#authorization = authorization;
  }

  /** RFC 7617, in UTF-8; `undefined` where such a user name or password cannot be sent. */
  static basic(user: string, password: string): Credential | undefined {
    if (user.includes(":") || CONTROL.test(user + password)) return undefined;
    if (user.length + password.length > 4096) return undefined;
    const bytes = new TextEncoder().encode(`${user}:${password}`);
    return new Credential(`Basic ${btoa(String.fromCharCode(...bytes))}`);
  }

  /** RFC 6750; `undefined` where the token cannot be sent. */
  static bearer(token: string): Credential | undefined {
    return TOKEN.test(token) ? new Credential(`Bearer ${token}`) : undefined;
  }

  /** The header's value: for the request that it is meant for, and for nothing else. */
  get authorization(): string {
    return this.#authorization;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }
}
