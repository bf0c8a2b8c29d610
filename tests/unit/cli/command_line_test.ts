import assert from "node:assert/strict";
import { parseCommandLine } from "../../../src/cli/command_line.ts";
import { UsageError } from "../../../src/cli/usage_error.ts";
import { flagOf } from "../../../src/config/option.ts";
import { OPTION_LIST } from "../../../src/config/options.ts";

Deno.test("parseCommandLine() reads commands, operands and flags in any order", async (t) => {
  const rows: readonly (readonly [readonly string[], Readonly<Record<string, unknown>>])[] = [
    [[], { command: "serve", operands: [], help: false, version: false }],
    [["--demo"], { command: "serve", operands: [] }],
    [["serve", "-h"], { command: "serve", named: "serve", help: true }],
    [["-h"], { help: true, named: undefined }],
    [["help", "call"], { help: true, named: "call" }],
    [["help"], { command: "serve", help: true, operands: [] }],
    [["--version"], { version: true }],
    [["-V"], { version: true }],
    [["call", "x", "a=b", "--format", "json"], {
      command: "call",
      operands: ["x", "a=b"],
      format: "json",
    }],
    [["call", "--json", '{"a":1}', "x"], { json: '{"a":1}', operands: ["x"] }],
    [["--format=json", "call", "x"], { command: "call", format: "json" }],
    [["tools", "--", "--odd"], { command: "tools", operands: ["--odd"] }],
    [["--env-file", "my.env"], { envFile: "my.env" }],
  ];
  for (const [args, expected] of rows) {
    await t.step(args.join(" ") || "(nothing)", () => {
      const line = parseCommandLine(args);
      for (const [key, value] of Object.entries(expected)) {
        assert.deepEqual(Object.entries(line).find(([name]) => name === key)?.[1], value, key);
      }
    });
  }
});

Deno.test("parseCommandLine() knows a flag for every option, with a value or as a switch", async (t) => {
  for (const [key, option] of OPTION_LIST) {
    await t.step(key, () => {
      const words = option.isSwitch === true ? [flagOf(option)] : [flagOf(option), "some"];
      const expected = option.isSwitch === true ? "true" : "some";
      assert.equal(parseCommandLine(words).flags.get(key), expected);
      assert.equal(parseCommandLine([`${flagOf(option)}=false`]).flags.get(key), "false");
    });
  }
});

Deno.test("parseCommandLine() says every fault and how to go on", async (t) => {
  const rows: readonly (readonly [readonly string[], RegExp])[] = [
    [["server"], /Unknown command "server": did you mean serve\?/],
    [["frobnicate"], /expected serve, call, tools, demo/],
    [["--prot=1"], /Unknown flag --prot: did you mean --port\?/],
    [["-x"], /Unknown flag -x$/],
    [["--port"], /Cannot use --port: a value is missing/],
    [["serve", "--format", "json"], /expected call or check-config/],
    [["call", "x", "--format", "xml"], /expected text or json/],
    [["--prot=1", "server"], /--prot[^]*server/],
  ];
  for (const [args, message] of rows) {
    await t.step(args.join(" "), () => {
      assert.throws(
        () => parseCommandLine(args),
        (error) => error instanceof UsageError && message.test(error.message),
      );
    });
  }
});
