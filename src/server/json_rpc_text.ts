/** One JSON-RPC message out of a text, as transports that are not HTTP read it. @module */
import { type JSONRPCMessage, parseJSONRPCMessage } from "@modelcontextprotocol/server";

/** A text is no message; nobody can read a request id from it. */
export class UnreadableMessageError extends SyntaxError {
  override readonly name = "UnreadableMessageError";
  constructor(message: string, readonly code: -32700 | -32600) {
    super(`Cannot read message: ${message}`);
  }
}

/** The message, or why there is none. @param unit What the text is called in the error, e.g. `line`. */
export function readJsonRpcText(
  text: string,
  unit: string,
): JSONRPCMessage | UnreadableMessageError {
  try {
    return parseJSONRPCMessage(JSON.parse(text));
  } catch (error) {
    return error instanceof SyntaxError
      ? new UnreadableMessageError(`the ${unit} is not JSON`, -32700)
      : new UnreadableMessageError("it is not JSON-RPC 2.0", -32600);
  }
}

/** What is answered where no request id can be read; the SDK's own transports are silent. */
export function refusalOf(code: number, { message }: Error): JSONRPCMessage {
  return { jsonrpc: "2.0", error: { code, message } };
}
