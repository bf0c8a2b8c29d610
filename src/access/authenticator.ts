/** Tokens of the settings, of a file and of an issuer behind one question. @module */
import type { TokenEntry } from "../config/token_list.ts";
import type { Clock } from "../domain/clock.ts";
import type { TokenFile } from "./token_file.ts";
import { TokenStore } from "./token_store.ts";
import type { Authenticator, Verdict } from "./verdict.ts";

/** Three parts of base64url: nothing else is sent to the verifier. */
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Where callers' tokens are known from. */
export interface AuthenticatorOptions {
  readonly entries: readonly TokenEntry[];
  readonly file: TokenFile | undefined;
  readonly issuer: Authenticator | undefined;
  readonly clock: Clock;
  /** Told once for each failure of the file. */
  readonly onFault: (reason: string) => void;
  /** Told how many tokens the file holds when it has changed. */
  readonly onChange: (count: number) => void;
}

/** The file is looked at before each answer, so that what was taken out of it is refused at once when it was seen. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { entries, file, issuer, clock, onFault, onChange } = options;
  const store = new TokenStore(entries, clock);
  const refresh = () => {
    const look = file?.look();
    if (look?.kind === "faulty") onFault(look.reason);
    if (look?.kind === "changed") {
      store.replace([...entries, ...look.entries]);
      onChange(look.entries.length);
    }
  };
  return {
    known(token) {
      refresh();
      return store.known(token) ?? issuer?.known(token);
    },
    verify(token): Verdict | Promise<Verdict> {
      refresh();
      const caller = store.verify(token);
      if (caller === "expired") return { kind: "invalid", reason: "expired token" };
      if (caller !== undefined) return { kind: "caller", caller };
      if (issuer !== undefined && JWT.test(token)) return issuer.verify(token);
      return { kind: "invalid", reason: "unknown token" };
    },
  };
}
