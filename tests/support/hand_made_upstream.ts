/** The whole server over a handful of answers that a test writes itself. @module */
import { type App, compose } from "../../src/compose.ts";
import { FAULTS_NOW_MS } from "./fault_cases.ts";
import { loopbackConfig } from "./app_on_loopback.ts";
import { seededRandom } from "./seeded_random.ts";

/** Base address of all services; nobody listens there. */
export const HAND_MADE_URL = "http://upstream.invalid";
const INDEX_TYPE = "application/vnd.pypi.simple.v1+json";

/** What a path answers with. */
export type HandMade = (request: Request) => Response | Promise<Response>;

/** Answers by path, without their query. */
export type HandMadeAnswers = ReadonlyMap<string, HandMade>;

/** An app over `answers`; disposing of it throws if it asked for anything else. */
export interface AppOverAnswers extends Disposable {
  readonly app: App;
  /** `GET /pypi/…`, in the order of the requests. */
  readonly asked: readonly string[];
}

export function appOver(answers: HandMadeAnswers): AppOverAnswers {
  const asked: string[] = [];
  const unexpected: string[] = [];
  const app = compose(loopbackConfig(HAND_MADE_URL), {
    writeLog: () => {},
    clock: () => FAULTS_NOW_MS,
    random: seededRandom(1),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const line = `${request.method} ${new URL(request.url).pathname}`;
      asked.push(line);
      const answer = answers.get(new URL(request.url).pathname);
      if (answer === undefined) unexpected.push(line);
      return await (answer ?? notFound)(request);
    },
  });
  return {
    app,
    asked,
    [Symbol.dispose]() {
      app.close();
      if (unexpected.length > 0) throw new Error(`Nobody expected ${unexpected.join(", ")}`);
    },
  };
}

/** A JSON answer; text is sent as it is, for keys that an object literal cannot write. */
export function json(body: unknown, type = "application/json"): HandMade {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return () => new Response(text, { headers: { "content-type": type } });
}

/** An HTML page with status 200. */
export const html: HandMade = () =>
  new Response("<!DOCTYPE html><title>Client Challenge</title>", {
    headers: { "content-type": "text/html" },
  });

export const notFound: HandMade = () => Response.json({ message: "Not Found" }, { status: 404 });

/** A page of the Index API. */
export function indexAnswer(name: string, fields: Readonly<Record<string, unknown>> = {}) {
  const page = { meta: { "api-version": "1.4" }, name, files: [], versions: [], ...fields };
  return json(page, INDEX_TYPE);
}

/** One wheel of a release, as the JSON API tells it. */
export function wheelOf(
  name: string,
  version: string,
  fields: Readonly<Record<string, unknown>> = {},
) {
  const filename = `${name}-${version}-py3-none-any.whl`;
  return {
    filename,
    url: `${HAND_MADE_URL}/packages/${filename}`,
    packagetype: "bdist_wheel",
    size: 1000,
    upload_time_iso_8601: "2024-01-01T00:00:00Z",
    requires_python: null,
    yanked: false,
    yanked_reason: null,
    digests: { sha256: "0".repeat(64) },
    ...fields,
  };
}

/** What a hand-made document differs in. */
export interface DocumentFields {
  /** Version -> its files; in this order. */
  readonly releases?: Readonly<Record<string, readonly unknown[]>>;
  readonly info?: Readonly<Record<string, unknown>>;
  readonly vulnerabilities?: readonly unknown[];
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A document of the JSON API about `name`, whose newest version is `version`. */
export function documentOf(
  name: string,
  version: string,
  { releases, info, vulnerabilities, more }: DocumentFields = {},
) {
  const told = releases ?? { [version]: [wheelOf(name, version)] };
  return {
    info: { name, version, summary: "hand-made", requires_dist: [], yanked: false, ...info },
    releases: told,
    urls: told[version] ?? [],
    vulnerabilities: vulnerabilities ?? [],
    ...more,
  };
}

/** An OSV record that names these versions of `name`. */
export function recordOf(
  id: string,
  { name, versions, ...fields }: {
    readonly name: string;
    readonly versions: readonly string[];
    readonly aliases?: readonly string[];
    readonly withdrawn?: string;
  },
) {
  return {
    id,
    modified: "2024-01-01T00:00:00Z",
    published: "2024-01-01T00:00:00Z",
    affected: [{ package: { ecosystem: "PyPI", name }, versions }],
    ...fields,
  };
}
