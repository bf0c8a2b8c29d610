/** What a client without a right token is told, so that it can get one (RFC 6750, RFC 9728). @module */
import type { Caller } from "../mcp/call_observer.ts";
import { Refusal } from "./refusal.ts";

/** How clients come to a token. */
export interface ChallengeOptions {
  /** Of the protected-resource metadata; absent where no issuer is set. */
  readonly metadataUrl: string | undefined;
  readonly scopes: readonly string[];
}

/** The refusals of one server. */
export interface Challenges {
  missing(): Refusal;
  invalid(reason: string): Refusal;
  insufficient(caller: Caller): Refusal;
}

/** Says the same for every wrong token: whoever guesses learns nothing from it. */
export function challenges({ metadataUrl, scopes }: ChallengeOptions): Challenges {
  const scope = scopes.length === 0 ? "" : `, scope="${scopes.join(" ")}"`;
  const resource = metadataUrl === undefined ? "" : `, resource_metadata="${metadataUrl}"`;
  const challenge = (error: string) => ({
    headers: { "www-authenticate": `Bearer realm="pypi-mcp"${error}${resource}${scope}` },
  });
  return {
    missing: () =>
      new Refusal(
        401,
        "no token",
        "A bearer token is missing, expected an Authorization header",
        challenge(""),
      ),
    invalid: (reason) =>
      new Refusal(
        401,
        reason,
        "The bearer token is not accepted, expected one that is valid here and now",
        challenge(', error="invalid_token"'),
      ),
    insufficient: (caller) =>
      new Refusal(
        403,
        "insufficient scope",
        `The access token does not allow this, expected scopes ${scopes.join(" ")}`,
        { ...challenge(', error="insufficient_scope"'), caller },
      ),
  };
}
