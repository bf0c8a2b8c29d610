/** The services that the settings name, and one cheap question for each. Part of the composition. @module */
import type { Config } from "../config/load.ts";
import { authorizeBy, knownIndexes } from "../connect_indexes.ts";
import { parseProjectName } from "../domain/name.ts";
import type { Authorize, WireRequest } from "../upstream/attempt.ts";
import { malformed } from "../upstream/decode_json.ts";
import type { ReadAnswer } from "../upstream/probe.ts";
import { INDEX_ACCEPT, INDEX_TYPES, readIndexPage } from "../upstream/pypi/index_client.ts";

/** A question, and what an answer to it has to be. */
export interface ServiceQuestion {
  readonly service: string;
  readonly url: URL;
  readonly request: Omit<WireRequest, "url" | "etag">;
  readonly authorize?: Authorize | undefined;
  /** Absent where the type of an answer is enough. */
  readonly read?: ReadAnswer;
  /** Asked where the first place has nothing. */
  readonly otherwise?: URL;
  /** What it means that the service has not what was asked for; `any`: so does every refusal, the service is there. */
  readonly absence: "told" | "failure" | "any";
}

/** Small, and kept by those who write the packaging guides. */
const PROJECT = parseProjectName("sampleproject");
const JSON_TYPE = "application/json";
const JSON_QUESTION: ServiceQuestion["request"] = {
  method: "GET",
  accept: JSON_TYPE,
  mediaTypes: [JSON_TYPE],
  body: undefined,
};

/** In the order in which a look-up needs them; none where built-in facts answer. */
export function serviceQuestions(config: Config): readonly ServiceQuestion[] {
  if (config.demo) return [];
  return [
    ...indexes(config),
    ...config.hasJsonApi
      ? [json("pypi-json", config.pypiBaseUrl, `/pypi/${PROJECT}/json`, "told")]
      : config.enableStats
      ? [json("pypi-stats", config.pypiBaseUrl, "/stats/", "failure")]
      : [],
    files(config),
    ...config.enableVulnerabilityCheck ? [advisories(config)] : [],
    ...config.enableStats
      ? [
        json("pypistats", config.pypistatsBaseUrl, `/api/packages/${PROJECT}/recent`, "told"),
      ]
      : [],
    ...config.transport === "http" && config.oauthIssuer !== "" ? [issuer(config)] : [],
  ];
}

function indexes(config: Config): readonly ServiceQuestion[] {
  return knownIndexes(config).map((index): ServiceQuestion => {
    const url = new URL(`${PROJECT}/`, index.url);
    return {
      service: index.isMain ? "pypi-index" : `index ${index.name}`,
      url,
      request: { method: "GET", accept: INDEX_ACCEPT, mediaTypes: INDEX_TYPES, body: undefined },
      authorize: authorizeBy([index]),
      // A page to log in on is HTML, as the pages of some indexes are.
      read: (text, contentType) =>
        readIndexPage(text, contentType, { asked: PROJECT, pageUrl: url.href }),
      absence: "told",
    };
  });
}

/** Which files there are only an index says: whoever answers at all is there. */
function files(config: Config): ServiceQuestion {
  const url = new URL(config.filesBaseUrl);
  const request = { method: "GET", accept: "*/*", mediaTypes: [], body: undefined } as const;
  return { service: "pypi-files", url, request, absence: "any" };
}

function advisories(config: Config): ServiceQuestion {
  const body = JSON.stringify({ package: { ecosystem: "PyPI", name: PROJECT } });
  return {
    ...json("osv", config.osvBaseUrl, "/v1/query", "failure"),
    request: { ...JSON_QUESTION, method: "POST", body },
  };
}

/** RFC 8414 puts the issuer's path behind the well-known one, OpenID before it. */
function issuer({ oauthIssuer, oauthJwksUrl }: Config): ServiceQuestion {
  const request = {
    ...JSON_QUESTION,
    ...{ accept: "*/*", mediaTypes: [JSON_TYPE, "application/jwk-set+json"] },
  };
  const common = {
    service: "oauth-issuer",
    request,
    read: readObject,
    absence: "failure",
  } as const;
  if (oauthJwksUrl !== "") return { ...common, url: new URL(oauthJwksUrl) };
  const { origin, pathname } = new URL(oauthIssuer);
  const path = pathname.replace(/\/$/, "");
  return {
    ...common,
    url: new URL(`${origin}/.well-known/oauth-authorization-server${path}`),
    otherwise: new URL(`${origin}${path}/.well-known/openid-configuration`),
  };
}

function json(
  service: string,
  baseUrl: string,
  path: string,
  absence: ServiceQuestion["absence"],
): ServiceQuestion {
  const url = new URL(baseUrl.replace(/\/$/, "") + path);
  return { service, url, request: JSON_QUESTION, read: readObject, absence };
}

/** Every service that answers in JSON answers with an object. */
function readObject(text: string): void {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, "")); // as the clients read it
  } catch {
    throw malformed("the body is not JSON");
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw malformed("the body is not a JSON object");
  }
}
