/**
 * INI as Python's configparser reads it, which is how setuptools reads setup.cfg: values go on in
 * indented lines. The `ini` library knows no such lines, so it cannot read a list of requirements.
 * @module
 */

/** One line of a value. */
export interface IniLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** Sections by name, their values by key in lower case. */
export type IniSections = ReadonlyMap<string, ReadonlyMap<string, readonly IniLine[]>>;

/** The sections, and the lines that belong to nothing. */
export interface IniDocument {
  readonly sections: IniSections;
  readonly unread: readonly IniLine[];
}

/**
 * Reads the text. A line that begins with `#` or `;` is a comment; a key that comes twice keeps its
 * last value.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const { sections } = parseIni("[options]\ninstall_requires =\n    foo>=1\n    bar\n");
 * const found = sections.get("options")?.get("install_requires");
 * assert.deepEqual(found?.map(({ text }) => text), ["", "foo>=1", "bar"]);
 * ```
 */
export function parseIni(content: string): IniDocument {
  const sections = new Map<string, Map<string, IniLine[]>>();
  const unread: IniLine[] = [];
  let section: Map<string, IniLine[]> | undefined;
  let value: IniLine[] | undefined;
  let indent = 0;
  for (const [index, raw] of content.replace(/^\ufeff/, "").split(/\r\n|\n|\r/).entries()) {
    const text = raw.trim();
    const line = index + 1;
    if (text === "" || text.startsWith("#") || text.startsWith(";")) continue;
    const depth = raw.length - raw.trimStart().length;
    if (value !== undefined && depth > indent) {
      value.push({ text, line });
      continue;
    }
    indent = depth;
    value = undefined;
    const end = text.startsWith("[") ? text.indexOf("]") : -1;
    if (end > 1) {
      const name = text.slice(1, end);
      section = sections.get(name) ?? new Map<string, IniLine[]>();
      sections.set(name, section);
      continue;
    }
    const at = text.search(/[=:]/);
    if (section === undefined || at < 1) {
      unread.push({ text, line });
      continue;
    }
    value = [{ text: text.slice(at + 1).trim(), line }];
    section.set(text.slice(0, at).trim().toLowerCase(), value);
  }
  return { sections, unread };
}
