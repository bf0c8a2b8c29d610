/** Text of an answer -> checked wire shape; what does not fit is named by its place, never by its content. @module */
import * as z from "zod";
import { UpstreamError } from "../resilience/upstream_error.ts";

/**
 * An answer is not what its API promises. The pipeline that catches it fills in the rest; `detail` holds our words
 * and places only, because upstream prose never enters an error.
 */
export function malformed(detail: string): UpstreamError {
  return new UpstreamError({ kind: "malformed", service: "upstream", detail });
}

/** @throws {UpstreamError} `malformed`, if `text` is not JSON, or not of the shape `wire`. */
export function decodeJson<Wire extends z.ZodType>(text: string, wire: Wire): z.output<Wire> {
  let json: unknown;
  try {
    json = JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text);
  } catch {
    throw malformed("the body is not JSON"); // V8's message would quote the body
  }
  const read = wire.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const place = issue === undefined ? "the body" : placeOf(issue.path);
  throw malformed(
    `${place} does not have the promised shape${expectation(issue)}`,
  );
}

const KNOWN_KEY = /^[a-z][a-z0-9_-]{0,39}$/i; // other keys (versions, labels) are strangers' text

function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((part) =>
    typeof part === "number"
      ? `[${part}]`
      : typeof part === "string" && KNOWN_KEY.test(part)
      ? `.${part}`
      : "[…]"
  ).join("").replace(/^\./, "");
  return place === "" ? "the body" : place;
}

function expectation(issue: z.core.$ZodIssue | undefined): string {
  return issue?.code === "invalid_type" ? `: expected ${issue.expected}` : "";
}
