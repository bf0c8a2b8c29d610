/** From a module's default export to a plug-in whose every field and schema has been checked. @module */
import { cleanText } from "../domain/untrusted_text.ts";
import { uriTemplate } from "../mcp/uri_template.ts";
import { PLUGIN_API_VERSION } from "./plugin_api.ts";
import { type PluginCheck, readSchema } from "./plugin_schema.ts";
import {
  PLUGIN_SHAPE,
  type PluginShape,
  type ResourceShape,
  type SourceShape,
  type ToolShape,
} from "./plugin_shape.ts";

/** A tool with its schemas. */
export interface CheckedTool {
  readonly definition: ToolShape;
  readonly input: PluginCheck;
  readonly output: PluginCheck;
}

/** Nothing of it has been called yet. */
export interface CheckedPlugin {
  /** As the settings name it. */
  readonly path: string;
  readonly shape: PluginShape;
  readonly tools: readonly CheckedTool[];
}

/** The plug-in, or all its faults in words that complete `Cannot load plug-in "…": `. */
export type PluginReading =
  | { readonly plugin: CheckedPlugin; readonly faults?: undefined }
  | { readonly plugin?: undefined; readonly faults: readonly string[] };

/** Never throws, whatever the value's getters do. `mayReach`: whether the program is permitted to ask that URL. */
export function readPlugin(
  path: string,
  value: unknown,
  mayReach: (url: URL) => boolean,
): PluginReading {
  try {
    return read(path, value, mayReach);
  } catch {
    return { faults: ["reading its fields throws, expected plain values"] };
  }
}

function read(path: string, value: unknown, mayReach: (url: URL) => boolean): PluginReading {
  if (typeof value !== "object" || value === null) {
    return { faults: [`its default export is ${typeof value}, expected the plug-in`] };
  }
  const version: unknown = Reflect.get(value, "apiVersion");
  if (version !== PLUGIN_API_VERSION) {
    const shown = version === undefined ? "no apiVersion" : `apiVersion ${String(version)}`;
    return {
      faults: [`it states ${cleanText(shown, 40)}, expected apiVersion ${PLUGIN_API_VERSION}`],
    };
  }
  const parsed = PLUGIN_SHAPE.safeParse(value);
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map(({ path: place, message }) =>
        cleanText(`${place.length === 0 ? "plug-in" : place.join(".")}: ${message}`, 300)
      ),
    };
  }
  const shape = parsed.data;
  const faults = [
    ...shape.resources.flatMap((resource) => uriFaults(shape.name, resource)),
    ...overlaps(shape.resources),
    ...shape.sources.flatMap((source) => sourceFaults(source, mayReach)),
  ];
  const tools = shape.tools.flatMap((definition) => checkedTool(definition, faults));
  return faults.length > 0 ? { faults } : { plugin: { path, shape, tools } };
}

function checkedTool(definition: ToolShape, faults: string[]): CheckedTool[] {
  const read = (field: "inputSchema" | "outputSchema") =>
    readSchema(definition[field], {
      closed: field === "inputSchema",
      fault: (text) => faults.push(`tool ${definition.name}: ${field}: ${cleanText(text, 300)}`),
    });
  const input = read("inputSchema");
  const output = read("outputSchema");
  return input === undefined || output === undefined ? [] : [{ definition, input, output }];
}

/** Segments are fixed or a variable as a whole; the first one is the authority of the URI and fixed. */
const SEGMENT = /^(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*|\{[a-z_]{1,64}\})$/;

function uriFaults(plugin: string, { name, uri }: ResourceShape): string[] {
  const scheme = `${plugin}://`;
  const [first = "", ...rest] = uri.startsWith(scheme) ? uri.slice(scheme.length).split("/") : [];
  const { variables } = uriTemplate(uri);
  const fits = /^[a-z0-9][a-z0-9._-]*$/.test(first) && rest.every((part) => SEGMENT.test(part)) &&
    new Set(variables).size === variables.length;
  return fits ? [] : [
    `resource ${name}: cannot use URI ${JSON.stringify(cleanText(uri, 100))}, ` +
    `expected ${scheme}WORD/… whose segments are words or different {variables}`,
  ];
}

/** A URI must not name two resources. */
function overlaps(resources: readonly ResourceShape[]): string[] {
  return resources.flatMap((one, index) =>
    resources.slice(index + 1).filter((other) => mayNameSame(one.uri, other.uri)).map((other) =>
      `resource ${other.name}: its URI may be one of resource ${one.name}, too`
    )
  );
}

function mayNameSame(one: string, other: string): boolean {
  const left = one.split("/");
  const right = other.split("/");
  return left.length === right.length &&
    left.every((part, index) =>
      part === right[index] || part.startsWith("{") || right[index]?.startsWith("{")
    );
}

function sourceFaults({ name, baseUrl }: SourceShape, mayReach: (url: URL) => boolean): string[] {
  const url = URL.parse(baseUrl);
  const fits = url !== null && /^https?:$/.test(url.protocol) && url.username === "" &&
    url.password === "" && !/[?#]/.test(baseUrl);
  if (!fits) {
    return [
      `source ${name}: cannot use its baseUrl, expected an absolute http or https URL without credentials, query or fragment`,
    ];
  }
  return mayReach(url) ? [] : [
    `source ${name}: this program may not reach ${url.host}, expected the server build (pypi-mcp-server) or deno run with --allow-net=${url.host}`,
  ];
}
