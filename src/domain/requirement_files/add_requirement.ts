/** A PEP 508 text, or a place in its stead, into an entry or a problem. @module */
import { CallerError } from "../caller_error.ts";
import { formatMarker } from "../marker.ts";
import { parseRequirement, type Requirement } from "../requirement.ts";
import {
  type DirectReference,
  extrasIn,
  isUrl,
  looksLikePath,
  readReference,
} from "./direct_reference.ts";
import type { FileReading, Place } from "./file_reading.ts";
import { pinnedVersion } from "./pinned_version.ts";

/** How a text is read, beside where it stands. */
export interface RequirementPlace extends Place {
  /** By default `requirement`. */
  readonly kind?: "requirement" | "constraint";
  readonly hashes?: readonly string[];
  /** Paths and URLs may stand without a name, as pip takes them. */
  readonly places?: boolean;
  readonly editable?: boolean;
  /** The text as the file has it, where that is more than the requirement. */
  readonly shown?: string;
}

const VARIABLE = /\$\{[A-Z0-9_]{1,64}\}/; // pip: upper case, digits and underscores, in braces

/** Adds one entry, or says why the text is none. */
export function addRequirement(reading: FileReading, text: string, place: RequirementPlace): void {
  if (reading.skips()) return;
  const shown = place.shown ?? text;
  if (place.places === true && (isUrl(text) || looksLikePath(beforeMarker(text)))) {
    addPlace(reading, text, { ...place, shown });
    return;
  }
  let requirement: Requirement;
  try {
    // pip takes a marker that is left empty for none.
    const bare = place.places === true && text.endsWith(";") ? text.slice(0, -1) : text;
    requirement = parseRequirement(bare);
  } catch (error) {
    const variable = VARIABLE.exec(text)?.[0];
    if (variable === undefined || !(error instanceof CallerError)) {
      reading.fault(error, shown, where(place));
      return;
    }
    reading.problem({
      kind: "unsupported",
      message: `Cannot read requirement ${JSON.stringify(text.slice(0, 200))}: ` +
        `${variable} is filled in from the installer's environment`,
      text: shown,
      ...where(place),
    });
    return;
  }
  addParsed(reading, requirement, { ...place, shown });
}

/** Adds a requirement that is parsed already. */
function addParsed(
  reading: FileReading,
  requirement: Requirement,
  place: RequirementPlace & { readonly shown: string },
): void {
  const { name, displayName, extras, specifier, url, marker } = requirement;
  const reference: DirectReference | undefined = url === undefined ? undefined : readReference(url);
  const version = pinnedVersion(specifier);
  reading.add({
    kind: place.editable === true
      ? "editable"
      : reference === undefined
      ? place.kind ?? "requirement"
      : reference.kind,
    name,
    displayName,
    specifier,
    ...(version === undefined ? {} : { version }),
    pinned: version !== undefined || reference?.pinned === true ||
      (reference?.kind === "url" && (place.hashes ?? []).length > 0),
    extras,
    ...(marker === undefined ? {} : { marker: formatMarker(marker) }),
    ...(url === undefined ? {} : { url }),
    hashes: [...place.hashes ?? [], ...reference?.hashes ?? []],
    ...where(place),
    text: place.shown,
  });
}

/** A URL or path without a name before it (pip): the name stands in `#egg=` or in the file's name. */
function addPlace(
  reading: FileReading,
  text: string,
  place: RequirementPlace & { readonly shown: string },
): void {
  const address = beforeMarker(text);
  const marker = address.length < text.length
    ? reading.marker(text.slice(text.indexOf(";", address.length) + 1), where(place))
    : undefined;
  // `./folder[extra]`
  const open = !isUrl(address) && address.endsWith("]") ? address.lastIndexOf("[") : -1;
  const url = open === -1 ? address : address.slice(0, open);
  const reference = readReference(url);
  const hashes = [...place.hashes ?? [], ...reference.hashes];
  reading.add({
    kind: place.editable === true ? "editable" : reference.kind,
    ...(reference.name === undefined ? {} : { name: reference.name }),
    pinned: reference.pinned || (reference.kind !== "vcs" && hashes.length > 0),
    extras: open === -1 ? reference.extras : extrasIn(address.slice(open + 1, -1)),
    ...(marker === undefined ? {} : { marker }),
    url,
    hashes,
    ...where(place),
    text: place.shown,
  });
}

/** pip: a URL may hold ";", so there the marker needs a blank too. */
function beforeMarker(text: string): string {
  const at = isUrl(text) ? markerAfterUrl(text) : text.indexOf(";");
  return at === -1 ? text.trim() : text.slice(0, at).trim();
}

function markerAfterUrl(text: string): number {
  const after = text.indexOf("; ");
  const before = text.indexOf(" ;");
  if (after === -1 || before === -1) return Math.max(after, before);
  return Math.min(after, before);
}

function where({ group, line }: Place): Place {
  return { group, ...(line === undefined ? {} : { line }) };
}
