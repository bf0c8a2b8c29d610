/** One embedded upstream for the renderers' tests, and how to ask it. @module */
import assert from "node:assert/strict";
import {
  createDemoUpstream,
  type DemoUpstreamOptions,
  UNKNOWN_REQUEST_STATUS,
} from "../../../src/demo/demo_upstream.ts";

export const BASE_URLS = {
  pypi: "https://pypi.example",
  files: "https://files.example",
  osv: "https://osv.example",
  pypistats: "https://stats.example",
};

/** Asks a fresh upstream; a request that it does not know fails the test. */
export async function demoFetch(
  url: string,
  init: RequestInit = {},
  options: Partial<DemoUpstreamOptions> = {},
): Promise<Response> {
  const clock = () => Date.parse("2026-11-22T12:00:00Z");
  const upstream = createDemoUpstream({ baseUrls: BASE_URLS, clock, ...options });
  const response = await upstream.fetch(new Request(url, init));
  assert.notEqual(response.status, UNKNOWN_REQUEST_STATUS, `unknown request ${url}`);
  return response;
}

/** A value of parsed JSON, walked down by keys; fails the test where a key is missing. */
export function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>((parent, key) => {
    assert.ok(typeof parent === "object" && parent !== null, `no object above ${key}`);
    const entry = Object.entries(parent).find(([name]) => name === String(key));
    assert.ok(entry !== undefined, `no key ${key}`);
    return entry[1];
  }, value);
}

/** A list inside parsed JSON. */
export function listAt(value: unknown, ...keys: readonly (string | number)[]): readonly unknown[] {
  const list = at(value, ...keys);
  assert.ok(Array.isArray(list), `no list at ${keys.join(".")}`);
  return list;
}
