/** Places that stand for a release: URLs, paths and repositories, as installers write them. @module */
import { distributionKind } from "../distribution_name.ts";
import { normalizeName, type ProjectName, tryParseProjectName } from "../name.ts";

/** What a place says of itself. */
export interface DirectReference {
  readonly kind: "url" | "path" | "vcs";
  /** From `#egg=` or the name of the archive. */
  readonly name?: ProjectName;
  /** From `#egg=`. */
  readonly extras: readonly string[];
  /** From the fragment, `algorithm:digest`. */
  readonly hashes: readonly string[];
  /** An archive with a hash, or a repository at a full commit. */
  readonly pinned: boolean;
}

const MAX_LENGTH = 16_384; // UTF-16 units
const VCS = /^(?:git|hg|svn|bzr)(?:\+|:\/\/)/i;
const REMOTE = /^(?:https?|ftp):/i;
const SCHEME = /^(?:https?|ftp|file|git|hg|svn|bzr|ssh)(?:\+[a-z]{2,9})?:/i;
const ARCHIVE = /\.(?:whl|zip|tar|tgz|tbz|txz|tlz|tar\.(?:gz|bz2|xz|lz|lzma))$/i;
const HASH = /^(?:md5|sha1|sha224|sha256|sha384|sha512|sha3_(?:224|256|384|512)|blake2[bs])$/;
const COMMIT = /@[0-9a-f]{40}$/i;

/** Whether a requirement is a URL of a kind that installers take (pip: a scheme and a colon). */
export function isUrl(text: string): boolean {
  return SCHEME.test(text);
}

/** Whether a requirement that is no URL names a file or folder, by the rules that pip goes by. */
export function looksLikePath(text: string): boolean {
  const head = text.split("@", 1)[0] ?? "";
  if (head.length < text.length && !/[/\\]/.test(head) && !head.startsWith(".")) return false;
  return /[/\\]/.test(text) || text.startsWith(".") || ARCHIVE.test(withoutExtras(text));
}

/** The text before a final `[…]`. */
function withoutExtras(text: string): string {
  return text.endsWith("]") ? text.slice(0, Math.max(0, text.lastIndexOf("["))) : text;
}

/**
 * What a URL or path says. Nothing is opened.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const found = readReference("git+https://host.example/x.git@v1#egg=Foo_Bar[b,a]");
 * assert.deepEqual([found.kind, found.name, found.extras], ["vcs", "foo-bar", ["a", "b"]]);
 * ```
 */
export function readReference(text: string): DirectReference {
  const url = text.slice(0, MAX_LENGTH);
  const hash = url.indexOf("#");
  const address = hash === -1 ? url : url.slice(0, hash);
  const kind = VCS.test(url) ? "vcs" : REMOTE.test(url) ? "url" : "path";
  let egg: string | undefined;
  const hashes: string[] = [];
  for (const part of hash === -1 ? [] : url.slice(hash + 1).split("&").slice(0, 50)) {
    const equals = part.indexOf("=");
    if (equals < 1) continue;
    const key = part.slice(0, equals);
    if (key === "egg") egg = part.slice(equals + 1);
    else if (HASH.test(key)) hashes.push(`${key}:${part.slice(equals + 1)}`);
  }
  const named = egg === undefined ? { extras: [] } : readEgg(egg);
  const name = named.name ?? nameOfArchive(address);
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    extras: named.extras,
    hashes,
    pinned: kind === "vcs" ? COMMIT.test(address) : hashes.length > 0,
  };
}

function readEgg(egg: string): { readonly name?: ProjectName; readonly extras: readonly string[] } {
  const decoded = decode(egg);
  const open = decoded.indexOf("[");
  const name = tryParseProjectName(open === -1 ? decoded : decoded.slice(0, open));
  const list = open === -1 || !decoded.endsWith("]") ? "" : decoded.slice(open + 1, -1);
  return { ...(name === undefined ? {} : { name }), extras: extrasIn(list) };
}

/** The names of a comma list, normalised, sorted, each once. */
export function extrasIn(list: string): readonly string[] {
  const extras = list.split(",").map((extra) => normalizeName(extra.trim()))
    .filter((extra) => extra !== "");
  return [...new Set(extras)].sort();
}

/** The project of a wheel or sdist, by the name of the file; other names tell nothing. */
function nameOfArchive(address: string): ProjectName | undefined {
  const path = address.split("?", 1)[0] ?? "";
  const filename = decode(path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1));
  switch (distributionKind(filename)) {
    case "wheel": {
      const parts = filename.split("-");
      return parts.length < 5 ? undefined : tryParseProjectName(parts[0] ?? "");
    }
    case "sdist": {
      const stem = filename.replace(ARCHIVE, "");
      const dash = stem.lastIndexOf("-");
      // A repository's archive is named after a branch or a tag ("main.zip", "v1.0.tar.gz").
      return dash < 1 || !/^\d/.test(stem.slice(dash + 1))
        ? undefined
        : tryParseProjectName(stem.slice(0, dash));
    }
    default:
      return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch { // a lone "%" is part of the name then
    return text;
  }
}
