/** Which requests of one connection are still to be answered. @module */
import {
  type JSONRPCMessage,
  PROTOCOL_VERSION_META_KEY,
  SUBSCRIPTION_ID_META_KEY,
} from "@modelcontextprotocol/server";

/** Told of every message of a connection; its owner waits for it before closing. */
export class UnansweredRequests {
  /** How many of each id: a client may give one id to many, and each is answered. */
  readonly #ids = new Map<string | number, number>();
  #count = 0;
  /** Requests say their version: of the stateless revision, in which the SDK asks more of a cancellation. */
  #isStateless = false;
  readonly #idle: (() => void)[] = [];

  get count(): number {
    return this.#count;
  }

  has(id: string | number): boolean {
    return this.#ids.has(id);
  }

  /** `true` where the message began or cancelled a request that somebody waits for. */
  received(message: JSONRPCMessage): boolean {
    if (!("method" in message)) return false;
    if ("id" in message) {
      // A subscription is answered only when it ends, so nobody waits for it.
      if (message.method === "subscriptions/listen") return false;
      this.#isStateless ||= message.params?._meta?.[PROTOCOL_VERSION_META_KEY] !== undefined;
      this.#ids.set(message.id, (this.#ids.get(message.id) ?? 0) + 1);
      this.#count += 1;
      return true;
    }
    if (message.method !== "notifications/cancelled") return false;
    const { requestId: id, reason, _meta } = message.params ?? {};
    // The SDK does not read a cancellation whose other members have a wrong type, and answers the request.
    if (reason !== undefined && typeof reason !== "string") return false;
    const subscription = this.#isStateless ? _meta?.[SUBSCRIPTION_ID_META_KEY] : undefined;
    if (subscription !== undefined && !isId(subscription)) return false;
    if (!isId(id)) return false;
    return this.#remove(id); // a cancelled request is never answered
  }

  /** `true` where the message answers a request. */
  sent(message: JSONRPCMessage): boolean {
    if ("method" in message || message.id === undefined) return false;
    return this.#remove(message.id);
  }

  /** Resolves when nothing is unanswered. */
  async settled(): Promise<void> {
    if (this.#count > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Nothing can be answered any more. */
  forget(): void {
    this.#ids.clear();
    this.#count = 0;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #remove(id: string | number): boolean {
    const count = this.#ids.get(id);
    if (count === undefined) return false;
    if (count === 1) this.#ids.delete(id);
    else this.#ids.set(id, count - 1);
    this.#count -= 1;
    if (this.#count === 0) { for (const resolve of this.#idle.splice(0)) resolve(); }
    return true;
  }
}

function isId(value: unknown): value is string | number {
  return typeof value === "string" || Number.isSafeInteger(value);
}
