/** One question to one answer: reads the line, finds the operation, turns whatever it throws into an error. @module */
import { CallerError } from "../../src/domain/caller_error.ts";
import { Arguments, isJsonObject } from "./arguments.ts";
import { jsonText } from "./json_text.ts";
import { type Answer, type Operation, OracleError } from "./operation.ts";
import { OPERATIONS } from "./registry.ts";

/** The answer to one line, as one line without its end. Never throws. */
export function answerLine(line: string): string {
  try {
    return jsonText({ ok: answerOf(line) });
  } catch (error) {
    return jsonText({ error: errorAnswer(error) });
  }
}

/** An error answer for a line that cannot be read at all. */
export function refuseLine(message: string): string {
  return jsonText({ error: { kind: "bad_request", message } });
}

function answerOf(line: string): Answer {
  const question = parseJson(line);
  if (!isJsonObject(question)) {
    throw new OracleError("bad_request", `Cannot read line: expected {"op":…,"args":…}`);
  }
  const args = question.args ?? {};
  if (!isJsonObject(args)) {
    throw new OracleError("bad_arguments", `Cannot read "args": expected an object`);
  }
  const operation = operationNamed(question.op);
  const read = new Arguments(args);
  const answer = operation(read);
  read.finish();
  return answer;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new OracleError("bad_request", "Cannot read line: it is no JSON");
  }
}

function operationNamed(op: unknown): Operation {
  const operation = typeof op === "string" ? OPERATIONS.get(op) : undefined;
  if (operation !== undefined) return operation;
  const found = op === undefined ? "nothing" : JSON.stringify(op).slice(0, 64);
  throw new OracleError(
    "unknown_operation",
    `Cannot read "op": expected one of ${[...OPERATIONS.keys()].join(", ")}, found ${found}`,
  );
}

function errorAnswer(error: unknown): Answer {
  if (error instanceof OracleError) return { kind: error.kind, message: error.message };
  if (error instanceof CallerError) return { kind: kindOf(error.name), message: error.message };
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: "internal", message };
}

/** `InvalidVersionError` is `invalid_version`. */
function kindOf(name: string): string {
  if (name === "UndecidableMarkerError") return "undefined_comparison"; // as the reference calls it
  return name.replace(/Error$/, "").replace(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
}
