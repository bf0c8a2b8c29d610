/** HTTP answers by door and status: what was refused before it became a call shows here. @module */

/** Paths come from the doors that are registered, statuses from ourselves. */
export class ResponseTally {
  readonly #doors = new Map<string, Map<number, number>>();

  add(door: string, status: number): void {
    let statuses = this.#doors.get(door);
    if (statuses === undefined) this.#doors.set(door, statuses = new Map());
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }

  rows(): readonly (readonly [door: string, status: number, count: number])[] {
    return [...this.#doors].flatMap(([door, statuses]) =>
      [...statuses].map(([status, count]) => [door, status, count] as const)
    );
  }
}
