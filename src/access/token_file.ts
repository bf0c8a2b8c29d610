/** A file of bearer tokens that may change while the program runs. @module */
import { parseTokenList, type TokenEntry } from "../config/token_list.ts";
import type { Clock } from "../domain/clock.ts";

const LOOK_EVERY_MS = 2_000;
/** A file that has just been written may be written again without looking changed. */
const SETTLED_AFTER_MS = 3_000;
const MAX_BYTES = 1_048_576;

/** What can be read of a file. */
export interface FileReader {
  /** Of what the path leads to in the end, so that a link that is turned to another file counts as a change. */
  stat(path: string): FileState;
  read(path: string): string;
}

/** What tells one content from another without reading it. */
export interface FileState {
  readonly sizeBytes: number;
  readonly changedAtMs: number;
  /** Which file it is, where the system says so. */
  readonly identity: string;
}

/** The platform's files; synchronous, because whoever is let in must not depend on what comes later. */
export const systemFiles: FileReader = {
  stat(path) {
    const { size, mtime, ino, dev, isFile } = Deno.statSync(path);
    if (!isFile) throw new Deno.errors.IsADirectory("it is no file");
    return { sizeBytes: size, changedAtMs: mtime?.getTime() ?? 0, identity: `${dev}:${ino}` };
  },
  read: (path) => Deno.readTextFileSync(path),
};

/** How a look at the file ended. */
export type TokenFileLook =
  | { readonly kind: "same" }
  | { readonly kind: "changed"; readonly entries: readonly TokenEntry[] }
  /** Told once for each failure, not at each look. */
  | { readonly kind: "faulty"; readonly reason: string };

const SAME: TokenFileLook = Object.freeze({ kind: "same" });

/** Looks at the file when asked, but not at every request. */
export class TokenFile {
  readonly #path: string;
  readonly #files: FileReader;
  readonly #clock: Clock;
  #seen: string | undefined;
  #text: string | undefined;
  #fault: string | undefined;
  #looksAgainAtMs = -Infinity;

  constructor(path: string, { files, clock }: { files: FileReader; clock: Clock }) {
    this.#path = path;
    this.#files = files;
    this.#clock = clock;
  }

  /** Cheap where the last look was just now. */
  look(): TokenFileLook {
    const nowMs = this.#clock();
    const isSoon = nowMs < this.#looksAgainAtMs && this.#looksAgainAtMs - nowMs <= LOOK_EVERY_MS;
    if (isSoon) return SAME;
    this.#looksAgainAtMs = nowMs + LOOK_EVERY_MS;
    try {
      return this.#read(nowMs);
    } catch (error) {
      return this.#failed(error instanceof Error ? error.name : "the system refuses");
    }
  }

  #read(nowMs: number): TokenFileLook {
    const { sizeBytes, changedAtMs, identity } = this.#files.stat(this.#path);
    const state = `${identity}:${sizeBytes}:${changedAtMs}`;
    if (state === this.#seen) return SAME;
    if (sizeBytes > MAX_BYTES) return this.#failed(`over ${MAX_BYTES} bytes`);
    const text = this.#files.read(this.#path);
    const { entries, faults } = parseTokenList(text);
    if (faults.length > 0) return this.#failed(faults.slice(0, 5).join("; "));
    const isSettled = nowMs - changedAtMs > SETTLED_AFTER_MS;
    this.#seen = isSettled ? state : undefined;
    // A file that is not settled, or comes from the future, is read at each look.
    if (text === this.#text && this.#fault === undefined) return SAME;
    this.#text = text;
    this.#fault = undefined;
    return { kind: "changed", entries };
  }

  /** What was seen is forgotten, so that a file that comes back as it was is read again. */
  #failed(reason: string): TokenFileLook {
    this.#seen = undefined;
    if (reason === this.#fault) return SAME;
    this.#fault = reason;
    return { kind: "faulty", reason };
  }
}
