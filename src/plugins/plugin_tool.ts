/** A plug-in's tool as one of ours: the same checks, bounds and time limit as every other. @module */
import { cleanText } from "../domain/untrusted_text.ts";
import type { Tool, ToolAnswer, ToolCall } from "../mcp/define_tool.ts";
import { InvalidArgumentsError } from "../mcp/invalid_arguments_error.ts";
import { lines } from "../mcp/text.ts";
import type { Timers } from "../resilience/timers.ts";
import type { ResourceDependencies } from "../resources/registry.ts";
import { dataSources, sourcesLine } from "../tools/data_sources.ts";
import { callContext, type PluginHome } from "./call_context.ts";
import { guardCall, type GuardedCall, guardSync, pluginFailure } from "./guard_call.ts";
import { type Json, plainJson } from "./plain_json.ts";
import type { PluginCheck } from "./plugin_schema.ts";
import type { ToolShape } from "./plugin_shape.ts";

/** Of one answer. A model's window is smaller than either. */
const ANSWER_BOUNDS = { maxCharacterCount: 262_144, maxDepthCount: 32 };
const MAX_TEXT_LENGTH = 32_768; // UTF-16 units

/** What a tool is made of. */
export interface PluginToolParts {
  readonly home: PluginHome;
  readonly definition: ToolShape;
  readonly input: PluginCheck;
  readonly output: PluginCheck;
  readonly timers: Timers;
}

/** A tool for the registry. */
export function pluginTool(parts: PluginToolParts): Tool<ResourceDependencies> {
  const { definition, input, output, home, timers } = parts;
  const { name, title = name, description, annotations, timeoutMs, run } = definition;
  return {
    name,
    title,
    description,
    toolset: "plugins",
    annotations,
    inputSchema: input.listed,
    outputSchema: output.listed,
    async call(args, deps, call) {
      const parsed = input.schema.safeParse(args ?? {});
      if (!parsed.success) {
        throw new InvalidArgumentsError(name, args, parsed.error.issues, input.names);
      }
      const action = `call ${name}`;
      const guard = { action, plugin: home.plugin, timeoutMs, call, timers };
      const answer = await guardCall(guard, async (signal) => {
        const context = callContext(home, action, deps, { signal, sources: call.sources });
        // The schema is of an object, and what it let pass is one.
        return await run(parsed.data as Record<string, unknown>, context);
      });
      return checkedAnswer(parts, guard, answer, call);
    },
  };
}

function checkedAnswer(
  { definition, output }: PluginToolParts,
  guard: GuardedCall,
  answer: unknown,
  call: ToolCall,
): ToolAnswer {
  const checked = output.schema.safeParse(recordOf(guard, answer));
  if (!checked.success) {
    const places = checked.error.issues.slice(0, 5).map(({ path, message }) =>
      `${path.map(String).join(".")}: ${message}`
    );
    throw pluginFailure(guard, "its answer breaks its schema", new TypeError(places.join("; ")));
  }
  // With its defaults filled in; the schema is of an object.
  const structured = checked.data as Readonly<Record<string, unknown>>;
  const own = definition.text === undefined
    ? JSON.stringify(structured)
    : textOf(guard, definition.text, structured);
  const told = cleanText(own, MAX_TEXT_LENGTH, { multiline: true });
  return { structured, text: lines(told, sourcesLine(dataSources(call.sources))) };
}

function recordOf(guard: GuardedCall, answer: unknown): Readonly<Record<string, Json>> {
  let copy: Json;
  try {
    copy = plainJson(answer, ANSWER_BOUNDS);
  } catch (error) {
    throw pluginFailure(guard, "its answer cannot be used", error);
  }
  if (typeof copy === "object" && copy !== null && !isList(copy)) return copy;
  throw pluginFailure(guard, "its answer is no object", new TypeError(`read ${typeof copy}`));
}

/** The plug-in renders a copy, so that what it does to it changes nothing. */
function textOf(
  guard: GuardedCall,
  render: NonNullable<ToolShape["text"]>,
  structured: Readonly<Record<string, unknown>>,
): string {
  const text: unknown = guardSync(guard, () => render(structuredClone(structured)));
  if (typeof text === "string") return text;
  new Promise((resolve) => resolve(text)).catch(() => {}); // a rejection that nobody would take
  throw pluginFailure(guard, "its text is no string", new TypeError(`read ${typeof text}`));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
