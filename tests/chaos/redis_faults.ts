/** Faults of the Redis that replicas share, below and in its own protocol. @module */
import type { ChaosFault, Faulty } from "./chaos_fault.ts";
import { pause } from "../support/pause.ts";

const HUNDRED_MEGABYTES = 100 * 2 ** 20;

/** Every command is answered with the same. */
function answering(name: string, answer: string): ChaosFault {
  return { name, serve: (faulty) => answerEach(faulty, () => faulty.write(answer)) };
}

async function answerEach(faulty: Faulty, answer: () => Promise<void>): Promise<void> {
  const buffer = new Uint8Array(65_536);
  while (await faulty.connection.read(buffer) !== null) await answer();
}

/** In the order of the report. */
export const REDIS_FAULTS: readonly ChaosFault[] = [
  { name: "refuse", serve: "refuse" },
  { name: "hang: accepts, never reads", serve: (faulty) => pause(600_000, faulty.healed) },
  {
    name: "half-open: reads, never answers",
    serve: (faulty) => answerEach(faulty, () => Promise.resolve()),
  },
  // What is unread when a socket closes makes the system send a reset.
  { name: "reset at once", serve: () => Promise.resolve() },
  {
    name: "reset midway",
    async serve(faulty) {
      await faulty.connection.read(new Uint8Array(1));
      await faulty.write("$1000\r\nabc");
    },
  },
  {
    name: "slow drip",
    serve: (faulty) =>
      answerEach(faulty, async () => {
        await faulty.write("$1000\r\n");
        for (let sent = 0; sent < 1000 && !faulty.healed.aborted; sent++) {
          await faulty.write("a");
          await pause(100, faulty.healed);
        }
      }),
  },
  answering("error storm: loading", "-LOADING Redis is loading the dataset in memory\r\n"),
  answering("error storm: busy", "-BUSY Redis is busy running a script\r\n"),
  answering(
    "error storm: out of memory",
    "-OOM command not allowed when used memory > 'maxmemory'\r\n",
  ),
  answering("error storm: read only", "-READONLY You can't write against a read only replica.\r\n"),
  answering("no permission", "-NOAUTH Authentication required.\r\n"),
  answering("wrong content: HTTP", "HTTP/1.1 400 Bad Request\r\n\r\n"),
  answering("wrong content: answers of another type", "*2\r\n:1\r\n$3\r\nabc\r\n"),
  answering("wrong content: a value of somebody else", "$7\r\nforeign\r\n"),
  {
    name: "100 MB in one answer",
    serve: (faulty) =>
      answerEach(faulty, async () => {
        await faulty.write(`$${HUNDRED_MEGABYTES}\r\n`);
        const piece = new Uint8Array(65_536).fill(0x61);
        for (let sent = 0; sent < HUNDRED_MEGABYTES && !faulty.healed.aborted;) {
          await faulty.write(piece);
          sent += piece.length;
        }
        await faulty.write("\r\n");
      }),
  },
];
