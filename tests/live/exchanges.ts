/** What was asked and answered on the wire, grouped by kind of request. @module */
import { addToShape, diffShapes, emptyShape, type Shape } from "./shape_diff.ts";

/** All answers of one kind of request with one status. */
export interface ExchangeGroup {
  readonly shape: Shape;
  /** Names of headers that every answer had. */
  headers: ReadonlySet<string>;
  readonly contentTypes: Set<string>;
}

/** By kind and status, e.g. `GET /stats/ 200`. */
export type ExchangeGroups = ReadonlyMap<string, ExchangeGroup>;

/** Set by servers and connections on the way, not by the service. */
const TRANSPORT_HEADERS: ReadonlySet<string> = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
]);

/** A `fetch` that notes every exchange before it hands the answer on. */
export class ExchangeRecorder {
  readonly #groups = new Map<string, ExchangeGroup>();
  readonly #fetch: typeof fetch;
  /** Requests that were sent. */
  count = 0;

  constructor(fetchIt: typeof fetch) {
    this.#fetch = fetchIt;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url } = request;
    this.count++;
    const response = await this.#fetch(request);
    const text = await response.clone().text();
    this.#add(`${method} ${kindOf(new URL(url).pathname)} ${response.status}`, response, text);
    return response;
  };

  groups(): ExchangeGroups {
    return this.#groups;
  }

  #add(key: string, { headers }: Response, text: string): void {
    const names = new Set([...headers.keys()].filter((name) => !TRANSPORT_HEADERS.has(name)));
    const known = this.#groups.get(key);
    const group = known ?? { shape: emptyShape(), headers: names, contentTypes: new Set<string>() };
    if (known !== undefined) known.headers = known.headers.intersection(names);
    const contentType = (headers.get("content-type") ?? "none").replace(/\s+/g, "").toLowerCase();
    group.contentTypes.add(contentType);
    addToShape(group.shape, valueOf(text));
    this.#groups.set(key, group);
  }
}

/** Paths without the names, versions, hashes and ids in them. */
function kindOf(path: string): string {
  if (path.endsWith(".metadata")) return "/*.metadata";
  return path
    .replace(
      /^\/pypi\/.*\/json$/,
      (whole) => whole.split("/").length > 4 ? "/pypi/*/*/json" : "/pypi/*/json",
    )
    .replace(/^\/simple\/[^/]+\/$/, "/simple/*/")
    .replace(/^\/v1\/vulns\/.*$/, "/v1/vulns/*")
    .replace(/^\/api\/packages\/[^/]+\//, "/api/packages/*/");
}

/** JSON as it is; of core metadata the names of its fields; of other text only that it is text. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (!text.startsWith("Metadata-Version:")) return text;
    const head = text.split(/\r?\n\r?\n/, 1)[0] ?? "";
    const names = [...head.matchAll(/^([A-Za-z-]+):/gm)].map(([, name = ""]) => name);
    return Object.fromEntries(names.map((name) => [name, ""]));
  }
}

/** One line for each difference between the real services and the fake. */
export function diffExchanges(real: ExchangeGroups, fake: ExchangeGroups): readonly string[] {
  const lines: string[] = [];
  for (const key of [...new Set([...real.keys(), ...fake.keys()])].sort()) {
    const [realGroup, fakeGroup] = [real.get(key), fake.get(key)];
    if (realGroup === undefined) lines.push(`${key}: only the fake answered so`);
    else if (fakeGroup === undefined) lines.push(`${key}: the fake never answered so`);
    else lines.push(...diffGroups(realGroup, fakeGroup).map((line) => `${key}: ${line}`));
  }
  return lines;
}

function diffGroups(real: ExchangeGroup, fake: ExchangeGroup): readonly string[] {
  const lines: string[] = [];
  const [realTypes, fakeTypes] = [real, fake].map(({ contentTypes }) =>
    [...contentTypes].sort().join(", ")
  );
  if (realTypes !== fakeTypes) {
    lines.push(
      `content-type is ${JSON.stringify(realTypes)}, the fake's ${JSON.stringify(fakeTypes)}`,
    );
  }
  for (const name of [...real.headers.difference(fake.headers)].sort()) {
    lines.push(`header ${name} is missing in the fake`);
  }
  for (const name of [...fake.headers.difference(real.headers)].sort()) {
    lines.push(`header ${name} is only in the fake`);
  }
  for (const { place, kind, types } of diffShapes(real.shape, fake.shape)) {
    lines.push(
      types === undefined
        ? `field ${place} is ${kind}`
        : `field ${place} is ${types.real.join(" or ")}, the fake's ${types.fake.join(" or ")}`,
    );
  }
  return lines;
}
