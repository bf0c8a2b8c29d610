import assert from "node:assert/strict";
import type { Client } from "@modelcontextprotocol/client";
import {
  connect,
  httpTransport,
  PROTOCOL_VERSIONS,
  stdioTransport,
} from "../support/mcp_client.ts";
import { type Command, sourceCommand, spawnHttp } from "../support/spawn_server.ts";

/** One tool that does what it is told to, with what else can go wrong. It imports a file, as a module may. */
const MODULE = `
import { GOOD } from "./good.js";
const schema = { type: "object", properties: { text: { type: "string" } }, required: ["text"] };
const misbehave = {
  good: () => GOOD,
  throws: () => { throw new Error("secret words"); },
  rejects: () => Promise.reject(new Error("secret words")),
  "throws a text": () => { throw "secret words"; },
  "never answers": () => new Promise(() => {}),
  "rejects late": () => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), 250)),
  "breaks its schema": () => ({ other: "secret words" }),
  "answers too much": () => ({ text: "x".repeat(1_000_000) }),
  "answers a cycle": () => { const text = {}; text.text = text; return text; },
  "answers a big integer": () => ({ text: 1n }),
  "throws in a getter": () => ({ get text() { throw new Error("secret words"); } }),
  "leaves a rejection": () => { Promise.reject(new Error("stray rejection")); return GOOD; },
  "leaves a throwing timer": () => { setTimeout(() => { throw new Error("stray timer"); }, 1); return GOOD; },
  "leaves a value that cannot be shown": () => { Promise.reject(Object.create(null)); return GOOD; },
  "leaves a value that defends itself": () => {
    Promise.reject(new Proxy({}, { get() { throw 1; }, ownKeys() { throw 1; }, getPrototypeOf() { throw 1; } }));
    return GOOD;
  },
  "prints": () => { console.log("printed words"); return GOOD; },
};
export default {
  apiVersion: 1,
  name: "acme",
  tools: [{
    name: "acme_do",
    description: "Does what it is told to.",
    inputSchema: schema,
    outputSchema: schema,
    timeoutMs: 200,
    run: ({ text }) => misbehave[text](),
  }],
  resources: [{
    name: "broken",
    description: "Throws.",
    uri: "acme://broken",
    read() { throw new Error("secret words"); },
  }],
  prompts: [{
    name: "acme_broken",
    description: "Throws.",
    messages() { throw new Error("secret words"); },
  }],
  transports: [{ name: "broken", serve() { throw new Error("broken transport"); } }],
};
`;

const FAILED = "Cannot call acme_do: the plug-in acme failed, ";
const ROWS: readonly (readonly [text: string, told: string])[] = [
  ["throws", `${FAILED}it threw. `],
  ["rejects", `${FAILED}it threw. `],
  ["throws a text", `${FAILED}it threw. `],
  ["never answers", `${FAILED}it gave no answer within 200 ms. `],
  ["rejects late", `${FAILED}it gave no answer within 200 ms. `],
  ["breaks its schema", `${FAILED}its answer breaks its schema. `],
  ["answers too much", `${FAILED}its answer cannot be used. `],
  ["answers a cycle", `${FAILED}its answer cannot be used. `],
  ["answers a big integer", `${FAILED}its answer cannot be used. `],
  ["throws in a getter", `${FAILED}its answer cannot be used. `],
  ["leaves a rejection", "good"],
  ["leaves a throwing timer", "good"],
  ["leaves a value that cannot be shown", "good"],
  ["leaves a value that defends itself", "good"],
  ["prints", "good"],
  ["good", "good"],
];

async function checkMisbehaviour(client: Client, t: Deno.TestContext): Promise<void> {
  const call = (name: string, args: Record<string, unknown>) =>
    client.callTool({ name, arguments: args });
  for (const [text, told] of ROWS) {
    await t.step(`a plug-in that ${text}`, async () => {
      const result = await call("acme_do", { text });
      if (told === "good") return assert.deepEqual(result.structuredContent, { text: "good" });
      assert.equal(result.isError, true);
      assert.ok(JSON.stringify(result.content).includes(told), JSON.stringify(result.content));
      assert.doesNotMatch(JSON.stringify(result), /secret/);
    });
  }
  await t.step("its resource and its prompt fail alone", async () => {
    const words = (what: string) => ({
      code: -32603,
      message: new RegExp(`Cannot ${what}: the plug-in acme failed, it threw`),
    });
    await assert.rejects(
      client.readResource({ uri: "acme://broken" }),
      words("read resource broken"),
    );
    await assert.rejects(
      client.getPrompt({ name: "acme_broken" }),
      words("get prompt acme_broken"),
    );
  });
  await t.step("the program's own tools go on", async () => {
    const result = await call("get_package_info", { package_name: "requests" });
    assert.equal(result.isError ?? false, false);
  });
}

/** The module and what it imports, in a folder of their own. */
async function withModule(task: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/good.js`, 'export const GOOD = { text: "good" };');
    await Deno.writeTextFile(`${folder}/acme.js`, MODULE);
    await task(`${folder}/acme.js`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function suite(name: string, command: (...args: readonly string[]) => Command): void {
  for (const version of PROTOCOL_VERSIONS) {
    Deno.test(`${name} keeps a plug-in's failures to its own calls, over stdio in ${version}`, (t) =>
      withModule(async (path) => {
        const client = await connect(stdioTransport(command("--demo", "--plugin", path)), version);
        try {
          await checkMisbehaviour(client, t);
        } finally {
          await client.close();
        }
      }));
    Deno.test(`${name} keeps a plug-in's failures to its own calls, over HTTP in ${version}`, (t) =>
      withModule(async (path) => {
        const http = ["serve", "--demo", "--transport", "http", "--port", "0", "--plugin", path];
        const server = await spawnHttp(command(...http));
        const client = await connect(httpTransport(new URL("/mcp", server.url)), version);
        await checkMisbehaviour(client, t);
        await client.close();
        const { code, stderr } = await server.stop();
        assert.equal(code, 0);
        assert.match(stderr, /ERROR Stray failure.*stray rejection/);
        assert.match(stderr, /ERROR Stray failure.*stray timer/);
        assert.equal(stderr.match(/ERROR Stray failure.*a value that cannot be shown/g)?.length, 2);
        assert.match(stderr, /ERROR Transport of a plug-in failed .*broken transport/);
        assert.match(stderr, /ERROR Tool failed .*tool=acme_do outcome=plugin.*secret words/);
        assert.match(stderr, /printed words/);
      }));
  }

  Deno.test(`${name} ends with 1 and says why where it fails itself beside a plug-in`, () =>
    withModule(async (path) => {
      // Stands for a bug of the program: what only logs stray failures must not make a success of it.
      const bug = "Deno.removeSignalListener = () => { throw new Error('a bug'); };\n";
      await Deno.writeTextFile(path, `${bug}export default { apiVersion: 1, name: "acme" };`);
      const { program, args } = command("--demo", "--plugin", path);
      const run = new Deno.Command(program, { args: [...args], stdin: "null" });
      const { code, stderr } = await run.output();
      assert.equal(code, 1);
      assert.match(new TextDecoder().decode(stderr), /a bug/);
    }));

  Deno.test(`${name} does not start with a plug-in that it cannot use, and says everything`, () =>
    withModule(async (path) => {
      const other = path.replace("acme.js", "other.js");
      await Deno.writeTextFile(other, "export default { apiVersion: 2, name: 'other' };");
      const broken = path.replace("acme.js", "broken.js");
      await Deno.writeTextFile(broken, "import './none.js';");
      assert.match(
        await refusal(command("--plugin", `${other},${broken},${path}`)),
        /^pypi-mcp: Cannot load plug-in ".*other\.js": it states apiVersion 2, expected [^\n]*\npypi-mcp: Cannot load plug-in ".*broken\.js": there is no such file, or one that it imports[^\n]*$/,
      );
    }));
}

/** What the program says where it does not start. */
async function refusal({ program, args }: Command): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(program, {
    args: [...args],
    stdin: "null",
  }).output();
  assert.deepEqual([code, stdout.length], [2, 0]);
  return new TextDecoder().decode(stderr).trimEnd();
}

suite("the program", sourceCommand);
const binary = Deno.env.get("PYPI_MCP_BINARY");
if (binary === undefined || binary === "") {
  Deno.test({
    name: "the binary loads plug-ins (PYPI_MCP_BINARY is not set)",
    ignore: true,
    fn() {},
  });
} else if (Deno.env.get("PYPI_MCP_BINARY_KIND") === "server") {
  suite("the server build", (...args) => ({ program: binary, args }));
} else {
  Deno.test("the binary may read no module, and says what may", () =>
    withModule(async (path) => {
      assert.match(
        await refusal({ program: binary, args: ["--plugin", path] }),
        /may not read ".*acme\.js", expected the server build/,
      );
    }));
}
