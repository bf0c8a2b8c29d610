/** Which requests of one connection are still to be answered. @module */
import type { JSONRPCMessage } from "@modelcontextprotocol/server";

/** Told of every message of a connection; its owner waits for it before closing. */
export class UnansweredRequests {
  readonly #ids = new Set<string | number>();
  readonly #idle: (() => void)[] = [];

  get count(): number {
    return this.#ids.size;
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
      this.#ids.add(message.id);
      return true;
    }
    if (message.method !== "notifications/cancelled") return false;
    const id = message.params?.requestId;
    if (typeof id !== "string" && typeof id !== "number") return false;
    return this.#remove(id); // a cancelled request is never answered
  }

  /** `true` where the message answers a request. */
  sent(message: JSONRPCMessage): boolean {
    if ("method" in message || message.id === undefined) return false;
    return this.#remove(message.id);
  }

  /** Resolves when nothing is unanswered. */
  async settled(): Promise<void> {
    if (this.#ids.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Nothing can be answered any more. */
  forget(): void {
    this.#ids.clear();
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #remove(id: string | number): boolean {
    const removed = this.#ids.delete(id);
    if (this.#ids.size === 0) { for (const resolve of this.#idle.splice(0)) resolve(); }
    return removed;
  }
}
