/** Wrong tokens, one after the other: none is let in, none is told why, and the right one still works. @module */
import { RawConnection } from "../support/http_reader.ts";
import { frameOf, headerLines } from "../support/mcp_frames.ts";
import { postText, probe } from "./crowds.ts";

/** What came of it. */
export interface GuessingResult {
  readonly guesses: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

const encoder = new TextEncoder();

/** @param headers Those of a proper request, with its token. */
export async function guessTokens(
  url: URL,
  { headers, guesses, random }: {
    readonly headers: string;
    readonly guesses: number;
    readonly random: () => number;
  },
): Promise<GuessingResult> {
  const token = /authorization: *bearer +(\S+)/i.exec(headers)?.[1] ?? "";
  const statuses: Record<string, number> = {};
  const violations = new Set<string>();
  const bodies = new Set<string>();
  let connection = await RawConnection.open(url);
  for (let made = 0; made < guesses; made++) {
    const guess = guessOf(token, random);
    const body = frameOf("2025-11-25", made, { method: "tools/list" });
    const own = headerLines("2025-11-25", { method: "tools/list" }) + guess;
    await connection.write(encoder.encode(
      postText(url, own, body),
    ));
    const answer = await connection.next();
    if (answer === undefined || /\nconnection: *close/.test(answer.head)) {
      connection.close();
      connection = await RawConnection.open(url);
    }
    if (answer === undefined) continue;
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    if (answer.status < 400 || answer.status >= 500) {
      violations.add(`status ${answer.status} for ${JSON.stringify(guess.slice(0, 80))}`);
    }
    if (token !== "" && answer.body.includes(token)) violations.add("the token is told");
    bodies.add(answer.body);
  }
  connection.close();
  if (bodies.size > 10) violations.add(`${bodies.size} different refusals`);
  const { status } = await probe(url, headers);
  if (status !== 200 && status !== 429) violations.add("the right token is not let in");
  return { guesses, statuses, violations: [...violations] };
}

/** Never the token itself. */
function guessOf(token: string, random: () => number): string {
  const at = Math.floor(random() * token.length);
  const other = token.charAt(at) === "a" ? "b" : "a";
  const near = token.slice(0, at) + other + token.slice(at + 1);
  const guesses = [
    "",
    "authorization: Bearer\r\n",
    "authorization: Bearer \r\n",
    `authorization: Bearer ${near}\r\n`,
    `authorization: Bearer ${token.slice(0, at)}\r\n`,
    `authorization: Bearer ${token}${token}\r\n`,
    `authorization: Bearer ${token.split("").reverse().join("")}0\r\n`,
    `authorization: Basic ${btoa(`user:${token}`)}\r\n`,
    `authorization: Bearer ${"a".repeat(8_000)}\r\n`,
    `authorization: Bearer ${near}, Bearer ${near}\r\n`,
    `authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJyb290In0.\r\n`,
    `cookie: token=${token}\r\n`,
    `x-authorization: Bearer ${token}\r\n`,
  ];
  return guesses[Math.floor(random() * guesses.length)] ?? "";
}
