/** Answers that stay open: counted until they end or nobody reads them any more. @module */
import type { Slots } from "./slots.ts";

/** Whether the answer's body is sent piece by piece. */
export function isEventStream(response: Response): boolean {
  // In this order: to look at its body makes a stream of every answer that was a text.
  return response.headers.get("content-type")?.startsWith("text/event-stream") === true &&
    response.body !== null;
}

/** The same answer, which gives its slots back when it ends; `undefined` where there is none, for all or for that caller. */
export function countedStream(
  response: Response,
  { slots, caller }: { readonly slots: Slots; readonly caller: string },
): Response | undefined {
  if (response.body === null) return response;
  if (!enter(slots, caller)) {
    response.body.cancel().catch(() => {}); // whatever it wanted to say, nobody listens
    return undefined;
  }
  const reader = response.body.getReader();
  let isHeld = true;
  const release = () => {
    if (!isHeld) return;
    isHeld = false;
    slots.leaveAs(caller);
    slots.leave();
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        release();
        controller.close();
      } catch (error) {
        release();
        controller.error(error);
      }
    },
    async cancel(reason) {
      release();
      await reader.cancel(reason);
    },
  });
  return new Response(body, response);
}

function enter(slots: Slots, caller: string): boolean {
  if (!slots.enter()) return false;
  if (slots.enterAs(caller)) return true;
  slots.leave();
  return false;
}
