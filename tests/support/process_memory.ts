/** What a process holds, as Linux tells it. @module */

/** Resident memory in bytes; `undefined` where the process is gone or the system tells no such thing. */
export function residentBytes(pid: number): number | undefined {
  try {
    const status = Deno.readTextFileSync(`/proc/${pid}/status`);
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** Open files and sockets. */
export function openFileCount(pid: number): number | undefined {
  try {
    return [...Deno.readDirSync(`/proc/${pid}/fd`)].length;
  } catch {
    return undefined;
  }
}

/** One reading. */
export interface MemorySample {
  readonly atMs: number;
  readonly bytes: number;
}

/** Reads a process' memory again and again until it is stopped. */
export class MemoryWatch {
  readonly samples: MemorySample[] = [];
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(pid: number, everyMs = 250) {
    const startedAtMs = performance.now();
    this.#timer = setInterval(() => {
      const bytes = residentBytes(pid);
      if (bytes !== undefined) this.samples.push({ atMs: performance.now() - startedAtMs, bytes });
    }, everyMs);
  }

  stop(): readonly MemorySample[] {
    clearInterval(this.#timer);
    return this.samples;
  }
}

/** How memory went over a time. */
export interface MemoryTrend {
  readonly peakBytes: number;
  readonly meanBytes: number;
  /** What a straight line through the samples rises from its first to its last. */
  readonly growthBytes: number;
}

/** Least squares over the last `share` of the samples; the peak is of all. */
export function memoryTrend(samples: readonly MemorySample[], share: number): MemoryTrend {
  const late = samples.slice(Math.floor(samples.length * (1 - share)));
  const [first, last] = [late.at(0), late.at(-1)];
  const peakBytes = samples.reduce((peak, { bytes }) => Math.max(peak, bytes), 0);
  if (first === undefined || last === undefined) {
    return { peakBytes, meanBytes: 0, growthBytes: 0 };
  }
  const meanOf = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanAt = meanOf(late.map(({ atMs }) => atMs));
  const meanBytes = meanOf(late.map(({ bytes }) => bytes));
  let together = 0;
  let spread = 0;
  for (const { atMs, bytes } of late) {
    together += (atMs - meanAt) * (bytes - meanBytes);
    spread += (atMs - meanAt) ** 2;
  }
  const slope = spread === 0 ? 0 : together / spread;
  return { peakBytes, meanBytes, growthBytes: slope * (last.atMs - first.atMs) };
}

/** `12.3 MiB`. */
export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
