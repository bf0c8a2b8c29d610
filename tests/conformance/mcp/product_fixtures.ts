/** Fixtures that the MCP conformance suite asks for by name, as far as the product's own definitions can express them. @module */
import * as z from "zod";
import { CallerError } from "../../../src/domain/caller_error.ts";
import { definePrompt } from "../../../src/mcp/define_prompt.ts";
import { defineResource } from "../../../src/mcp/define_resource.ts";
import { defineTool, READS_UPSTREAM } from "../../../src/mcp/define_tool.ts";

const common = {
  toolset: "server",
  annotations: READS_UPSTREAM,
  input: z.strictObject({}),
  description: "A fixture.",
} as const;

const simpleText = defineTool({
  ...common,
  name: "test_simple_text",
  title: "Simple text",
  output: z.object({ text: z.string() }),
  run: () => Promise.resolve({ text: "This is a simple text response for testing." }),
  text: ({ text }) => text,
});

const errorHandling = defineTool({
  ...common,
  name: "test_error_handling",
  title: "An error",
  output: z.object({ never: z.literal(true) }),
  run() {
    throw new CallerError("This tool intentionally returns an error for testing", "");
  },
  text: () => "",
});

/** Tools behind the product's `invokeTool`. */
export const PRODUCT_TOOLS = [simpleText, errorHandling] as const;

/** Resources with text. */
export const PRODUCT_RESOURCES = [
  defineResource({
    name: "static-text",
    title: "Static text",
    description: "A fixture.",
    uri: "test://static-text",
    variables: {},
    mimeType: "text/plain",
    read: () =>
      Promise.resolve([{
        mimeType: "text/plain",
        text: "This is the content of the static text resource.",
      }]),
  }),
  defineResource({
    name: "template",
    title: "Template",
    description: "A fixture.",
    uri: "test://template/{id}/data",
    variables: { id: ({ value }) => ["123", "456"].filter((id) => id.startsWith(value)) },
    mimeType: "application/json",
    read: ({ id }) =>
      Promise.resolve([{
        mimeType: "application/json",
        text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` }),
      }]),
  }),
] as const;

const anything = () => ["paris", "park", "party"];

/** Prompts of text. */
export const PRODUCT_PROMPTS = [
  definePrompt({
    name: "test_simple_prompt",
    title: "Simple prompt",
    description: "A fixture.",
    arguments: z.strictObject({}),
    complete: {},
    messages: () => [{ role: "user", text: "This is a simple prompt for testing." }],
  }),
  definePrompt({
    name: "test_prompt_with_arguments",
    title: "Prompt with arguments",
    description: "A fixture.",
    arguments: z.strictObject({
      arg1: z.string().describe("First"),
      arg2: z.string().describe("Second"),
    }),
    complete: { arg1: anything, arg2: anything },
    messages: ({ arg1, arg2 }) => [{
      role: "user",
      text: `Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`,
    }],
  }),
] as const;
