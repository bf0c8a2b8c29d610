/** What is found out once about a page of thousands of files, instead of once for each of them. @module */
import { distributionKind, pythonTagOf } from "../../domain/distribution_name.ts";
import { NameEndings } from "../../domain/name_endings.ts";
import type { Distribution } from "../../domain/release.ts";
import { presentText, TEXT_LIMIT } from "../wire_text.ts";

/** What a file's name tells. */
export type ReadName = Pick<Distribution, "filename" | "kind" | "pythonTag">;

/** The reading of one page: its names in their order. */
export class PageReading {
  /** Of wheels whose names need no cleaning. */
  readonly #wheels = new NameEndings<Omit<ReadName, "filename">>();

  /** The Requires-Python of the last file, as told and as read. */
  #limit: readonly [told: string | null | undefined, read: string | undefined] = [
    undefined,
    undefined,
  ];

  /** The Requires-Python of a file: mostly that of the file before. */
  readLimit(text: string | null | undefined): string | undefined {
    if (text !== this.#limit[0]) this.#limit = [text, presentText(text)];
    return this.#limit[1];
  }

  /** `undefined`: nothing can be seen of the name. */
  readName(text: string): ReadName | undefined {
    const known = text.length > TEXT_LIMIT.short ? undefined : this.#wheels.find(text);
    if (known !== undefined) {
      return { filename: text, kind: known.kind, pythonTag: known.pythonTag };
    }
    const filename = presentText(text);
    if (filename === undefined) return undefined;
    const kind = distributionKind(filename);
    const read = { kind, pythonTag: pythonTagOf(filename, kind) };
    // Nothing that is cleaned spans a dash, so what is cut and joined at one needs no cleaning either.
    if (read.kind === "wheel" && read.pythonTag !== undefined && filename === text) {
      this.#wheels.keep(filename, filename.indexOf("-", filename.indexOf("-") + 1) + 1, read);
    }
    return { filename, ...read };
  }
}
