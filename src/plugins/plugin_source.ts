/** A plug-in's data source: one upstream service behind the whole pipeline. @module */
import type { UpstreamCall } from "../domain/source.ts";
import type { UpstreamApi } from "../upstream/upstream_api.ts";
import { PLUGIN_READ_OPTIONS } from "./plugin_shape.ts";
import type { PluginSource } from "./plugin_api.ts";

/** The source for one call. The cache holds the text, so that no call can change what another one reads. */
export function pluginSource(api: UpstreamApi, call: UpstreamCall): PluginSource {
  return {
    async readJson(path, options = {}) {
      const { freshMs, mediaType = "application/json" } = PLUGIN_READ_OPTIONS.parse(options);
      const text = await api.read({
        path: String(path),
        accept: mediaType,
        contentType: mediaType,
        notFound: "answer",
        decode: checkedJson,
        ...(freshMs === undefined ? {} : { freshMs }),
      }, call);
      return text === undefined ? undefined : JSON.parse(text);
    },
    async readText(path, options = {}) {
      const { freshMs } = PLUGIN_READ_OPTIONS.parse(options);
      return await api.read({
        path: String(path),
        accept: "*/*",
        contentType: "*",
        notFound: "answer",
        decode: (text) => text,
        ...(freshMs === undefined ? {} : { freshMs }),
      }, call);
    },
  };
}

/** @throws {SyntaxError} Which the pipeline tells as an answer that cannot be used. */
function checkedJson(text: string): string {
  JSON.parse(text);
  return text;
}
