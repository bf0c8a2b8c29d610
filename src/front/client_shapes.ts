/**
 * Shapes that the SDK's schemas are certain to accept. Narrower than those on purpose: what is not recognised here is
 * left to the SDK, which says what it thinks of it. @module
 */

/** An object out of JSON. */
export type Members = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 12;
/** Of `_meta` keys; some of them mean something to the SDK. */
const RESERVED_PREFIX = "io.modelcontextprotocol/";
const VERSION_KEY = `${RESERVED_PREFIX}protocolVersion`;
const CLIENT_KEY = `${RESERVED_PREFIX}clientInfo`;
const CAPABILITIES_KEY = `${RESERVED_PREFIX}clientCapabilities`;

export function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Nothing that schemas read in a way of their own: no `__proto__`, no endless depth, no number beyond JSON's. */
export function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth === MAX_DEPTH || Object.hasOwn(value, "__proto__")) return false;
  return Object.values(value).every((member) => isPlain(member, depth + 1));
}

/** Whether every member is one of those. */
export function hasOnly(value: Members, names: readonly string[]): boolean {
  return Object.keys(value).every((name) => names.includes(name));
}

/** Whether each of the members is absent or an object. */
function areObjects(value: Members, ...names: readonly string[]): boolean {
  return names.every((name) => value[name] === undefined || isObject(value[name]));
}

function isAbsentOr(type: "string" | "boolean", value: unknown): boolean {
  return value === undefined || typeof value === type;
}

/** `clientInfo`. Pictures are left to the SDK. */
export function isClientInfo(value: unknown): boolean {
  return isObject(value) && typeof value.name === "string" && typeof value.version === "string" &&
    ["title", "websiteUrl", "description"].every((name) => isAbsentOr("string", value[name])) &&
    value.icons === undefined;
}

/** `capabilities`: members that the schema does not know may be anything. */
export function areCapabilities(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { experimental, extensions, sampling, elicitation, roots, tasks } = value;
  if (
    !areObjects(value, "experimental", "extensions", "sampling", "elicitation", "roots", "tasks")
  ) {
    return false;
  }
  if (isObject(experimental) && !Object.values(experimental).every(isObject)) return false;
  if (isObject(extensions) && !Object.values(extensions).every(isObject)) return false;
  if (isObject(sampling) && !areObjects(sampling, "context", "tools")) return false;
  if (isObject(roots) && !isAbsentOr("boolean", roots.listChanged)) return false;
  if (isObject(elicitation)) {
    if (!areObjects(elicitation, "form", "url")) return false;
    const { form } = elicitation;
    if (isObject(form) && !isAbsentOr("boolean", form.applyDefaults)) return false;
  }
  return !isObject(tasks) || areTasks(tasks);
}

function areTasks(tasks: Members): boolean {
  if (!areObjects(tasks, "list", "cancel", "requests")) return false;
  const { requests } = tasks;
  if (!isObject(requests)) return true;
  if (!areObjects(requests, "sampling", "elicitation")) return false;
  const { sampling, elicitation } = requests;
  return (!isObject(sampling) || areObjects(sampling, "createMessage")) &&
    (!isObject(elicitation) || areObjects(elicitation, "create"));
}

/** `_meta` of a request before 2026-07-28: nothing in it that the SDK reads but a progress token. */
export function isLegacyMeta(value: unknown): boolean {
  return value === undefined || (isObject(value) && hasPlainToken(value) &&
    Object.keys(value).every((key) => !key.startsWith(RESERVED_PREFIX)));
}

/** `_meta` of a request of `version`, with what every request of 2026-07-28 carries. */
export function isModernMeta(value: unknown, version: string): boolean {
  if (!isObject(value) || !hasPlainToken(value) || value[VERSION_KEY] !== version) return false;
  const reserved = Object.keys(value).filter((key) => key.startsWith(RESERVED_PREFIX));
  return reserved.every((key) => [VERSION_KEY, CLIENT_KEY, CAPABILITIES_KEY].includes(key)) &&
    (value[CLIENT_KEY] === undefined || isClientInfo(value[CLIENT_KEY])) &&
    areCapabilities(value[CAPABILITIES_KEY]);
}

function hasPlainToken({ progressToken }: Members): boolean {
  return progressToken === undefined || isId(progressToken);
}

/** A request's id, or a progress token. */
export function isId(value: unknown): value is string | number {
  return typeof value === "string" || Number.isSafeInteger(value);
}
