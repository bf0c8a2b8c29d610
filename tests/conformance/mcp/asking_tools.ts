/** Fixtures of the conformance suite that ask the client for something before they answer (SEP-2322). @module */
import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  inputRequired,
  type InputRequiredResult,
  MissingRequiredClientCapabilityError,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from "@modelcontextprotocol/server";
import * as z from "zod";

/** A result with content, or a question. */
export type Answer = Record<string, unknown> | InputRequiredResult;

/** Answers one call. */
export type Fixture = (
  context: ServerContext,
  args: Readonly<Record<string, unknown>>,
) => Answer | Promise<Answer>;

const named = z.object({ name: z.string() });
const confirmed = z.object({ ok: z.boolean() });
const SECRET = "integrity";

const text = (said: string): Answer => ({ content: [{ type: "text", text: said }] });

const askName = (message: string) => inputRequired.elicit({ message, requestedSchema: named });

const sample = (question: string, maxTokens: number) =>
  inputRequired.createMessage({
    messages: [{ role: "user", content: { type: "text", text: question } }],
    maxTokens,
  });

/** A state that nobody else can make: enough for a test. */
const seal = (state: string) => `${state}.${SECRET}`;

/** @throws {ProtocolError} If the state is not one of ours. */
function stateOf({ mcpReq }: ServerContext): string | undefined {
  const state = mcpReq.requestState<unknown>();
  if (state === undefined) return undefined;
  if (typeof state !== "string" || !state.endsWith(`.${SECRET}`)) {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, "The request state is not ours");
  }
  return state.slice(0, -SECRET.length - 1);
}

function capabilitiesOf(envelope: object | undefined) {
  const declared = z.looseObject({ sampling: z.unknown(), elicitation: z.unknown() }).partial();
  return declared.parse(Reflect.get(envelope ?? {}, CLIENT_CAPABILITIES_META_KEY) ?? {});
}

const has = ({ mcpReq }: ServerContext, key: string) =>
  mcpReq.inputResponses !== undefined && Object.hasOwn(mcpReq.inputResponses, key);

const confirm: Fixture = (context) => {
  const state = stateOf(context);
  if (state !== undefined && acceptedContent(context.mcpReq.inputResponses, "confirm", confirmed)) {
    return text(`state-ok ${state}`);
  }
  const asked = inputRequired.elicit({ message: "Please confirm", requestedSchema: confirmed });
  return inputRequired({ inputRequests: { confirm: asked }, requestState: seal("asked") });
};

/** Each by the name that the suite calls. */
export const ASKING_TOOLS: ReadonlyMap<string, Fixture> = new Map<string, Fixture>([
  ["test_input_required_result_elicitation", ({ mcpReq }) => {
    const told = acceptedContent(mcpReq.inputResponses, "user_name", named);
    if (told !== undefined) return text(`Hello, ${told.name}!`);
    return inputRequired({ inputRequests: { user_name: askName("What is your name?") } });
  }],
  ["test_input_required_result_sampling", (context) => {
    if (has(context, "capital_question")) return text("Paris");
    const question = sample("What is the capital of France?", 100);
    return inputRequired({ inputRequests: { capital_question: question } });
  }],
  ["test_input_required_result_list_roots", (context) => {
    if (has(context, "client_roots")) {
      return text(JSON.stringify(context.mcpReq.inputResponses?.client_roots));
    }
    return inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } });
  }],
  ["test_input_required_result_request_state", confirm],
  ["test_input_required_result_tampered_state", confirm],
  ["test_input_required_result_multiple_inputs", (context) => {
    const keys = ["user_name", "greeting", "client_roots"];
    if (stateOf(context) !== undefined && keys.every((key) => has(context, key))) {
      return text("All answered");
    }
    return inputRequired({
      inputRequests: {
        user_name: askName("What is your name?"),
        greeting: sample("Generate a greeting", 50),
        client_roots: inputRequired.listRoots(),
      },
      requestState: seal("asked"),
    });
  }],
  ["test_input_required_result_multi_round", (context) => {
    const state = stateOf(context);
    if (state === "second" && has(context, "step2")) return text("Done");
    if (state === "first" && has(context, "step1")) {
      const color = z.object({ color: z.string() });
      const message = "Step 2: What is your favorite color?";
      return inputRequired({
        inputRequests: { step2: inputRequired.elicit({ message, requestedSchema: color }) },
        requestState: seal("second"),
      });
    }
    return inputRequired({
      inputRequests: { step1: askName("Step 1: What is your name?") },
      requestState: seal("first"),
    });
  }],
  ["test_input_required_result_capabilities", ({ mcpReq }) => {
    const declared = capabilitiesOf(mcpReq.envelope);
    return inputRequired({
      inputRequests: {
        ...(declared.elicitation === undefined ? {} : { name: askName("What is your name?") }),
        ...(declared.sampling === undefined ? {} : { greeting: sample("Greet", 50) }),
      },
    });
  }],
  ["test_missing_capability", ({ mcpReq }) => {
    if (capabilitiesOf(mcpReq.envelope).sampling === undefined) {
      throw new MissingRequiredClientCapabilityError({ requiredCapabilities: { sampling: {} } });
    }
    return text("The client can sample");
  }],
  ["test_streaming_elicitation", ({ mcpReq }) => {
    const told = acceptedContent(mcpReq.inputResponses, "user_name", named);
    if (told !== undefined) return text(`Hello, ${told.name}!`);
    return inputRequired({ inputRequests: { user_name: askName("What is your name?") } });
  }],
]);

/** A prompt that asks. */
export const askingPrompt: Fixture = ({ mcpReq }) => {
  const schema = z.object({ context: z.string() });
  const told = acceptedContent(mcpReq.inputResponses, "user_context", schema);
  if (told === undefined) {
    const message = "What context should the prompt use?";
    return inputRequired({
      inputRequests: { user_context: inputRequired.elicit({ message, requestedSchema: schema }) },
    });
  }
  return { messages: [{ role: "user", content: { type: "text", text: told.context } }] };
};
