/** Loaded before the program: SIGUSR1 sets the system's clock, as the program sees it, a day ahead, SIGUSR2 a day back. @module */

const DAY_MS = 86_400_000;
const now = Date.now;
let jumpedMs = 0;
Date.now = () => now() + jumpedMs;
Deno.addSignalListener("SIGUSR1", () => jumpedMs += DAY_MS);
Deno.addSignalListener("SIGUSR2", () => jumpedMs -= DAY_MS);
