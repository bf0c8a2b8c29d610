/** Whether what lies in the checkout is what a tag names: a release holds the tag's sources and nothing else. @module */

/** The checkout, as git tells it. */
export interface SourceState {
  readonly tag: string;
  /** Commit of the tag; absent where there is no such tag. */
  readonly tagged: string | undefined;
  readonly head: string | undefined;
  /** Lines of `git status --porcelain`; absent where git cannot say. */
  readonly changes: readonly string[] | undefined;
}

/** Why these sources are not the tag's: empty where they are. */
export function sourceFaults({ tag, tagged, head, changes }: SourceState): readonly string[] {
  const count = changes?.length ?? 0;
  return [
    ...head === undefined || changes === undefined
      ? ["git does not tell what this checkout holds"]
      : [],
    ...tagged === undefined
      ? [`there is no tag ${JSON.stringify(tag)}, expected it at this commit`]
      : tagged === head
      ? []
      : [`the tag ${JSON.stringify(tag)} is at another commit than this checkout`],
    ...count > 0
      ? [`${count} files are changed or not under version control, expected none: see git status`]
      : [],
  ];
}

/** @param folder Of the checkout. */
export async function readSourceState(tag: string, folder: URL): Promise<SourceState> {
  const git = async (...args: readonly string[]) => {
    const { success, stdout } = await new Deno.Command("git", {
      args: [...args],
      cwd: folder,
      stderr: "null",
    }).output();
    return success ? new TextDecoder().decode(stdout).trim() : undefined;
  };
  const status = await git("status", "--porcelain", "--untracked-files=all");
  return {
    tag,
    tagged: await git("rev-parse", "--verify", "--quiet", `refs/tags/${tag}^{commit}`),
    head: await git("rev-parse", "HEAD"),
    changes: status?.split("\n").filter((line) => line !== ""),
  };
}
