/** Every fault of the chaos run. @module */
import { constants, deflateRawSync } from "node:zlib";
import { type ChaosFault, type Faulty, headOf } from "./chaos_fault.ts";
import { pause } from "../support/pause.ts";

const HUNDRED_MEGABYTES = 100 * 2 ** 20;
const BOMB_BLOCK_BYTES = 16 * 2 ** 20;
const BOMB_BLOCKS = 256; // 4 GiB in all
const LOGIN_PAGE = "<!DOCTYPE html><title>Sign in</title><form action=/login></form>\n";

function answering(
  name: string,
  status: string,
  { body, type, more = [] }: {
    readonly body: string | Uint8Array<ArrayBuffer>;
    readonly type?: string;
    readonly more?: readonly string[];
  },
): ChaosFault {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return {
    name,
    async serve(faulty) {
      await faulty.readRequest();
      const head = { type: type ?? faulty.contentType, length: bytes.length, more };
      await faulty.write(headOf(status, head));
      await faulty.write(bytes);
    },
  };
}

const limited = (name: string, retryAfter: () => string): ChaosFault => ({
  name: `429, Retry-After: ${name}`,
  serve: (faulty) =>
    answered(faulty, "429 Too Many Requests", [`retry-after: ${retryAfter()}`], "slow down\n"),
});

async function answered(
  faulty: Faulty,
  status: string,
  more: readonly string[],
  body: string,
): Promise<void> {
  await faulty.readRequest();
  await faulty.write(headOf(status, { type: "text/plain", length: body.length, more }));
  await faulty.write(body);
}

/** A part of a right-looking answer, then what `after` does. */
function cutBy(name: string, after: (faulty: Faulty) => Promise<void>): ChaosFault {
  return {
    name,
    async serve(faulty) {
      await faulty.readRequest();
      await faulty.write(headOf("200 OK", { type: faulty.contentType, length: 1000 }));
      await faulty.write(`{"a":`);
      await after(faulty);
    },
  };
}

async function flood(faulty: Faulty, pieces: number, piece: Uint8Array): Promise<void> {
  for (let sent = 0; sent < pieces && !faulty.healed.aborted; sent++) await faulty.write(piece);
}

/** One block of zeros, deflated so that any number of them can follow each other. */
let bombBlock: Uint8Array | undefined;
function bombBlockOf(): Uint8Array {
  return bombBlock ??= new Uint8Array(
    deflateRawSync(new Uint8Array(BOMB_BLOCK_BYTES), { finishFlush: constants.Z_FULL_FLUSH }),
  );
}
const GZIP_HEAD = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);

/** In the order of the report. */
export const CHAOS_FAULTS: readonly ChaosFault[] = [
  { name: "refuse", serve: "refuse" },
  { name: "host name does not resolve", serve: "unresolvable" },
  { name: "hang: accepts, never reads", serve: (faulty) => pause(600_000, faulty.healed) },
  {
    // What is unread when a socket closes makes the system send a reset instead of an end.
    name: "reset at once",
    serve: () => Promise.resolve(),
  },
  cutBy("cut off midway", () => Promise.resolve()),
  {
    name: "reset midway",
    async serve(faulty) {
      await faulty.connection.read(new Uint8Array(1)); // the rest stays unread: see above
      await faulty.write(headOf("200 OK", { type: faulty.contentType, length: 1000 }));
      await faulty.write(`{"a":`);
    },
  },
  cutBy("hang midway", (faulty) => pause(600_000, faulty.healed)),
  {
    name: "half-open: answers after the client has gone",
    async serve(faulty) {
      await faulty.readRequest();
      await Promise.race([faulty.closedByClient(), pause(600_000, faulty.healed)]);
      await faulty.write(headOf("200 OK", { type: faulty.contentType, length: 2 }));
      await faulty.write("{}");
    },
  },
  {
    name: "slow drip of the head",
    async serve(faulty) {
      await faulty.readRequest();
      for (const letter of headOf("200 OK", { type: faulty.contentType, length: 1000 })) {
        await faulty.write(letter);
        await pause(100, faulty.healed);
      }
    },
  },
  cutBy("slow drip of the body", async (faulty) => {
    for (let sent = 5; sent < 1000 && !faulty.healed.aborted; sent++) {
      await faulty.write(" ");
      await pause(100, faulty.healed);
    }
  }),
  answering("500", "500 Internal Server Error", { body: "traceback\n", type: "text/plain" }),
  answering("502", "502 Bad Gateway", { body: LOGIN_PAGE, type: "text/html" }),
  answering("503 with Retry-After: 1", "503 Service Unavailable", {
    body: "{}",
    more: ["retry-after: 1"],
  }),
  answering("429 without Retry-After", "429 Too Many Requests", { body: "{}" }),
  limited("1", () => "1"),
  limited("a date 2 s ahead", () => new Date(Date.now() + 2_000).toUTCString()),
  limited("a date that has passed", () => "Wed, 01 Jan 2020 00:00:00 GMT"),
  limited("9999999999", () => "9999999999"),
  limited("year 9999", () => "Fri, 31 Dec 9999 23:59:59 GMT"),
  limited("-1", () => "-1"),
  limited("no number", () => "1e400 fortnights"),
  answering("a sign-in page with status 200", "200 OK", { body: LOGIN_PAGE, type: "text/html" }),
  answering("a sign-in page that calls itself right", "200 OK", { body: LOGIN_PAGE }),
  answering("JSON of another shape", "200 OK", { body: `[{"message":["ok"]}]` }),
  answering("truncated JSON", "200 OK", { body: `{"info":{"name":"jinja2","vers` }),
  answering("another character set", "200 OK", {
    body: new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0, 0xd8, 0x00]),
  }),
  answering("empty", "200 OK", { body: "" }),
  {
    name: "no HTTP",
    async serve(faulty) {
      await faulty.readRequest();
      await faulty.write("220 mail.example ESMTP\r\n");
    },
  },
  {
    name: "100 MB, length told",
    async serve(faulty) {
      await faulty.readRequest();
      const type = faulty.contentType;
      await faulty.write(headOf("200 OK", { type, length: HUNDRED_MEGABYTES }));
      await flood(faulty, HUNDRED_MEGABYTES / 65_536, new Uint8Array(65_536).fill(0x20));
    },
  },
  {
    name: "100 MB, length not told",
    async serve(faulty) {
      await faulty.readRequest();
      await faulty.write(headOf("200 OK", { type: faulty.contentType }));
      await flood(faulty, HUNDRED_MEGABYTES / 65_536, new Uint8Array(65_536).fill(0x20));
    },
  },
  {
    name: "gzip bomb, 4 MB for 4 GiB",
    async serve(faulty) {
      await faulty.readRequest();
      const more = ["content-encoding: gzip"];
      await faulty.write(headOf("200 OK", { type: faulty.contentType, more }));
      await faulty.write(GZIP_HEAD);
      await flood(faulty, BOMB_BLOCKS, bombBlockOf());
    },
  },
];
