/**
 * Fixtures of the conformance suite for what clients of 2025 can be asked and told while a tool runs: elicitation,
 * sampling, log messages. All need a session, and the product has no tool like them. @module
 */
import type { ServerContext } from "@modelcontextprotocol/server";
import { pause } from "../../support/pause.ts";
import type { Fixture } from "./asking_tools.ts";

const LOG_DISTANCE_MS = 50; // the suite wants messages that come while the tool runs, not with its answer

type ElicitedSchema = Exclude<
  Parameters<ServerContext["mcpReq"]["elicitInput"]>[0],
  { readonly mode: "url" }
>["requestedSchema"];

/** Asks with a schema and tells what came of it. */
async function elicit(context: ServerContext, message: string, requestedSchema: ElicitedSchema) {
  const { action, content = {} } = await context.mcpReq.elicitInput({ message, requestedSchema });
  const said = `Elicitation completed: action=${action}, content=${JSON.stringify(content)}`;
  return { content: [{ type: "text", text: said }] };
}

const DETAILS: ElicitedSchema = {
  type: "object",
  properties: { username: { type: "string" }, email: { type: "string" } },
  required: ["username", "email"],
};

/** A default of each primitive type (SEP-1034). */
const DEFAULTS: ElicitedSchema = {
  type: "object",
  properties: {
    name: { type: "string", default: "John Doe" },
    age: { type: "integer", default: 30 },
    score: { type: "number", default: 95.5 },
    status: { type: "string", enum: ["active", "inactive", "pending"], default: "active" },
    verified: { type: "boolean", default: true },
  },
};

const OPTIONS = ["option1", "option2", "option3"];
const TITLED = ["First", "Second", "Third"].map((title, index) => ({
  const: `value${index + 1}`,
  title,
}));

/** Each way to write a choice (SEP-1330). */
const CHOICES: ElicitedSchema = {
  type: "object",
  properties: {
    untitledSingle: { type: "string", enum: OPTIONS },
    titledSingle: { type: "string", oneOf: TITLED },
    legacyEnum: {
      type: "string",
      enum: ["opt1", "opt2", "opt3"],
      enumNames: ["Option One", "Option Two", "Option Three"],
    },
    untitledMulti: { type: "array", items: { type: "string", enum: OPTIONS } },
    titledMulti: { type: "array", items: { anyOf: TITLED } },
  },
};

/** Each by the name that the suite calls. */
export const SESSION_TOOLS: ReadonlyMap<string, Fixture> = new Map<string, Fixture>([
  ["test_tool_with_logging", async ({ mcpReq }) => {
    await mcpReq.log("info", "Tool execution started");
    await pause(LOG_DISTANCE_MS, mcpReq.signal);
    await mcpReq.log("info", "Tool processing data");
    await pause(LOG_DISTANCE_MS, mcpReq.signal);
    await mcpReq.log("info", "Tool execution completed");
    return { content: [{ type: "text", text: "Logged three messages" }] };
  }],
  ["test_sampling", async ({ mcpReq }, { prompt }) => {
    const { content } = await mcpReq.requestSampling({
      messages: [{ role: "user", content: { type: "text", text: String(prompt) } }],
      maxTokens: 100,
    });
    return { content: [{ type: "text", text: `LLM response: ${JSON.stringify(content)}` }] };
  }],
  [
    "test_elicitation",
    (context, { message }) => elicit(context, String(message), DETAILS),
  ],
  [
    "test_elicitation_sep1034_defaults",
    (context) => elicit(context, "Are these values right?", DEFAULTS),
  ],
  [
    "test_elicitation_sep1330_enums",
    (context) => elicit(context, "Which ones?", CHOICES),
  ],
]);
