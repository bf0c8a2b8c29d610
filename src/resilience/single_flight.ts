/** One flight for callers that want the same at the same time. @module */
import { abortable } from "./abortable.ts";

interface Flight<T> {
  readonly landed: Promise<T>;
  readonly controller: AbortController;
  passengers: number;
}

/**
 * A caller that leaves is let go at once and disturbs nobody; when the last one leaves, the flight's signal aborts and
 * the key is free, so that a newcomer starts a flight of its own instead of boarding one that is going down.
 */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /** Whether somebody is already waiting for `key`. */
  has(key: string): boolean {
    return this.#flights.has(key);
  }

  /**
   * Joins the flight for `key`, or starts it.
   * @throws `signal.reason` when this caller leaves; else what `start` threw.
   */
  join(
    key: string,
    { signal, start }: { signal: AbortSignal; start: (flight: AbortSignal) => Promise<T> },
  ): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const flight = this.#flights.get(key) ?? this.#take(key, start);
    flight.passengers++;
    const leave = () => {
      flight.passengers--;
      if (flight.passengers > 0 || this.#flights.get(key) !== flight) return; // not the last, or landed
      this.#flights.delete(key);
      flight.controller.abort(signal.reason);
    };
    return abortable(flight.landed, signal).finally(leave);
  }

  #take(key: string, start: (flight: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const landed = start(controller.signal).finally(() => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    landed.catch(() => {}); // every passenger has its own copy of the failure; all may have left
    const flight: Flight<T> = { landed, controller, passengers: 0 };
    this.#flights.set(key, flight);
    return flight;
  }
}
