/** One call of a load run, and how its answer is judged. @module */

/** What a client asks. */
export interface LoadCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/**
 * What an answer is. `upstream`: a refusal by our own template; `partial`: an answer that names a source which failed;
 * `wrong`: anything else that a caller should not have seen.
 */
export type Verdict =
  | { readonly kind: "complete" | "partial" }
  | { readonly kind: "upstream"; readonly reason: string }
  | { readonly kind: "wrong"; readonly reason: string };

/** The template of `src/server/error_result.ts`. */
const UPSTREAM_REFUSAL =
  /^Cannot read from (?:pypi-json|pypi-index|pypi-files|pypi-stats|osv|pypistats): /;

/** The `result` of a call, as the client got it. */
export function judgeResult(call: LoadCall, result: unknown): Verdict {
  if (!isRecord(result)) return wrong("no result");
  const { content, structuredContent, isError } = result;
  const first = Array.isArray(content) ? content[0] : undefined;
  const text = isRecord(first) ? first.text : undefined;
  if (typeof text !== "string" || text === "") return wrong("no text");
  if (isError === true) {
    const reason = text.replace(/ after \d.*/s, "").replace(/\. Call.*/s, "").slice(0, 120);
    if (text.includes("our own queue")) return wrong(reason); // that one is ours
    if (UPSTREAM_REFUSAL.test(text)) return { kind: "upstream", reason };
    return wrong(`refused: ${text.slice(0, 200)}`);
  }
  if (!isRecord(structuredContent)) return wrong("no structured content");
  const sources = structuredContent.data_sources;
  const failed = Array.isArray(sources)
    ? sources.filter((source) => isRecord(source) && source.status === "failed")
    : [];
  if (failed.length === 0) return { kind: "complete" };
  const blind = failed.some((source) => isRecord(source) && source.service === "osv");
  if (blind && call.tool === "check_vulnerabilities") {
    const { security_status, has_vulnerabilities } = structuredContent;
    if (security_status === "secure" || has_vulnerabilities === false) {
      return wrong("called secure, although OSV could not be read");
    }
  }
  return { kind: "partial" };
}

/** The JSON-RPC message of an answer. */
export function judgeMessage(call: LoadCall, id: number, text: string): Verdict {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return wrong(`no JSON: ${text.slice(0, 100)}`);
  }
  if (!isRecord(message)) return wrong("no message");
  if (message.id !== id) return wrong(`the id of another request: ${String(message.id)}`);
  if (message.error !== undefined) {
    return wrong(`protocol error: ${JSON.stringify(message.error).slice(0, 200)}`);
  }
  return judgeResult(call, message.result);
}

function wrong(reason: string): Verdict {
  return { kind: "wrong", reason };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
