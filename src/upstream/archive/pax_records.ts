/** Extended headers of a tar archive (POSIX pax): `length key=value` and a line feed each. @module */
import { ArchiveError } from "./archive_error.ts";

const LINE_FEED = 0x0a;
const MAX_DIGITS = 7;

/**
 * Values by key; of a repeated key the last one counts.
 * @throws {ArchiveError} If a record is not what its length says.
 */
export function parsePaxRecords(bytes: Uint8Array): ReadonlyMap<string, string> {
  const decoder = new TextDecoder();
  const records = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    const blank = bytes.subarray(at, at + MAX_DIGITS + 1).indexOf(0x20);
    const digits = decoder.decode(bytes.subarray(at, at + Math.max(0, blank)));
    const end = at + Number(digits);
    if (!/^[1-9]\d*$/.test(digits) || end > bytes.length || bytes[end - 1] !== LINE_FEED) {
      throw broken();
    }
    const record = bytes.subarray(at + blank + 1, end - 1);
    const equals = record.indexOf(0x3d);
    if (equals < 1) throw broken();
    const value = decoder.decode(record.subarray(equals + 1));
    records.set(decoder.decode(record.subarray(0, equals)), value);
    at = end;
  }
  return records;
}

function broken(): ArchiveError {
  return new ArchiveError("an extended tar header is broken");
}
