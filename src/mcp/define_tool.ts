/** `defineTool`: one MCP tool from two zod schemas, a function and a text rendering. Knows no SDK. @module */
import * as z from "zod";
import { compile } from "zod/v4/core";
import type { UpstreamCall } from "../domain/source.ts";
import { InvalidArgumentsError } from "./invalid_arguments_error.ts";
import { type JsonSchema, toInputSchema, toOutputSchema } from "./json_schema.ts";

/** Groups of tools that `--toolsets` selects. */
export const TOOLSETS = ["packages", "security", "insight", "server"] as const;
export type Toolset = typeof TOOLSETS[number];

/** MCP tool annotations, all four stated. */
export interface ToolAnnotations {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  readonly openWorldHint: boolean;
}

/** A tool that only reads, the same question giving the same answer, from services outside. */
export const READS_UPSTREAM: ToolAnnotations = Object.freeze({
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: true,
});

/** What one call is given beside its input: how it is stopped, and where it says what it read. */
export type ToolCall = UpstreamCall;

/** A good answer: the structured content, and the same for reading. */
export interface ToolAnswer {
  readonly structured: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A tool as the registry and the server see it: schemas erased to JSON Schema, input still unchecked. */
export interface Tool<Deps> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** `plugins`: of a plug-in, there whatever `--toolsets` says. */
  readonly toolset: Toolset | "plugins";
  readonly annotations: ToolAnnotations;
  /** Derived once, at first use. */
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  /**
   * @throws {InvalidArgumentsError} If `args` does not fit the input schema.
   * @throws {CallerError} | {UpstreamError} From the tool.
   * @throws {TypeError} If the answer breaks the output schema: our bug.
   */
  readonly call: (args: unknown, deps: Deps, call: ToolCall) => Promise<ToolAnswer>;
}

/** What a tool's file states; see `docs/ARCHITECTURE.md` for how to add one. */
export interface ToolDefinition<Input extends z.ZodObject, Output extends z.ZodObject, Deps> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly toolset: Toolset;
  readonly annotations: ToolAnnotations;
  /** A `z.strictObject`: an argument that no code reads is refused, not ignored. */
  readonly input: Input;
  readonly output: Output;
  readonly run: (
    input: z.output<Input>,
    deps: Deps,
    call: ToolCall,
  ) => Promise<z.input<Output>>;
  /** The answer for reading: shorter than its JSON, made from the answer alone with `text.ts`. */
  readonly text: (answer: z.output<Output>) => string;
}

/** Makes a definition into a tool: parses input, runs, checks output, renders. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject, Deps>(
  definition: ToolDefinition<Input, Output, Deps>,
): Tool<Deps> {
  const { name, title, description, toolset, annotations, input, output } = definition;
  let inputSchema: JsonSchema | undefined;
  let outputSchema: JsonSchema | undefined;
  let checked: Output | undefined;
  return {
    name,
    title,
    description,
    toolset,
    annotations,
    get inputSchema() {
      return inputSchema ??= toInputSchema(input);
    },
    get outputSchema() {
      return outputSchema ??= toOutputSchema(output);
    },
    async call(args, deps, call) {
      const parsed = input.safeParse(args ?? {});
      if (!parsed.success) {
        throw new InvalidArgumentsError(name, args, parsed.error.issues, Object.keys(input.shape));
      }
      // Compiled at first use: the same checks at a tenth of the time and of the garbage.
      checked ??= compile(output);
      const answer = checked.safeParse(await definition.run(parsed.data, deps, call));
      if (!answer.success) {
        throw new TypeError(
          `Answer of ${name} breaks its schema: ${z.prettifyError(answer.error)}`,
        );
      }
      return { structured: answer.data, text: definition.text(answer.data) };
    },
  };
}
