/** Environment markers. @module */
import { evaluateMarker, type MarkerEnvironment, parseMarker } from "../../src/domain/marker.ts";
import type { JsonObject } from "./arguments.ts";
import { type Operations, OracleError } from "./operation.ts";

/** `evaluate_marker`. */
export const MARKER_OPERATIONS: Operations = {
  evaluate_marker(args) {
    const marker = parseMarker(args.text("marker"));
    return evaluateMarker(marker, environmentOf(args.object("environment")));
  },
};

const SETS: ReadonlySet<string> = new Set(["extras", "dependency_groups"]);

/** A name that is null or left out is not known. */
function environmentOf(values: JsonObject): MarkerEnvironment {
  const known = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(
    known.map((
      [name, value],
    ) => [name, SETS.has(name) ? textsOf(name, value) : textOf(name, value)]),
  );
}

function textOf(name: string, value: unknown): string {
  return typeof value === "string" ? value : refuse(name, "a string or null");
}

function textsOf(name: string, value: unknown): ReadonlySet<string> {
  const texts: readonly unknown[] = Array.isArray(value) ? value : refuse(name, "an array or null");
  return new Set(texts.map((text) => textOf(`each of ${name}`, text)));
}

function refuse(name: string, expected: string): never {
  throw new OracleError(
    "bad_arguments",
    `Cannot read argument "environment": expected ${name} to be ${expected}`,
  );
}
