/** Removing what may not be there. @module */

/** A file, or a folder with everything in it. @throws {Error} If it is there and cannot be removed. */
export async function removeIfThere(path: string | URL): Promise<void> {
  await Deno.remove(path, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
}
