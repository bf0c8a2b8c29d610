/** A plug-in's data source: one upstream service behind the whole pipeline. @module */
import type { UpstreamCall } from "../domain/source.ts";
import type { UpstreamApi } from "../upstream/upstream_api.ts";
import { passFailures } from "./passed_failure.ts";
import type { PluginSource } from "./plugin_api.ts";
import { PLUGIN_READ_OPTIONS } from "./plugin_shape.ts";

/** The source for one call. The cache holds the text, so that no call can change what another one reads. */
export function pluginSource(api: UpstreamApi, call: UpstreamCall): PluginSource {
  return {
    async readJson(path, options = {}) {
      const { freshMs, mediaType = "application/json" } = PLUGIN_READ_OPTIONS.parse(options);
      const request = {
        path: ownPath(path),
        accept: mediaType,
        contentType: mediaType,
        notFound: "answer",
        decode: checkedJson,
        ...(freshMs === undefined ? {} : { freshMs }),
      } as const;
      const text = await passFailures(() => api.read(request, call));
      return text === undefined ? undefined : JSON.parse(text);
    },
    async readText(path, options = {}) {
      const { freshMs } = PLUGIN_READ_OPTIONS.parse(options);
      const request = {
        path: ownPath(path),
        accept: "*/*",
        contentType: "*",
        notFound: "answer",
        decode: (text: string) => text,
        ...(freshMs === undefined ? {} : { freshMs }),
      } as const;
      return await passFailures(() => api.read(request, call));
    },
  };
}

/** @throws {TypeError} For what the pipeline would take for an address in an upstream's answer, and blame the upstream for. */
function ownPath(path: unknown): string {
  if (typeof path === "string" && path.startsWith("/")) return path;
  throw new TypeError("Cannot read from source: its path does not begin with a slash");
}

/** @throws {SyntaxError} Which the pipeline tells as an answer that cannot be used. */
function checkedJson(text: string): string {
  JSON.parse(text);
  return text;
}
