/** What a client sees of an answer, so that two servers can be compared. @module */

/**
 * One answer. Two differences are allowed, and taken away here: requests of 2025 are answered as JSON where the stock
 * handler streams one event, and the answers to a batch have no order.
 */
export interface Seen {
  readonly status: number;
  readonly contentType: string | null;
  readonly allow: string | null;
  readonly messages: readonly string[];
}

/** Reads an answer to its end. */
export async function seen(response: Response): Promise<Seen> {
  const text = await response.text();
  const contentType = response.headers.get("content-type");
  const streamed = contentType === "text/event-stream";
  const messages = streamed
    ? text.split("\n").filter((line) => line.startsWith("data: ")).map((line) => line.slice(6))
    : [text];
  return {
    status: response.status,
    contentType: streamed ? "application/json" : contentType,
    allow: response.headers.get("allow"),
    messages: messages.flatMap((each) =>
      each.startsWith("[") ? JSON.parse(each).map((one: unknown) => JSON.stringify(one)) : [each]
    ).sort(),
  };
}
