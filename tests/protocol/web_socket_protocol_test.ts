/** The suite over WebSockets, in both protocol eras. @module */
import { PROTOCOL_VERSIONS } from "../support/mcp_client.ts";
import { sourceCommand, spawnHttp } from "../support/spawn_server.ts";
import { WebSocketClientTransport, webSocketUrl } from "../support/web_socket_client.ts";
import { protocolSuite } from "./suite.ts";

const COMMAND = sourceCommand(
  ...["serve", "--transport", "http", "--port", "0", "--demo", "--websocket"],
);

for (const version of PROTOCOL_VERSIONS) {
  let stop = (): Promise<unknown> => Promise.resolve();
  protocolSuite("the program over WebSockets", version, async () => {
    const server = await spawnHttp(COMMAND);
    stop = server.stop;
    return new WebSocketClientTransport(webSocketUrl(server.url));
  }, () => stop());
}
