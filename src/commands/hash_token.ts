/** `pypi-mcp hash-token` on this process's chance and stdin. Part of the composition. @module */
import { runHashToken } from "../cli/hash_token.ts";
import { UsageError } from "../cli/usage_error.ts";
import { type CommandContext, refuseOperands } from "./command.ts";

/** Needs no settings. @throws {UsageError} For a name or a token that cannot be used. */
export async function hashToken({ line, terminal }: CommandContext): Promise<number> {
  refuseOperands(line, 1);
  const [name] = line.operands;
  if (name === undefined) {
    throw new UsageError("Cannot make a token for nobody: expected hash-token NAME");
  }
  const own = line.stdin ? await new Response(Deno.stdin.readable).text() : undefined;
  const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  return await runHashToken({ name, own, randomBytes }, terminal);
}
