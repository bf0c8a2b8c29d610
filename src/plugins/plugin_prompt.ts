/** A plug-in's prompt as one of ours. @module */
import * as z from "zod";
import { definePrompt, type Prompt, type PromptMessage } from "../mcp/define_prompt.ts";
import type { ResourceDependencies } from "../resources/registry.ts";
import type { PluginHome } from "./call_context.ts";
import { guardSync, pluginFailure } from "./guard_call.ts";
import { type Json, plainJson } from "./plain_json.ts";
import type { PromptShape } from "./plugin_shape.ts";

const BOUNDS = { maxCharacterCount: 65_536, maxDepthCount: 4 };
const MAX_ARGUMENT_LENGTH = 10_000; // UTF-16 units

const messagesSchema = z.array(z.strictObject({
  role: z.enum(["user", "assistant"]),
  text: z.string(),
})).min(1).max(50);

/** A prompt for the registry. */
export function pluginPrompt(
  { plugin }: PluginHome,
  definition: PromptShape,
): Prompt<ResourceDependencies> {
  const { name, title = name, description } = definition;
  const shape = Object.fromEntries(
    definition.arguments.map((argument) => {
      const text = z.string().max(MAX_ARGUMENT_LENGTH);
      const schema = argument.required ? text : text.optional();
      return [argument.name, schema.describe(argument.description)];
    }),
  );
  return definePrompt<z.ZodObject, ResourceDependencies>({
    name,
    title,
    description,
    arguments: z.strictObject(shape),
    complete: {},
    messages(args) {
      const guard = { action: `get prompt ${name}`, plugin };
      return messagesOf(guard, definition, args);
    },
  });
}

function messagesOf(
  guard: { readonly action: string; readonly plugin: string },
  definition: PromptShape,
  args: Readonly<Record<string, unknown>>,
): readonly PromptMessage[] {
  const given = Object.entries(args).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : []
  );
  const { messages: render } = definition;
  const messages: unknown = guardSync(
    guard,
    () => render(Object.freeze(Object.fromEntries(given))),
  );
  let copy: Json;
  try {
    copy = plainJson(messages, BOUNDS);
  } catch (error) {
    new Promise((resolve) => resolve(messages)).catch(() => {}); // a rejection that nobody would take
    throw pluginFailure(guard, "its messages cannot be used", error);
  }
  const checked = messagesSchema.safeParse(copy);
  if (checked.success) return checked.data;
  const read = new TypeError(z.prettifyError(checked.error));
  throw pluginFailure(guard, "it gave no list of messages", read);
}
