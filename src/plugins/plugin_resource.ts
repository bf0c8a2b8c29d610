/** A plug-in's resource as one of ours. @module */
import { cleanText } from "../domain/untrusted_text.ts";
import { defineResource, type Resource } from "../mcp/define_resource.ts";
import { uriTemplate } from "../mcp/uri_template.ts";
import type { Timers } from "../resilience/timers.ts";
import type { ResourceDependencies } from "../resources/registry.ts";
import { callContext, type PluginHome } from "./call_context.ts";
import { guardCall, pluginFailure } from "./guard_call.ts";
import type { ResourceShape } from "./plugin_shape.ts";

const MAX_TEXT_LENGTH = 1_048_576; // UTF-16 units

/** A resource for the registry. */
export function pluginResource(
  home: PluginHome,
  definition: ResourceShape,
  timers: Timers,
): Resource<ResourceDependencies> {
  const { name, title = name, description, uri, mimeType, timeoutMs, read } = definition;
  return defineResource<string, ResourceDependencies>({
    name,
    title,
    description,
    uri,
    mimeType,
    variables: Object.fromEntries(
      uriTemplate(uri).variables.map((variable) => [variable, () => []]),
    ),
    async read(variables, deps, call) {
      const action = `read resource ${name}`;
      const guard = { action, plugin: home.plugin, timeoutMs, call, timers };
      const text = await guardCall<unknown>(guard, async (signal) => {
        const context = callContext(home, action, deps, { signal, sources: call.sources });
        return await read(Object.freeze({ ...variables }), context);
      });
      if (typeof text !== "string") {
        throw pluginFailure(guard, "it gave no text", new TypeError(`read ${typeof text}`));
      }
      if (text.length > MAX_TEXT_LENGTH) {
        const read = new RangeError(`read ${text.length} characters`);
        throw pluginFailure(guard, "its text is too long", read);
      }
      return [{ mimeType, text: cleanText(text, MAX_TEXT_LENGTH * 4, { multiline: true }) }];
    },
  });
}
