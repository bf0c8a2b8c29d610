/**
 * Cuts slow clients off, for which the platform's HTTP server has no time limits: it listens in its place and copies
 * bytes to it over loopback. Nothing of HTTP is read here; which connection a request came with is told by the port that
 * the HTTP server sees. @module
 */
import type { Log } from "../log.ts";
import type { Timers } from "../resilience/timers.ts";
import { problem } from "./door.ts";
import { type CutReason, Relay, type RelayTicks } from "./connection_guard_relay.ts";

/** What a connection may do. */
export interface ConnectionLimits {
  /** Until the first request is there. */
  readonly headMs: number;
  /** Without a request. */
  readonly idleMs: number;
  /** Without any of what is sent being taken. */
  readonly sendMs: number;
  readonly maxCount: number;
  /** The same for each address. */
  readonly maxAddressCount: number;
  /** Whose share an address takes; `undefined`: nobody's, as many connect through it. */
  readonly shareOf: (remoteAddress: string) => string | undefined;
}

/** What guarding needs. */
export interface ConnectionGuardOptions {
  readonly limits: ConnectionLimits;
  readonly host: string;
  readonly port: number;
  readonly log: Log;
  readonly timers: Timers;
}

/** Answers a request whose connection comes from `remoteAddress`. */
type Handle = (request: Request, remoteAddress: string) => Promise<Response>;

type Cut = CutReason | "too many" | "too many from one address";

/** Where the HTTP server listens that is behind a guard. */
export const INNER_HOST = "127.0.0.1";

const SWEEP_MS = 1_000;
const LINGER_MS = 2_000;
const TELL_EVERY_MS = 60_000;
const ACCEPT_AGAIN_MS = 100;
const QUIET_MS = 50;

/** Listens at once; takes nothing in before `connect` is called. */
export class ConnectionGuard {
  readonly #options: ConnectionGuardOptions;
  readonly #listener: Deno.TcpListener;
  readonly #relays = new Map<Relay, Promise<void>>();
  /** By what the HTTP server sees as the port of its client. */
  readonly #byPort = new Map<number, Relay>();
  readonly #shares = new Map<string, number>();
  readonly #cuts = new Map<string, number>();
  readonly #ticks: RelayTicks;
  readonly #sweepMs: number;
  #tick = 0;
  #toldAt = 0;
  #cancelSweep = () => {};
  #isListening = true;
  #innerPort: number | undefined;
  #accepting: Promise<void> = Promise.resolve();

  constructor(options: ConnectionGuardOptions) {
    this.#options = options;
    const { headMs, idleMs, sendMs } = options.limits;
    const sweepMs = Math.min(SWEEP_MS, Math.ceil(Math.min(headMs, idleMs, sendMs) / 4));
    const ticks = (ms: number) => Math.ceil(ms / sweepMs);
    this.#sweepMs = sweepMs;
    this.#ticks = {
      ...{ head: ticks(headMs), idle: ticks(idleMs), send: ticks(sendMs) },
      linger: ticks(LINGER_MS),
    };
    this.#listener = Deno.listen({ hostname: options.host, port: options.port });
  }

  /** Where clients connect. */
  get addr(): Deno.NetAddr {
    return this.#listener.addr;
  }

  /** Passes what comes from now on to the HTTP server, which must listen at 127.0.0.1. */
  connect(port: number): void {
    const isFirst = this.#innerPort === undefined;
    this.#innerPort = port;
    if (!isFirst) return;
    this.#accepting = this.#accept();
    this.#sweepLater();
  }

  /** Ends the connections that there are, and takes new ones. */
  async cut(): Promise<void> {
    for (const relay of this.#relays.keys()) relay.close();
    await Promise.all(this.#relays.values());
  }

  /** Answers a request that the HTTP server was sent; only those that came through here reach the application. */
  async answer(
    request: Request,
    { remoteAddr, completed }: Deno.ServeHandlerInfo<Deno.NetAddr>,
    handle: Handle,
  ): Promise<Response> {
    const relay = this.#byPort.get(remoteAddr.port);
    // Another loopback address may have the same port.
    if (relay === undefined || remoteAddr.hostname !== INNER_HOST) {
      return problem(403, "Cannot serve this connection: it goes around the server's own address");
    }
    relay.enter();
    const left = () => relay.leave();
    completed.then(left, left);
    const response = await handle(request, relay.remoteAddress);
    if (response.status === 101) relay.upgrade();
    return response;
  }

  /** Takes no new connection; those that have sent nothing end. */
  stopListening(): void {
    if (!this.#isListening) return;
    this.#isListening = false;
    this.#listener.close();
    for (const relay of this.#relays.keys()) {
      if (!relay.hasBegun) relay.close();
    }
  }

  /**
   * Resolves once everybody has what the HTTP server, which must have stopped, has sent: when nothing is on its way and
   * nothing has come for a while. Its connections need not have ended, where a client never finishes sending.
   */
  async delivered(): Promise<void> {
    for (let before = NaN; this.#relays.size > 0;) {
      const relays = [...this.#relays.keys()];
      const count = relays.reduce((sum, { pieceCount }) => sum + pieceCount, 0);
      if (count === before && !relays.some(({ isSending }) => isSending)) return;
      before = count;
      await this.#wait(QUIET_MS);
    }
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    this.stopListening();
    this.#cancelSweep();
    await Promise.all([this.#accepting, this.cut()]);
  }

  async #accept(): Promise<void> {
    while (this.#isListening) {
      try {
        this.#admit(await this.#listener.accept());
      } catch (error) {
        if (!this.#isListening) return;
        this.#options.log.debug("Could not accept connection", { error });
        // Most likely too many files are open, so that the next attempt would fail at once.
        await this.#wait(ACCEPT_AGAIN_MS);
      }
    }
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#options.timers.after(ms, resolve);
    });
  }

  #admit(client: Deno.TcpConn): void {
    const { maxCount, maxAddressCount, shareOf } = this.#options.limits;
    const share = shareOf(client.remoteAddr.hostname);
    const taken = share === undefined ? 0 : this.#shares.get(share) ?? 0;
    if (this.#relays.size >= maxCount || taken >= maxAddressCount) {
      client.close();
      this.#count(taken >= maxAddressCount ? "too many from one address" : "too many");
      return;
    }
    client.setNoDelay();
    if (share !== undefined) this.#shares.set(share, taken + 1);
    const relay = new Relay(client, this.#ticks, () => this.#tick);
    this.#relays.set(relay, this.#run(relay, share));
  }

  async #run(relay: Relay, share: string | undefined): Promise<void> {
    let innerPort: number | undefined;
    await relay.run(async () => {
      const server = await Deno.connect({ hostname: INNER_HOST, port: this.#innerPort ?? 0 });
      server.setNoDelay();
      innerPort = server.localAddr.port;
      this.#byPort.set(innerPort, relay);
      return server;
    });
    this.#relays.delete(relay);
    // The port may have been taken by another connection since it was closed.
    if (innerPort !== undefined && this.#byPort.get(innerPort) === relay) {
      this.#byPort.delete(innerPort);
    }
    if (share === undefined) return;
    const left = (this.#shares.get(share) ?? 1) - 1;
    if (left === 0) this.#shares.delete(share);
    else this.#shares.set(share, left);
  }

  #sweepLater(): void {
    this.#cancelSweep = this.#options.timers.after(this.#sweepMs, () => {
      this.#tick++;
      for (const relay of this.#relays.keys()) {
        const fault = relay.fault();
        if (fault === undefined) continue;
        relay.close();
        if (fault !== "ended") this.#count(fault);
      }
      this.#tell();
      this.#sweepLater();
    });
  }

  #count(reason: Cut): void {
    this.#cuts.set(reason, (this.#cuts.get(reason) ?? 0) + 1);
  }

  /** What was cut off since the last time, at most once a minute. */
  #tell(): void {
    if (this.#cuts.size === 0 || (this.#tick - this.#toldAt) * this.#sweepMs < TELL_EVERY_MS) {
      return;
    }
    this.#toldAt = this.#tick;
    const isFull = this.#cuts.has("too many") || this.#cuts.has("too many from one address");
    this.#options.log[isFull ? "warning" : "debug"](
      "Closed connections",
      Object.fromEntries(this.#cuts),
    );
    this.#cuts.clear();
  }
}
