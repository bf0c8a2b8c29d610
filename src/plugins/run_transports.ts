/** Runs the transports of plug-ins beside the program's own; whatever they do ends them and nothing else. @module */
import { cleanText } from "../domain/untrusted_text.ts";
import type { Log } from "../log.ts";
import { pluginLog } from "./call_context.ts";
import { describeThrown } from "./guard_call.ts";
import type { PluginConnection, PluginTransportHost } from "./plugin_api.ts";
import type { TransportShape } from "./plugin_shape.ts";

const MAX_CALLER_LENGTH = 64; // UTF-16 units

/** A transport and whose it is. */
export interface OwnedTransport {
  readonly plugin: string;
  readonly transport: TransportShape;
}

/** Makes one client's connection; `caller` is fit for logs. */
export type OpenConnection = (
  onFrame: (frame: string) => unknown,
  caller: string,
) => PluginConnection;

/** What transports run with. */
export interface TransportOptions {
  readonly open: OpenConnection;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Starts all; resolves when each of them has ended. Never rejects. */
export async function runTransports(
  transports: readonly OwnedTransport[],
  { open, signal, log }: TransportOptions,
): Promise<void> {
  const serve = async ({ plugin, transport }: OwnedTransport) => {
    const fields = { plugin, transport: transport.name };
    const host: PluginTransportHost = Object.freeze<PluginTransportHost>({
      signal,
      log: pluginLog(log, plugin),
      connect(onFrame, options = {}) {
        const caller = cleanText(String(options.caller ?? ""), MAX_CALLER_LENGTH);
        return open(onFrame, caller === "" ? `${plugin}/${transport.name}` : caller);
      },
    });
    log.info("Transport of a plug-in starts", fields);
    try {
      const { serve: run } = transport; // called without `this`
      await run(host);
      log.info("Transport of a plug-in ended", fields);
    } catch (error) {
      if (signal.aborted) return; // told to stop, it may have been interrupted
      log.error("Transport of a plug-in failed", { ...fields, error: describeThrown(error) });
    }
  };
  await Promise.all(transports.map(serve));
}
