/** Random files of settings, as people and clients leave them. @module */

interface Manner {
  readonly random: () => number;
  readonly eol: string;
  readonly unit: string;
  readonly hasComments: boolean;
  readonly hasCommas: boolean;
}

/** @param key Of the object that holds the servers; some files lack it, unless there is to be a neighbour in it. */
export function clientDocument(
  random: () => number,
  key: string,
  { hasNeighbour = false } = {},
): string {
  const chance = (part: number) => random() < part;
  if (!hasNeighbour && chance(0.03)) return chance(0.5) ? "" : "// nothing yet";
  const manner: Manner = {
    random,
    eol: chance(0.4) ? "\r\n" : "\n",
    unit: ["  ", "    ", "\t", " "][Math.floor(random() * 4)] ?? "  ",
    hasComments: chance(0.6),
    hasCommas: chance(0.3),
  };
  const members: (readonly [string, string])[] = [];
  const others = Math.floor(random() * 4);
  for (let count = 0; count < others; count++) members.push([`other ${count}`, value(manner, 2)]);
  if (hasNeighbour || chance(0.6)) {
    const servers = Math.floor(random() * 3) + (hasNeighbour ? 1 : 0);
    const entries = Array.from(
      { length: servers },
      (_, count) => [`server-${count}`, value(manner, 3)] as const,
    );
    members.splice(Math.floor(random() * (members.length + 1)), 0, [
      key,
      object(manner, 2, entries),
    ]);
  }
  const comment = manner.hasComments && chance(0.5) ? `// a file of settings${manner.eol}` : "";
  const end = chance(0.5) ? manner.eol : "";
  return (chance(0.2) ? "\uFEFF" : "") + comment + object(manner, 1, members) + end;
}

function value(manner: Manner, depth: number): string {
  const { random } = manner;
  const choice = Math.floor(random() * (depth > 4 ? 4 : 6));
  if (choice === 0) return String(Math.floor(random() * 1000) / 10);
  if (choice === 1) return JSON.stringify('} "quoted", // no comment \\ é\u2028');
  if (choice === 2) return random() < 0.5 ? "true" : "null";
  if (choice === 3) {
    return `[1,${" ".repeat(Math.floor(random() * 3))}2${manner.hasCommas ? "," : ""}]`;
  }
  const count = Math.floor(random() * 3);
  const members = Array.from(
    { length: count },
    (_, index) => [`key ${index}`, value(manner, depth + 1)] as const,
  );
  return object(manner, depth + 1, members);
}

function object(
  manner: Manner,
  depth: number,
  members: readonly (readonly [string, string])[],
): string {
  const { random, eol, unit, hasComments, hasCommas } = manner;
  const note = () => (hasComments && random() < 0.3 ? ` /* note, ${depth} */` : "");
  const line = () => (hasComments && random() < 0.3 ? " // of its line, it is" : "");
  if (members.length === 0) {
    return random() < 0.7 ? "{}" : `{${note()}${eol}${unit.repeat(depth - 1)}}`;
  }
  const texts = members.map(([name, text]) => `${JSON.stringify(name)}:${note() || " "}${text}`);
  if (random() < 0.2 && texts.every((text) => !/[\r\n]/.test(text))) {
    const blank = random() < 0.5 ? " " : "";
    return `{${blank}${texts.join(`,${blank}`)}${hasCommas ? "," : ""}${blank}}`;
  }
  const inner = texts.map((text, index) => {
    const isLast = index === texts.length - 1;
    const comma = isLast && !hasCommas ? "" : ",";
    return `${unit.repeat(depth)}${text}${note()}${comma}${line()}${eol}`;
  });
  return `{${line()}${eol}${inner.join("")}${unit.repeat(depth - 1)}}`;
}
