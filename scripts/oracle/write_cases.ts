/**
 * `deno task oracle:cases --area NAME --count N --seed S`: random questions for the port, one a line, the same for the
 * same arguments. `all` takes the areas in turn. @module
 */
import { AREAS } from "./cases/areas.ts";
import { Chance } from "./cases/chance.ts";

const FLUSH_LENGTH = 64 * 1024; // UTF-16 units

/** The questions, as lines without their ends. */
export function* caseLines(area: string, count: number, seed: number): Generator<string> {
  const names = area === "all" ? [...AREAS.keys()] : [area];
  const makers = names.map((name) => {
    const maker = AREAS.get(name);
    if (maker !== undefined) return maker;
    throw new TypeError(
      `Cannot make cases for ${JSON.stringify(name)}: expected all or one of ${
        [...AREAS.keys()].join(", ")
      }`,
    );
  });
  const chance = new Chance(seed);
  for (let index = 0; index < count; index++) {
    const maker = makers[index % makers.length];
    if (maker !== undefined) yield JSON.stringify(maker(chance));
  }
}

/** The value after a flag, or the default. */
function flag(name: string, otherwise: string): string {
  const at = Deno.args.indexOf(`--${name}`);
  return at === -1 ? otherwise : Deno.args[at + 1] ?? otherwise;
}

if (import.meta.main) {
  const writer = Deno.stdout.writable.getWriter();
  const encoder = new TextEncoder();
  const count = Number(flag("count", "1000"));
  const seed = Number(flag("seed", "1"));
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(seed)) {
    throw new TypeError("Cannot make cases: expected whole numbers after --count and --seed");
  }
  let lines = "";
  for (const line of caseLines(flag("area", "all"), count, seed)) {
    lines += `${line}\n`;
    if (lines.length < FLUSH_LENGTH) continue;
    await writer.write(encoder.encode(lines));
    lines = "";
  }
  await writer.write(encoder.encode(lines));
  await writer.close();
}
