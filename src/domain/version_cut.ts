/** Places in PEP 440 order where a range of versions can begin or end. @module */
import { type Version, versionKey } from "./version.ts";

/**
 * A place between versions. What lies between two different places is never empty: wherever a first
 * version follows, the place is written as the one before that version, so that `>1.0.dev0` and
 * `>=1.0.dev1` begin at the same cut.
 */
export interface VersionCut {
  /** Greater than the keys of all versions before the place, at most those of all after it. */
  readonly key: string;
  readonly version: Version;
  /**
   * `before` that version; `after` it, which has a local label, but before the longer labels that
   * begin with its own; or, of a final release, after its local versions and all its post-releases.
   */
  readonly place: "before" | "after" | "after posts";
}

/** Before a version and its local versions. */
export function cutBefore(version: Version): VersionCut {
  return { key: versionKey(version), version, place: "before" };
}

/** After a version with a local label; none comes first there (`1+a.b`, `1+a.0b` …). */
export function cutAfter(version: Version): VersionCut {
  return { key: versionKey(version) + "\x00", version, place: "after" };
}

/** After a version and all its local versions: the next development or post-release comes first. */
export function cutAfterLocals({ epoch, release, pre, post, dev }: Version): VersionCut {
  return cutBefore(
    dev !== undefined
      ? { epoch, release, pre, post, dev: dev + 1n }
      : { epoch, release, pre, post: post === undefined ? 0n : post + 1n, dev: 0n },
  );
}

/**
 * After a final or pre-release and all its post-releases. After `1.0` none comes first
 * (`1.0.1.dev0`, `1.0.0.1.dev0` …); after `1.0a1` it is `1.0a2.dev0`.
 */
export function cutAfterPosts({ epoch, release, pre }: Version): VersionCut {
  if (pre !== undefined) {
    const next = { phase: pre.phase, number: pre.number + 1n };
    return cutBefore({ epoch, release, pre: next, dev: 0n });
  }
  const version = { epoch, release };
  return { key: versionKey(version) + "\x05", version, place: "after posts" };
}

/** Before everything whose release begins with the prefix, development releases included. */
export function cutBeforePrefix(epoch: bigint, prefix: readonly bigint[]): VersionCut {
  return cutBefore({ epoch, release: prefix, dev: 0n });
}

/** After everything whose release begins with the prefix. */
export function cutAfterPrefix(epoch: bigint, prefix: readonly bigint[]): VersionCut {
  return cutBeforePrefix(epoch, [...prefix.slice(0, -1), (prefix.at(-1) ?? 0n) + 1n]);
}
