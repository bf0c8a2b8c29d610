/** The files host: metadata files, and as much of distributions as somebody reads metadata out of. @module */
import type { DemoAbilities } from "./abilities.ts";
import { type Answer, plainText } from "./answer.ts";
import type { Catalogue, DemoProject, DemoRelease } from "./catalogue.ts";
import type { DemoRoute } from "./request_log.ts";
import { coreMetadataText } from "./render/core_metadata.ts";
import { bytesAnswer, distributionBytes } from "./render/distribution.ts";
import { filePath, isWheel } from "./render/file_address.ts";

interface Place {
  readonly project: DemoProject;
  readonly release: DemoRelease;
  readonly filename: string;
}

const METADATA = ".metadata";
const IMMUTABLE = "max-age=365000000, immutable, public";

const NOT_FOUND = plainText(404, "404 Not Found");

/** `undefined`: nobody here knows such a file. Of a file that the facts name but cannot be made: 404. */
export function createFilesRouter(
  { catalogue, abilities }: { readonly catalogue: Catalogue; readonly abilities: DemoAbilities },
) {
  const places = placesOf(catalogue);
  return (
    { request, path }: { readonly request: Request; readonly path: string },
  ): { readonly route: DemoRoute; readonly answer: Answer } | undefined => {
    if (request.method !== "GET" || !path.startsWith("/packages/")) return undefined;
    if (path.endsWith(METADATA)) {
      const place = abilities.coreMetadata
        ? places.get(path.slice(0, -METADATA.length))
        : undefined;
      return { route: "core-metadata", answer: metadataAnswer(place) };
    }
    const place = places.get(path);
    if (place === undefined) return undefined;
    const bytes = distributionBytes(place.project, place.release, place.filename);
    const range = abilities.ranges ? request.headers.get("range") : null;
    const answer = bytes === undefined ? NOT_FOUND : bytesAnswer(bytes, range);
    return { route: "distribution", answer };
  };
}

function metadataAnswer(place: Place | undefined): Answer {
  if (
    place === undefined || !isWheel(place.filename) || place.release.series.coreMetadata === false
  ) {
    return NOT_FOUND;
  }
  return {
    status: 200,
    headers: { "content-type": "application/octet-stream", "cache-control": IMMUTABLE },
    body: coreMetadataText(place.project, place.release),
  };
}

function placesOf(catalogue: Catalogue): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const project of catalogue.projects.values()) {
    for (const release of project.releases) {
      for (const file of release.files) {
        places.set(filePath(file, project), { project, release, filename: file[0] });
      }
    }
  }
  return places;
}
