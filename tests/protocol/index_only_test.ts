/** The suite over an index that has no JSON API, as most private ones have none. @module */
import { type FakeUpstream, startFakeUpstream } from "../support/fake_upstream.ts";
import { PROTOCOL_VERSIONS, stdioTransport } from "../support/mcp_client.ts";
import { sourceCommand } from "../support/spawn_server.ts";
import { protocolSuite } from "./suite.ts";

/** What is left of PyPI, from much to little. */
const INDEXES = [
  ["an index in JSON", { jsonApi: false }],
  ["an index in HTML without metadata files", {
    jsonApi: false,
    indexJson: false,
    coreMetadata: false,
  }],
] as const;

for (const [name, abilities] of INDEXES) {
  for (const version of PROTOCOL_VERSIONS) {
    let upstream: FakeUpstream | undefined;
    const start = () => {
      upstream = startFakeUpstream({ abilities });
      const { url } = upstream;
      return stdioTransport(sourceCommand(
        ...["--index-url", `${url}/simple/`, "--pypi-base-url", url, "--files-base-url", url],
        ...["--osv-base-url", url, "--pypistats-base-url", url],
      ));
    };
    protocolSuite(`the program on ${name}`, version, start, async () => {
      await upstream?.[Symbol.asyncDispose]();
    });
  }
}
