/** Requirement and lock files. @module */
import { parseRequirementFile } from "../../src/domain/requirement_files/parse_requirement_file.ts";
import { isJsonObject } from "./arguments.ts";
import type { Answer, Operations } from "./operation.ts";

/** `parse_requirements_file`. */
export const FILE_OPERATIONS: Operations = {
  parse_requirements_file(args) {
    const filename = args.optionalText("filename");
    const content = args.text("content");
    return answerOf(
      parseRequirementFile(filename === undefined ? { content } : { content, filename }),
    );
  },
};

/** What was read, its keys in snake_case; a field that is absent stays so. */
function answerOf(value: unknown): Answer {
  if (Array.isArray(value)) return value.map(answerOf);
  if (isJsonObject(value)) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return Object.fromEntries(fields.map(([key, field]) => [snakeCase(key), answerOf(field)]));
  }
  const plain = typeof value === "string" || typeof value === "number" ||
    typeof value === "boolean";
  if (plain) return value;
  throw new TypeError(`Cannot answer with ${typeof value}`);
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
