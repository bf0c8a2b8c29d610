/** Says in a word whether Redis was reached: `redis_probe.ts URL`. A process of its own, because trust is one's own. @module */
import { openRedisParts } from "./redis_parts.ts";

const [url = ""] = Deno.args;
const parts = openRedisParts({ url, timeoutMs: 2_000 });
while (parts.link.state === "gone" && parts.lines.length === 0) {
  await new Promise((resolve) => setTimeout(resolve, 10));
}
console.log(parts.link.state, parts.lines.join(""));
await parts.link.close();
