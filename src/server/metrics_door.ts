/** `/metrics`: figures as text, whoever makes them. @module */
import { type Door, readOnly } from "./door.ts";

/** Text with the media type that its format asks for. */
export interface MetricsText {
  readonly contentType: string;
  read(): Promise<string>;
}

/** Guarded: what the gate refuses gets no figures. */
export function metricsDoor({ contentType, read }: MetricsText): Door {
  return {
    path: "/metrics",
    access: "guarded",
    async serve(request) {
      const headers = { "content-type": contentType, "cache-control": "no-store" };
      return readOnly(request) ?? new Response(await read(), { headers });
    },
  };
}
