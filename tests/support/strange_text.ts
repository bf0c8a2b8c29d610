/** Looks for text that no answer may hold. @module */

// Written apart from `untrusted_text.ts` on purpose: a test that shares its pattern would share its holes.
const STRANGE =
  // deno-lint-ignore no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Paths of the texts inside `value`, keys included, that hold control or bidirectional characters; line feeds may be. */
export function strangeTexts(value: unknown, place = "$"): readonly string[] {
  if (typeof value === "string") return STRANGE.test(value) ? [place] : [];
  if (value instanceof Map) return strangeTexts([...value], place);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => strangeTexts(item, `${place}[${index}]`));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...(STRANGE.test(key) ? [`${place} key`] : []),
    ...strangeTexts(item, `${place}.${key}`),
  ]);
}
