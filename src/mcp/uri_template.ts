/** URI templates with simple variables only (RFC 6570 level 1), both ways. @module */

const VARIABLE = /\{([a-z_]{1,64})\}/g;
const MAX_LENGTH = 1024; // UTF-16 units of a URI; bounds work on a caller's text

/** One URI template such as `pypi://package/{package_name}`. */
export interface UriTemplate {
  readonly template: string;
  /** In the order of the template; none for a fixed URI. */
  readonly variables: readonly string[];
  /** The variables' decoded values, or `undefined` when `uri` is another resource. */
  match(uri: string): ReadonlyMap<string, string> | undefined;
  /** The URI for these values, each percent-encoded. @throws {TypeError} If one is missing. */
  expand(values: ReadonlyMap<string, string>): string;
}

/** A variable matches one path segment, never an empty one and never a slash. */
export function uriTemplate(template: string): UriTemplate {
  const variables = [...template.matchAll(VARIABLE)].flatMap(([, name]) =>
    name === undefined ? [] : [name]
  );
  const segments = template.split("/");
  return {
    template,
    variables,
    match(uri) {
      if (uri.length > MAX_LENGTH) return undefined;
      const found = uri.split("/");
      if (found.length !== segments.length) return undefined;
      const values = new Map<string, string>();
      for (const [index, segment] of segments.entries()) {
        const text = found[index] ?? "";
        if (!segment.startsWith("{")) {
          if (segment !== text) return undefined;
          continue;
        }
        const value = decode(text);
        if (value === undefined || value === "") return undefined;
        values.set(segment.slice(1, -1), value);
      }
      return values;
    },
    expand(values) {
      return template.replace(VARIABLE, (_, name: string) => {
        const value = values.get(name);
        if (value === undefined) throw new TypeError(`Cannot expand ${template}: no "${name}"`);
        return encodeURIComponent(value);
      });
    },
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a stray "%" is not an encoded value
  }
}
