/** JSON whose shape is not known, read a member at a time. @module */
type JsonRecord = Readonly<Record<string, unknown>>;

/** The value's members; none where it is no object. */
export function asRecord(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null;
}
