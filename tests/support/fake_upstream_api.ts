/** An `UpstreamApi` without network, cache or retries: what a client asks, and what it makes of the answer. @module */
import type { UpstreamCall } from "../../src/domain/source.ts";
import { SourceLog } from "../../src/domain/source.ts";
import { UpstreamError, type UpstreamErrorKind } from "../../src/resilience/upstream_error.ts";
import type {
  ByteRange,
  BytesAnswer,
  BytesRequest,
  ComposedRequest,
  UpstreamApi,
  UpstreamRequest,
} from "../../src/upstream/upstream_api.ts";

/** 2026-11-01T00:00:00Z: when every answer is read. */
export const READ_AT_MS = 1_793_491_200_000;

/** What a request is answered with; `failure` is thrown as the pipeline does. */
export interface FakeAnswer {
  readonly status?: 200 | 404;
  /** Text as it is, other values as JSON. Bytes (a whole file) for ranges. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly failure?: UpstreamErrorKind;
  /** Status of a failure that the upstream itself sent; absent where it was never asked. */
  readonly failureStatus?: number;
}

/** What a client asked, as tests compare it. */
export interface AskedRequest {
  readonly method: string;
  readonly path: string;
  readonly accept: string;
  readonly body?: unknown;
  readonly freshMs?: number;
  /** Absent where the whole was asked for. */
  readonly range?: ByteRange;
}

/** Answers from `answer`; a request that it does not know (`undefined`) fails the test by name. */
export class FakeUpstreamApi implements UpstreamApi {
  readonly service = "fake";
  readonly host = "fake.example";
  readonly isPublic = false;
  readonly asked: AskedRequest[] = [];
  readonly #answer: (
    request: AskedRequest,
  ) => FakeAnswer | undefined | Promise<FakeAnswer | undefined>;

  constructor(
    answer: (request: AskedRequest) => FakeAnswer | undefined | Promise<FakeAnswer | undefined>,
  ) {
    this.#answer = answer;
  }

  async read<T>(request: UpstreamRequest<T>, call: UpstreamCall): Promise<T | undefined> {
    call.signal.throwIfAborted();
    const asked: AskedRequest = {
      method: request.method ?? "GET",
      path: request.path,
      accept: request.accept,
      body: request.body,
      freshMs: request.freshMs,
    };
    this.asked.push(asked);
    const outcome = { service: this.service, host: this.host, isPublic: false, ageMs: 0 };
    try {
      const answer = await this.#answer(asked);
      call.signal.throwIfAborted();
      if (answer === undefined) {
        throw new RangeError(`Cannot answer ${asked.method} ${asked.path}: the fake has no answer`);
      }
      const value = await this.#decode(request, answer);
      call.sources.record({ ...outcome, status: "fetched" });
      return value;
    } catch (error) {
      if (error instanceof UpstreamError) {
        call.sources.record({ ...outcome, status: "failed", reason: error.kind });
      }
      throw error;
    }
  }

  /** Nothing is kept, so every call loads. */
  async compose<T>(request: ComposedRequest<T>, call: UpstreamCall): Promise<T> {
    const outcome = { service: this.service, host: this.host, isPublic: false, ageMs: 0 };
    try {
      const value = await request.load(call.signal, Infinity);
      call.sources.record({ ...outcome, status: "fetched" });
      return value;
    } catch (error) {
      if (error instanceof UpstreamError) {
        call.sources.record({ ...outcome, status: "failed", reason: error.kind });
      }
      throw error;
    }
  }

  /** Parts of a body that is bytes; everything else is absent. */
  async readBytes(request: BytesRequest, call: UpstreamCall): Promise<BytesAnswer> {
    call.signal.throwIfAborted();
    const { path, range } = request;
    const asked: AskedRequest = { method: "GET", path, accept: "*/*", range };
    this.asked.push(asked);
    const answer = await this.#answer(asked);
    if (answer === undefined) {
      throw new RangeError(`Cannot answer bytes of ${path}: the fake has no answer`);
    }
    if (answer.failure !== undefined) {
      throw this.#failure(answer.failure, { status: answer.failureStatus });
    }
    if (!(answer.body instanceof Uint8Array)) return { kind: "absent" };
    const totalBytes = answer.body.length;
    const start = "suffixLength" in range
      ? Math.max(0, totalBytes - range.suffixLength)
      : range.start;
    if (start >= totalBytes) return { kind: "beyond_end", totalBytes };
    const bytes = answer.body.slice(start, "suffixLength" in range ? undefined : range.end);
    return { kind: "bytes", start, bytes: new Uint8Array(bytes), totalBytes, ranged: true };
  }

  async #decode<T>(request: UpstreamRequest<T>, answer: FakeAnswer): Promise<T | undefined> {
    if (answer.failure !== undefined) {
      throw this.#failure(answer.failure, { status: answer.failureStatus });
    }
    if (answer.status === 404) {
      if (request.notFound === "failure") throw this.#failure("rejected", { status: 404 });
      return undefined;
    }
    const accepted = [request.contentType].flat();
    const contentType = answer.contentType ?? accepted[0] ?? "";
    if (!accepted.includes("*") && !accepted.includes(contentType)) {
      throw this.#failure("malformed", {
        detail: `expected ${accepted[0]}, got ${contentType}`,
      });
    }
    const { body } = answer;
    return await request.decode(typeof body === "string" ? body : JSON.stringify(body), {
      contentType,
      headers: new Headers({ "content-type": contentType }),
      readAtMs: READ_AT_MS,
    });
  }

  #failure(
    kind: UpstreamErrorKind,
    known: { readonly detail?: string; readonly status?: number },
  ): UpstreamError {
    return new UpstreamError({ kind, service: this.service, ...known });
  }
}

/** A call that nobody ends, with a log of its own. */
export function fakeCall(signal: AbortSignal = new AbortController().signal): UpstreamCall {
  return { signal, sources: new SourceLog() };
}
