/**
 * The executable for a company's index, as the docs have it made: `deno task compile --allow-host pypi.example.com
 * --allow-host files.example.com:8443`. `PYPI_MCP_CUSTOM_BINARY` names it. @module
 */
import assert from "node:assert/strict";
import { permissionsOf } from "../../scripts/build/permissions.ts";
import { extraHostsOf } from "../../scripts/mcpb/extra_hosts.ts";

const BINARY = Deno.env.get("PYPI_MCP_CUSTOM_BINARY") ?? "";
const HOSTS = ["pypi.example.com", "files.example.com:8443"];

if (BINARY === "") {
  console.warn("SKIPPED: the executable for a company's index; PYPI_MCP_CUSTOM_BINARY names none");
}

Deno.test(
  "an executable made with --allow-host takes those hosts beside the public ones, and no other",
  {
    ignore: BINARY === "",
  },
  async (t) => {
    const path = Deno.realPathSync(BINARY);
    const cwd = await Deno.makeTempDir();
    const run = async (...args: readonly string[]) => {
      const { code, stdout, stderr } = await new Deno.Command(path, { args: [...args], cwd })
        .output();
      const decoder = new TextDecoder();
      return { code, out: decoder.decode(stdout), error: decoder.decode(stderr) };
    };
    const taken: readonly (readonly [flag: string, url: string])[] = [
      ["--index-url", "https://pypi.example.com/simple/"],
      ["--files-base-url", "https://files.example.com:8443"],
      ["--osv-base-url", "https://api.osv.dev"],
    ];
    const refused: readonly (readonly [flag: string, url: string, host: string])[] = [
      ["--files-base-url", "https://files.example.com", "files.example.com:443"],
      ["--index-url", "https://other.example.com/simple/", "other.example.com:443"],
    ];
    try {
      await t.step("it says what it may do", async () => {
        const { out, error } = await run("doctor", "--demo", "--format", "json");
        const { program: { build, compiled_in } } = JSON.parse(out);
        assert.equal(build, "narrow", error);
        assert.deepEqual(compiled_in, permissionsOf("narrow", HOSTS));
      });
      for (const [flag, url] of taken) {
        await t.step(`${flag} ${url}`, async () => {
          const { code, error } = await run("check-config", flag, url);
          assert.equal(code, 0, error);
        });
      }
      for (const [flag, url, host] of refused) {
        await t.step(`${flag} ${url} is refused`, async () => {
          const { code, error } = await run("check-config", flag, url);
          assert.equal(code, 2);
          assert.ok(error.includes(`may not reach ${host}`), error);
        });
      }
      await t.step(
        "its name is not the released one's, and its manifest tells the hosts",
        async () => {
          const folder = path.replace(/\/[^/]*$/, "");
          const named = Array.from(Deno.readDirSync(folder), ({ name }) => name)
            .filter((name) => /^pypi-mcp-custom-.*\.json$/.test(name));
          assert.equal(named.length, 1, `${named}`);
          const manifest = await Deno.readTextFile(`${folder}/${named[0]}`);
          assert.deepEqual(extraHostsOf(manifest), HOSTS);
        },
      );
    } finally {
      await Deno.remove(cwd, { recursive: true });
    }
  },
);
