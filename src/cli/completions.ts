/** `pypi-mcp completions`: a script for one shell. @module */
import { quote, withoutSecrets } from "../config/shown_text.ts";
import { bashCompletions } from "./completion_bash.ts";
import { fishCompletions } from "./completion_fish.ts";
import { powershellCompletions } from "./completion_powershell.ts";
import { type CompletionWords, completionWords, type Shell, SHELLS } from "./completion_words.ts";
import { zshCompletions } from "./completion_zsh.ts";
import { UsageError } from "./usage_error.ts";

const SCRIPTS: Readonly<Record<Shell, (words: CompletionWords) => string>> = {
  bash: bashCompletions,
  zsh: zshCompletions,
  fish: fishCompletions,
  powershell: powershellCompletions,
};

/** @param tools Names of the tools that there are. @throws {UsageError} For a shell that is not known. */
export function completionScript(shell: string | undefined, tools: readonly string[]): string {
  const known = SHELLS.find((name) => name === shell);
  if (known === undefined) {
    const read = shell === undefined ? "" : ` for ${quote(withoutSecrets(shell))}`;
    throw new UsageError(`Cannot complete${read}: expected completions ${SHELLS.join(" or ")}`);
  }
  return SCRIPTS[known](completionWords(tools));
}
