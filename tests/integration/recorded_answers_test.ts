import assert from "node:assert/strict";
import { compose } from "../../src/compose.ts";
import { loadConfig } from "../../src/config/load.ts";
import { recordedTest } from "../support/recorded.ts";
import { recordedUpstream } from "../support/recorded_upstream.ts";

const MAX_ANSWER_BYTES = 25_000; // structured content and text together

/** Every tool that takes a project, with the arguments that have no default. */
const CALLS: readonly (readonly [string, (latest: string) => Readonly<Record<string, unknown>>])[] =
  [
    ["get_package_info", () => ({})],
    ["get_package_versions", () => ({})],
    ["get_release_activity", () => ({})],
    ["check_compatibility", () => ({ python_version: "3.12" })],
    ["get_dependencies", () => ({})],
    ["check_vulnerabilities", () => ({})],
    ["get_package_health", () => ({})],
    ["compare_versions", (latest) => ({ version1: latest, version2: latest })],
  ];

recordedTest(
  "every tool answers every recorded project within 25 kB, text shorter than JSON",
  async (t) => {
    const upstream = recordedUpstream();
    const { config } = loadConfig({
      flags: new Map([
        ...[["logLevel", "off"], ["rateLimitPerSecond", "1000"]] as const,
        // Another host than the real one, whose own slow pace the program keeps.
        ["pypistatsBaseUrl", "https://pypistats.example"] as const,
        ...[["maxRetries", "0"], ["cacheMaxEntryCount", "100000"]] as const,
      ]),
      variable: () => undefined,
      variableNames: [],
      files: [],
    });
    const app = compose(config, { writeLog: () => {}, fetch: upstream.fetch });
    const encoder = new TextEncoder();
    const bytes = (text: string) => encoder.encode(text).length;
    assert.ok(upstream.projects.length > 100);
    for (const project of upstream.projects) {
      await t.step(project, async () => {
        let latest = "";
        for (const [name, rest] of CALLS) {
          const result = await app.invoke(name, { package_name: project, ...rest(latest) });
          assert.ok(!result.isError, `${name}: ${result.text}`);
          const json = JSON.stringify(result.structured);
          const size = bytes(json) + bytes(result.text);
          assert.ok(size <= MAX_ANSWER_BYTES, `${name}: ${size} bytes`);
          assert.ok(result.text.length < json.length, `${name}: the text is longer than its JSON`);
          if (name === "get_package_info") latest = String(result.structured?.version);
        }
      });
    }
    app.close();
  },
);
