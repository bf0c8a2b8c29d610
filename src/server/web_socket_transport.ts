/** MCP over one WebSocket, one JSON-RPC message a text frame: bounded in size, number and what waits to be read. @module */
import type { JSONRPCMessage, Transport } from "@modelcontextprotocol/server";
import type { CallDecision } from "../access/gate.ts";
import { readJsonRpcText, refusalOf, UnreadableMessageError } from "./json_rpc_text.ts";
import { UnansweredRequests } from "./unanswered_requests.ts";

/** RFC 6455, 7.4.1. */
const CLOSED = {
  goingAway: 1001,
  unsupportedFrame: 1003,
  policy: 1008,
  tooLarge: 1009,
} as const;
/** Frames beyond what is answered that one connection may send; each answer gives one back. */
const MOST_UNASKED = 200;
const INVALID = -32600;
const TOO_MANY = -32000; // JSON-RPC leaves it to servers

const ALLOWED: CallDecision = Object.freeze({ isAllowed: true });

/** The part of a `WebSocket` that is used; a test gives its own. */
export type MessageSocket =
  & Pick<WebSocket, "send" | "close" | "addEventListener" | "bufferedAmount" | "readyState">
  & { binaryType: BinaryType };

/** Bounds of one connection. */
export interface WebSocketLimits {
  /** Longest message that is read, as UTF-8. */
  readonly maxMessageBytes: number;
  /** Requests that may be unanswered at once. */
  readonly maxInFlightCount: number;
  /** What may wait for a client that does not read. */
  readonly maxBufferedBytes: number;
}

/** What a transport stands on. */
export interface WebSocketTransportOptions extends WebSocketLimits {
  readonly socket: MessageSocket;
  /** Asked before each request; absent: callers may ask as often as they like. */
  readonly nextCall?: (() => CallDecision | Promise<CallDecision>) | undefined;
}

/** Reads as fast as the platform gives frames, which nothing can slow down: so whatever is too much is refused, never queued. */
export class WebSocketTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  readonly #options: WebSocketTransportOptions;
  readonly #unanswered = new UnansweredRequests();
  #unasked = MOST_UNASKED;
  /** The last message that waits for its turn behind one that is being decided about. */
  #turn: Promise<void> | undefined;
  #reading = true;
  #closed = false;

  constructor(options: WebSocketTransportOptions) {
    this.#options = options;
  }

  start(): Promise<void> {
    const { socket } = this.#options;
    socket.binaryType = "arraybuffer"; // the other form is read later than it comes
    socket.addEventListener("message", ({ data }) => this.#receive(data));
    socket.addEventListener("error", () => this.#end());
    socket.addEventListener("close", () => this.#end());
    return Promise.resolve();
  }

  /** Hands the message to the platform; a client that does not read is cut off. */
  send(message: JSONRPCMessage): Promise<void> {
    if (this.#closed) {
      return Promise.reject(new TypeError("Cannot send message: the socket is closed"));
    }
    if (this.#unanswered.sent(message)) this.#unasked = Math.min(this.#unasked + 1, MOST_UNASKED);
    this.#write(message);
    return Promise.resolve();
  }

  /** Takes no further message, and waits until what was taken is answered. */
  async drain(): Promise<void> {
    this.#reading = false;
    await this.#unanswered.settled();
  }

  close(): Promise<void> {
    this.#cut(CLOSED.goingAway, "connect again");
    return Promise.resolve();
  }

  #receive(data: unknown): void {
    if (!this.#reading) return;
    const { maxMessageBytes } = this.#options;
    if (typeof data !== "string") {
      return this.#cut(CLOSED.unsupportedFrame, "only text frames are read");
    }
    if (isLonger(data, maxMessageBytes)) {
      return this.#cut(CLOSED.tooLarge, `a message has at most ${maxMessageBytes} bytes`);
    }
    const message = readJsonRpcText(data, "frame");
    if (message instanceof UnreadableMessageError) return this.#refuse(message);
    const request = "method" in message && "id" in message ? message : undefined;
    const refusal = request === undefined ? undefined : this.#refusalOf(request.id);
    if (refusal !== undefined) {
      if (this.#mayGoOn()) this.#write(refusal);
    } else if (this.#unanswered.received(message) || this.#mayGoOn()) {
      const decision = request === undefined ? ALLOWED : this.#options.nextCall?.() ?? ALLOWED;
      this.#inTurn(message, decision);
    }
  }

  #refusalOf(id: string | number): JSONRPCMessage | undefined {
    const { maxInFlightCount } = this.#options;
    if (this.#unanswered.has(id)) {
      return errorAnswer(id, INVALID, "The id is one of a request in flight");
    }
    return this.#unanswered.count < maxInFlightCount ? undefined : errorAnswer(
      id,
      TOO_MANY,
      `Too many requests at once, expected at most ${maxInFlightCount} in flight`,
    );
  }

  /** Hands messages on in the order in which they came, also where a decision takes its time. */
  #inTurn(message: JSONRPCMessage, decision: CallDecision | Promise<CallDecision>): void {
    if (this.#turn === undefined && !(decision instanceof Promise)) {
      return this.#decided(message, decision);
    }
    const before = this.#turn;
    const turn = (async () => {
      await before;
      this.#decided(message, await decision);
    })().catch((error) => this.onerror?.(error)).then(() => {
      if (this.#turn === turn) this.#turn = undefined;
    });
    this.#turn = turn;
  }

  #decided(message: JSONRPCMessage, decision: CallDecision): void {
    if (this.#closed) return;
    if (decision.isAllowed || !("id" in message) || message.id === undefined) {
      this.onmessage?.(message);
      return;
    }
    if (decision.retryAfterMs === undefined) {
      return this.#cut(CLOSED.policy, "the token is not accepted any more");
    }
    const seconds = Math.ceil(decision.retryAfterMs / 1000);
    const refusal = errorAnswer(
      message.id,
      TOO_MANY,
      `Too many requests in a short time, expected a pause of ${seconds} s`,
    );
    this.#unanswered.sent(refusal);
    if (this.#mayGoOn()) this.#write(refusal);
  }

  /** Answers what no request id can be read from, as over stdio. */
  #refuse(error: UnreadableMessageError): void {
    this.onerror?.(error);
    if (this.#mayGoOn()) this.#write(refusalOf(error.code, error));
  }

  /** Counts a frame that asks for nothing that is answered. */
  #mayGoOn(): boolean {
    this.#unasked -= 1;
    if (this.#unasked >= 0) return true;
    this.#cut(CLOSED.policy, "too many messages that ask for nothing");
    return false;
  }

  #write(message: JSONRPCMessage): void {
    const { socket, maxBufferedBytes } = this.#options;
    socket.send(JSON.stringify(message));
    if (socket.bufferedAmount > maxBufferedBytes) this.#cut(CLOSED.policy, "answers are not read");
  }

  #cut(code: number, reason: string): void {
    if (this.#closed) return;
    this.#options.socket.close(code, reason);
    this.#end();
  }

  /** The platform may tell it several times. */
  #end(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#reading = false;
    this.#unanswered.forget();
    this.onclose?.();
  }
}

function errorAnswer(id: string | number, code: number, message: string): JSONRPCMessage {
  return { jsonrpc: "2.0", id, error: { code, message } };
}

/** Whether the text has more bytes in UTF-8; mostly told by its length alone. */
function isLonger(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return true;
  if (text.length * 3 <= maxBytes) return false;
  return new TextEncoder().encode(text).length > maxBytes;
}
