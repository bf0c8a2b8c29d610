/** The target that an answer is about, in the fields that several tools share. @module */
import * as z from "zod";
import {
  describeTarget,
  NEWEST_PYTHON,
  parseTarget,
  type Target,
  type TargetText,
} from "../domain/target.ts";
import { SAID_ELSEWHERE } from "../mcp/json_schema.ts";

const MAX_LENGTH = 64; // UTF-16 units, as in `parseTarget`

/** Inputs that name a target; left out: see `parseTarget`. */
export const targetInput = {
  python_version: z.string().min(1).max(MAX_LENGTH).optional().describe(
    `e.g. "3.12" (its newest release), "3.12.4", "3.14t" or "pypy3.10"; left out: ${NEWEST_PYTHON}`,
  ),
  platform: z.string().min(1).max(MAX_LENGTH).optional().describe(
    'e.g. "linux-arm64", "alpine", "macos-13", "windows" or "manylinux_2_28_x86_64"; left out: ' +
      "Linux, where one is needed",
  ),
};

/** `platform` is the most specific platform tag; `assumed` says what the caller left open. */
export const targetSchema = z.object({
  python_version: z.string(),
  implementation: z.string(),
  platform: z.string(),
  assumed: z.array(z.string()),
}).meta(SAID_ELSEWHERE);

export type TargetFields = z.output<typeof targetSchema>;

/** The target that a caller named, or none where nothing was said of one. @throws {CallerError} */
export function namedTarget({ python_version, platform, implementation }: {
  readonly [Key in keyof TargetText]: TargetText[Key] | undefined;
}): Target | undefined {
  return python_version === undefined && platform === undefined && implementation === undefined
    ? undefined
    : parseTarget({ python_version, platform, implementation });
}

/** The target in the contract's fields. */
export function targetFields(target: Target): TargetFields {
  return {
    python_version: pythonText(target),
    implementation: target.implementation,
    platform: target.platform.text,
    assumed: [...target.assumed],
  };
}

/** As the caller may write it, `t` included. */
export function pythonText({ python, freeThreaded }: Target): string {
  return `${python.text}${freeThreaded ? "t" : ""}`;
}

/** For text renderings: `CPython 3.13 on Windows on x86_64`. The fields read back as the target that they tell. */
export function targetWords({ python_version, implementation, platform }: TargetFields): string {
  return describeTarget(parseTarget({ python_version, implementation, platform }));
}

/** The target in words, and what of it is assumed. */
export function targetLine(fields: TargetFields): string {
  const { assumed } = fields;
  return targetWords(fields) + (assumed.length === 0 ? "" : ` (${assumed.join(", ")})`);
}
