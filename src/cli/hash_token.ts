/** `pypi-mcp hash-token`: a bearer token for a caller, and the entry by which a server knows it. @module */
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage_error.ts";

const NAME = /^[A-Za-z0-9][\w.@-]{0,63}$/;
const TOKEN = /^[\x21-\x7e]{1,4096}$/; // what an Authorization header can carry
const RANDOM_BYTES = 32;
const LEAST_LENGTH = 20;
const LEAST_BITS = 100;
/** The log redacts what begins so, should it ever get there. */
const PREFIX = "pypi-mcp-";

/** What the command needs. */
export interface HashTokenDeps {
  /** Who gets the token. */
  readonly name: string;
  /** A token of one's own, where there is one. */
  readonly own: string | undefined;
  /** Bytes that nobody can guess. */
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Prints a fresh token once, and the entry for the server. @throws {UsageError} For a name or a token that cannot be used. */
export async function runHashToken(deps: HashTokenDeps, terminal: Terminal): Promise<number> {
  if (!NAME.test(deps.name)) {
    throw new UsageError(
      `Cannot use ${
        JSON.stringify(deps.name.slice(0, 64))
      } as a name: expected up to 64 of A-Z, a-z, 0-9, _, ., @ and -`,
    );
  }
  const token = deps.own === undefined
    ? PREFIX + base64url(deps.randomBytes(RANDOM_BYTES))
    : checked(deps.own.replace(/\r?\n$/, ""));
  if (deps.own === undefined) terminal.out(`token: ${token}`);
  terminal.out(`entry: ${deps.name}=sha256:${await sha256(token)}`);
  terminal.error(
    (deps.own === undefined ? "The token goes to the caller and is shown only now; the" : "The") +
      " entry goes into PYPI_MCP_AUTH_TOKENS or the file of PYPI_MCP_AUTH_TOKENS_FILE",
  );
  return 0;
}

/** The text itself is not repeated: it may be somebody's password. */
function checked(token: string): string {
  if (!TOKEN.test(token)) {
    throw new UsageError(
      "Cannot use that token: expected one line of up to 4096 visible ASCII characters",
    );
  }
  const bits = token.length * Math.log2(new Set(token).size);
  if (token.length < LEAST_LENGTH || bits < LEAST_BITS) {
    throw new UsageError(
      `Cannot use that token: it could be guessed, expected at least ${LEAST_LENGTH} characters of many kinds; ` +
        "without --stdin a random one is made",
    );
  }
  return token;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_")
    .replace(/=+$/, "");
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
