/** Reads a request's body up to a bound, by the fastest way that keeps the bound. @module */
import { readRequestBody } from "@modelcontextprotocol/server";

/** The body, or why there is none. */
export type RequestBody =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "too_large" }
  | { readonly kind: "unreadable" };

/** Never holds more than `maxBytes` of a body. */
export async function readBody(request: Request, maxBytes: number): Promise<RequestBody> {
  try {
    // A declared length is enforced by the HTTP layer, so the whole body may be read at once; but
    // where chunks are declared, too, the oldest Deno we support reads chunks to their end.
    const declared = request.headers.get("content-length");
    const chunked = request.headers.has("transfer-encoding");
    if (declared !== null && !chunked && Number(declared) <= maxBytes) {
      return { kind: "text", text: await request.text() };
    }
    const read = await readRequestBody(request, maxBytes);
    return read.tooLarge ? { kind: "too_large" } : { kind: "text", text: read.text };
  } catch {
    return { kind: "unreadable" };
  }
}
