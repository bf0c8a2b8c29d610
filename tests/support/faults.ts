/** Faults laid over any upstream that answers a `Request` with a `Response`. @module */

/** What goes wrong with one request. */
export type Fault =
  | { readonly kind: "status"; readonly status: number; readonly body?: string }
  /** The right answer, later. */
  | { readonly kind: "delay"; readonly delayMs: number }
  /** The body ends after `bytes`: the connection breaks (`reset`) or the body is just too short (`clean`). */
  | { readonly kind: "truncation"; readonly bytes: number; readonly how: "reset" | "clean" }
  /** No headers until the client gives up or the faults are cleared. */
  | { readonly kind: "hang" }
  /** Headers and `bytes` of the body, then nothing. */
  | { readonly kind: "hang-in-body"; readonly bytes: number }
  /** The right headers, a body that does not parse. */
  | { readonly kind: "garbage" }
  /** A challenge page with status 200 in place of the answer. */
  | { readonly kind: "wrong-content-type" }
  /** To the same address (with a query), or to the same path at another base address. */
  | { readonly kind: "redirect"; readonly to: "same-host" | { readonly base: string } }
  | { readonly kind: "rate-limit"; readonly retryAfter: RetryAfter }
  /** The right headers, and a body of `bytes` blanks, sent bit by bit. */
  | { readonly kind: "oversized"; readonly bytes: number }
  /** No answer at all: in process a `TypeError`, as `fetch` throws it. */
  | { readonly kind: "unreachable" };

/** Both forms of RFC 9110: 10.2.3, and the lack of one. */
export type RetryAfter = { readonly seconds: number } | { readonly date: Date } | "absent";

/** Services by path; on one port they do not collide. */
export type FaultService = "pypi" | "index" | "files" | "osv" | "pypistats";

/** Which requests meet a fault. Everything that is given must hold. */
export interface FaultRule {
  readonly fault: Fault;
  readonly service?: FaultService;
  /** Tested against the path with its query. */
  readonly path?: RegExp;
  /** How many requests; without it, all until `clear()`. */
  readonly count?: number;
}

export type Answering = (request: Request) => Promise<Response>;

/** Which service a request is for. */
export function serviceOf(request: Request): FaultService {
  const { pathname } = new URL(request.url);
  if (/\/v1\/(?:query|querybatch|vulns\/)/.test(pathname)) return "osv";
  if (pathname.includes("/api/packages/")) return "pypistats";
  if (pathname.includes("/packages/")) return "files";
  return pathname.includes("/simple/") ? "index" : "pypi";
}

/** Lays faults over an upstream; rules are tried in the order in which they were added. */
export class Faults {
  readonly #upstream: Answering;
  readonly #rules: { readonly rule: FaultRule; left: number }[] = [];
  #release = Promise.withResolvers<void>();
  #metCount = 0;

  constructor(upstream: Answering) {
    this.#upstream = upstream;
  }

  add(rule: FaultRule): void {
    this.#rules.push({ rule, left: rule.count ?? Infinity });
  }

  /** Forgets every rule, ends every hang and cuts every delay short. */
  clear(): void {
    this.#rules.length = 0;
    this.#release.resolve();
    this.#release = Promise.withResolvers();
  }

  /** Requests that met a fault. */
  get metCount(): number {
    return this.#metCount;
  }

  async fetch(request: Request): Promise<Response> {
    const met = this.#rules.find(({ rule, left }) => left > 0 && applies(rule, request));
    if (met === undefined) return await this.#upstream(request);
    met.left--;
    this.#metCount++;
    // Taken before anything is awaited: a `clear()` meanwhile must end this hang too.
    return await this.#answer(met.rule.fault, request, this.#release.promise);
  }

  async #answer(fault: Fault, request: Request, released: Promise<void>): Promise<Response> {
    switch (fault.kind) {
      case "status":
        return new Response(fault.body ?? `fault ${fault.status}\n`, { status: fault.status });
      case "rate-limit":
        return new Response("too many requests\n", {
          status: 429,
          headers: retryAfterHeaders(fault.retryAfter),
        });
      case "redirect":
        return new Response(null, {
          status: 302,
          headers: { location: redirectTarget(request.url, fault.to) },
        });
      case "wrong-content-type":
        return new Response("<!DOCTYPE html><title>Client Challenge</title>\n", {
          headers: { "content-type": "text/html; charset=utf-8" },
        });
      case "unreachable":
        throw new TypeError("connection refused (fault)");
      case "delay":
        await delay(fault.delayMs, released);
        return await this.#upstream(request);
      case "hang":
        await releasedOrGone(released, request.signal);
        return new Response("released\n", { status: 503 });
      case "garbage":
        return withBody(await this.#whole(request), `{"info": [\u0000`);
      case "oversized":
        return withBody(await this.#whole(request), oversizedBody(fault.bytes));
      case "truncation":
      case "hang-in-body": {
        const response = await this.#whole(request);
        const start = (await response.bytes()).slice(0, fault.bytes);
        if (fault.kind === "truncation") {
          return withBody(response, fault.how === "clean" ? start : breakingBody(start));
        }
        return withBody(response, hangingBody(start, released));
      }
    }
  }

  /** The answer with its body, for a fault of the body: a 304 may have none. */
  async #whole(request: Request): Promise<Response> {
    const headers = new Headers(request.headers);
    headers.delete("if-none-match");
    return await this.#upstream(new Request(request, { headers }));
  }
}

async function releasedOrGone(released: Promise<void>, signal: AbortSignal): Promise<void> {
  const gone = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => gone.resolve(), { once: true });
  await Promise.race([released, gone.promise]);
}

function applies(rule: FaultRule, request: Request): boolean {
  const { pathname, search } = new URL(request.url);
  return (rule.service === undefined || rule.service === serviceOf(request)) &&
    (rule.path === undefined || rule.path.test(pathname + search));
}

function retryAfterHeaders(retryAfter: RetryAfter): Record<string, string> {
  if (retryAfter === "absent") return {};
  return {
    "retry-after": "seconds" in retryAfter
      ? String(retryAfter.seconds)
      : retryAfter.date.toUTCString(),
  };
}

function redirectTarget(url: string, to: "same-host" | { readonly base: string }): string {
  const { pathname } = new URL(url);
  return to === "same-host"
    ? `${url}${url.includes("?") ? "&" : "?"}moved=1`
    : new URL(pathname, to.base).href;
}

/** The answer's status and headers, except those that no longer fit, around another body. */
function withBody(response: Response, body: BodyInit): Response {
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  headers.delete("etag");
  return new Response(body, { status: response.status, headers });
}

function breakingBody(start: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new TypeError("connection reset (fault)"));
      else controller.enqueue(start);
      sent = true;
    },
  });
}

function hangingBody(
  start: Uint8Array<ArrayBuffer>,
  released: Promise<void>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let sent = false;
  return new ReadableStream({
    async pull(controller) {
      if (!sent) {
        sent = true;
        controller.enqueue(start);
        return;
      }
      await released;
      try {
        controller.close();
      } catch { // cancelled while it hung
      }
    },
  });
}

function oversizedBody(bytes: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunk = new Uint8Array(64 * 1024).fill(0x20);
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(chunk.slice(0, Math.min(left, chunk.length)));
      left -= chunk.length;
      if (left <= 0) controller.close();
    },
  });
}

async function delay(delayMs: number, released: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, delayMs);
  await Promise.race([promise, released]);
  clearTimeout(timer);
}
