/** Every setting, once: this table makes the parser, `--help` and `docs/CONFIGURATION.md`. @module */
import type { Option } from "./option.ts";
import { ACCESS } from "./settings/access.ts";
import { CACHE } from "./settings/cache.ts";
import { EXTENSIONS } from "./settings/extensions.ts";
import { FEATURES } from "./settings/features.ts";
import { LOGGING } from "./settings/logging.ts";
import { SERVING } from "./settings/serving.ts";
import { SHARED_CACHE } from "./settings/shared_cache.ts";
import { TELEMETRY } from "./settings/telemetry.ts";
import { UPSTREAMS } from "./settings/upstreams.ts";

/** Keyed by the field of `Config` that each one fills. */
export const OPTIONS = {
  ...SERVING,
  ...ACCESS,
  ...FEATURES,
  ...EXTENSIONS,
  ...UPSTREAMS,
  ...CACHE,
  ...SHARED_CACHE,
  ...LOGGING,
  ...TELEMETRY,
} as const;

/** A field of `Config`. */
export type OptionKey = keyof typeof OPTIONS;

/** The value type of one option. */
type ValueOf<O> = O extends Option<infer T> ? T : never;

/** All settings, checked. */
export type Settings = { readonly [Key in OptionKey]: ValueOf<typeof OPTIONS[Key]> };

/** Every option with its field, in the order of the table. */
export const OPTION_LIST: readonly (readonly [OptionKey, Option<unknown>])[] = Object.entries(
  OPTIONS,
) as [OptionKey, Option<unknown>][];

const NAMES: ReadonlySet<string> = new Set(OPTION_LIST.map(([, { name }]) => name));

/** Whether a secret may also come in a file of its own (`…_FILE`); not where that name is a setting with its own rules. */
export function takesSecretFile({ name, isSecret }: Option<unknown>): boolean {
  return isSecret === true && !NAMES.has(`${name}_FILE`);
}
