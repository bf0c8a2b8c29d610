/** `definePrompt`: one MCP prompt from a zod schema and a function. Knows no SDK, asks no upstream. @module */
import * as z from "zod";
import type { UpstreamCall } from "../domain/source.ts";
import { type Complete, type CompletionAnswer, completionAnswer } from "./completion.ts";
import { InvalidArgumentsError } from "./invalid_arguments_error.ts";

/** An argument as `prompts/list` tells it. */
export interface PromptArgument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
}

/** One message that the prompt puts into the conversation. */
export interface PromptMessage {
  readonly role: "user" | "assistant";
  readonly text: string;
}

/** A prompt as the registry and the server see it: arguments still unchecked. */
export interface Prompt<Deps> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: readonly PromptArgument[];
  /**
   * @throws {InvalidArgumentsError} If `args` does not fit the schema.
   * @throws {CallerError} If an argument does not parse.
   */
  messages(args: unknown): readonly PromptMessage[];
  /** Proposals for one argument; none for an argument without completion. */
  complete(
    argument: string,
    typed: { readonly value: string; readonly others: ReadonlyMap<string, string> },
    deps: Deps,
    call: UpstreamCall,
  ): Promise<CompletionAnswer>;
}

/** What a prompt's file states. MCP gives every argument as text. */
export interface PromptDefinition<Arguments extends z.ZodObject, Deps> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** A `z.strictObject` of texts, each described. */
  readonly arguments: Arguments;
  readonly complete: Readonly<Record<string, Complete<Deps>>>;
  readonly messages: (args: z.output<Arguments>) => readonly PromptMessage[];
}

/** Makes a definition into a prompt: checks arguments, lists them, completes them. */
export function definePrompt<Arguments extends z.ZodObject, Deps>(
  definition: PromptDefinition<Arguments, Deps>,
): Prompt<Deps> {
  const { name, title, description } = definition;
  const shape = Object.entries(definition.arguments.shape);
  const completions = new Map<string, Complete<Deps>>(Object.entries(definition.complete));
  return {
    name,
    title,
    description,
    arguments: shape.map(([argument, schema]) => ({
      name: argument,
      description: z.globalRegistry.get(schema)?.description ?? "",
      required: !z.safeParse(schema, undefined).success,
    })),
    messages(args) {
      const parsed = definition.arguments.safeParse(args ?? {});
      if (!parsed.success) {
        throw new InvalidArgumentsError(
          name,
          args,
          parsed.error.issues,
          shape.map(([argument]) => argument),
        );
      }
      return definition.messages(parsed.data);
    },
    async complete(argument, typed, deps, call) {
      const complete = completions.get(argument);
      return completionAnswer(complete === undefined ? [] : await complete(typed, deps, call));
    },
  };
}
