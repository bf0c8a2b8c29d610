/** Structured logging to one writer, which is stderr: stdout belongs to the protocol. @module */
import type { Clock } from "./domain/clock.ts";

/** From chatty to silent. */
export const LOG_LEVELS = ["debug", "info", "warning", "error", "off"] as const;
export type LogLevel = typeof LOG_LEVELS[number];

/** For people or for collectors. */
export const LOG_FORMATS = ["text", "json"] as const;
export type LogFormat = typeof LOG_FORMATS[number];

/** What is told beside the message; values are redacted, cut and made printable. */
export type LogFields = Readonly<Record<string, unknown>>;

/** One line for each call. Never throws, whatever the fields or the writer do. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warning(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** Whether a line of this level would be written, for fields that cost something. */
  enabled(level: LogLevel): boolean;
}

/** Where lines go and which. */
export interface LogOptions {
  readonly level: LogLevel;
  readonly format: LogFormat;
  /** Gets one line with its line feed. */
  readonly write: WriteLine;
  readonly clock: Clock;
  /** What every line carries beside its own fields, which win. */
  readonly fields?: (() => LogFields) | undefined;
}

/** Takes one line and the level that it was written at. */
export type WriteLine = (line: string, level: Exclude<LogLevel, "off">) => void;

/** Characters of one value that are kept; a log is no place for documents. */
const MAX_TEXT = 2_000;
const MAX_DEPTH = 4;
const MAX_ELEMENTS = 50;
const REDACTED = "[redacted]";
/** Named like a secret, however it is spelt. */
const SECRET_NAME =
  /authorization|cookie|token|secret|password|passwd|passphrase|credential|api[-_]?key|private[-_]?key|session/i;
/** Looks like a secret, whatever it is called: header schemes, tokens of PyPI and GitHub, credentials in a URL. */
const SECRET_TEXTS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/\b(Bearer|Basic|Token) [A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${REDACTED}`],
  [/\b(?:pypi-|gh[opsur]_|github_pat_)[A-Za-z0-9_-]{10,}/g, REDACTED],
  [/(\/\/)[^\s/@"]{1,300}@/g, `$1${REDACTED}@`],
  [
    /([?&][^=&\s]{0,40}(?:token|secret|password|key)[^=&\s]{0,40}=)[^&\s"]{1,500}/gi,
    `$1${REDACTED}`,
  ],
];

/** Each of them needs one of these, which most texts do not have: one look in place of four. */
const MAYBE_SECRET = / |\/\/|[?&]|pypi-|gh[opsur]_|github_pat_/;

/** Control and bidirectional characters would let a field forge a line or steer a terminal. */
// deno-lint-ignore no-control-regex -- they are what is looked for
const UNPRINTABLE = /[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A log with a level, a format and nothing global. */
export function createLog({ level, format, write, clock, fields: common }: LogOptions): Log {
  const floor = LOG_LEVELS.indexOf(level);
  const enabled = (asked: LogLevel) => asked !== "off" && LOG_LEVELS.indexOf(asked) >= floor;
  const at = (asked: Exclude<LogLevel, "off">) => (message: string, own: LogFields = {}) => {
    if (!enabled(asked)) return;
    try {
      const fields = common === undefined ? own : { ...common(), ...own };
      const time = new Date(clock()).toISOString();
      write(
        format === "json"
          ? jsonLine(time, asked, message, fields)
          : textLine(time, asked, message, fields),
        asked,
      );
    } catch {
      // A closed stderr or a field with a broken getter must not take a request down.
    }
  };
  return {
    debug: at("debug"),
    info: at("info"),
    warning: at("warning"),
    error: at("error"),
    enabled,
  };
}

function jsonLine(time: string, level: string, message: string, fields: LogFields): string {
  const record: Record<string, unknown> = { time, level, message: redactText(message) };
  for (const [name, value] of Object.entries(fields)) {
    // A field must not pass for the line's own time, level or message.
    record[name in record ? `field_${name}` : name] = printable(name, value, 0);
  }
  const line = JSON.stringify(record).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${line}\n`;
}

function textLine(time: string, level: string, message: string, fields: LogFields): string {
  const told = Object.entries(fields).map(([name, value]) => {
    const shown = printable(name, value, 0);
    const text = typeof shown === "string" ? shown : JSON.stringify(shown) ?? "undefined";
    return ` ${name}=${
      /^[\w.:/@+-]+$/.test(text) || typeof shown !== "string" ? text : JSON.stringify(text)
    }`;
  });
  const line = `${time} ${level.toUpperCase()} ${redactText(message)}${told.join("")}`;
  return `${line.replace(UNPRINTABLE, "?")}\n`;
}

/** What `JSON.stringify` can take: no cycles, no big integers, no secrets, nothing endless. */
function printable(name: string, value: unknown, depth: number): unknown {
  if (SECRET_NAME.test(name.slice(0, 200)) && value !== undefined) return REDACTED;
  switch (typeof value) {
    case "string":
      return redactText(value);
    case "number":
      return Number.isFinite(value) ? value : String(value);
    case "bigint":
      return String(value);
    case "boolean":
    case "undefined":
      return value;
    case "object":
      return value === null ? null : printableObject(name, value, depth);
    default:
      return `[${typeof value}]`;
  }
}

function printableObject(name: string, value: object, depth: number): unknown {
  if (depth >= MAX_DEPTH) return "[too deep]";
  if (value instanceof Error) {
    const { name: kind, message, stack, cause } = value;
    const told = {
      name: redactText(kind),
      message: redactText(message),
      stack: redactText(stack ?? ""),
    };
    return cause === undefined ? told : { ...told, cause: printable("cause", cause, depth + 1) };
  }
  if (value instanceof Date) return String(value);
  if (Array.isArray(value)) {
    const shown = value.slice(0, MAX_ELEMENTS).map((element) =>
      printable(name, element, depth + 1)
    );
    return value.length > MAX_ELEMENTS
      ? [...shown, `[${value.length - MAX_ELEMENTS} more]`]
      : shown;
  }
  const record: Record<string, unknown> = Object.create(null);
  for (const [key, element] of Object.entries(value).slice(0, MAX_ELEMENTS)) {
    record[key] = printable(key, element, depth + 1);
  }
  return record;
}

function redactText(text: string): string {
  let shown = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  if (!MAYBE_SECRET.test(shown)) return shown;
  for (const [pattern, replacement] of SECRET_TEXTS) shown = shown.replace(pattern, replacement);
  return shown;
}
