/** Whether the runtime traces: it is started with `OTEL_DENO=true`, which a compiled program may not even read. @module */

/** Where the OpenTelemetry API, major version 1, keeps what is registered; the runtime registers itself there. */
const REGISTERED = Symbol.for("opentelemetry.js.api.1");

/** Told without loading the API. */
export function isRuntimeTracing(surroundings: object = globalThis): boolean {
  const registered: unknown = Reflect.get(surroundings, REGISTERED);
  return typeof registered === "object" && registered !== null && "trace" in registered;
}
