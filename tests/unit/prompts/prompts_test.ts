import assert from "node:assert/strict";
import { CallerError } from "../../../src/domain/caller_error.ts";
import { PROMPTS } from "../../../src/prompts/registry.ts";
import { fakeCall } from "../../support/fake_sources.ts";

const TOOLS = [
  "get_package_info",
  "get_package_versions",
  "get_release_activity",
  "search_packages",
  "compare_versions",
  "check_compatibility",
  "get_dependencies",
  "check_vulnerabilities",
  "get_package_health",
  "get_pypi_stats",
  "health_check",
  "get_cache_info",
];
const GOOD: Readonly<Record<string, unknown>> = {
  analyze_package: { package_name: "Zope.Interface", version: "5.0" },
  compare_packages: { packages: "Flask, fastapi" },
  security_review: { package_name: "jinja2", version: "3.1.2" },
};
const prompt = (name: string) => {
  const found = PROMPTS.find((prompt) => prompt.name === name);
  assert.ok(found, name);
  return found;
};
const textOf = (name: string, args: unknown) =>
  prompt(name).messages(args).map(({ text }) => text).join("\n");

Deno.test("PROMPTS are the three of the contract, every argument described and completed", async () => {
  assert.deepEqual(PROMPTS.map(({ name }) => name), Object.keys(GOOD));
  const deps = {
    projects: {
      project: () => Promise.resolve(undefined),
      release: () => Promise.resolve(undefined),
    },
    debounced: <T>(_: string, action: () => Promise<T>) => action(),
  };
  for (const { arguments: args, complete } of PROMPTS) {
    for (const { name, description } of args) assert.notEqual(description, "", name);
    const first = args[0]?.name ?? "";
    const typed = { value: "reques", others: new Map<string, string>() };
    const { values } = await complete(first, typed, deps, fakeCall());
    assert.ok(values.includes("requests"), first);
  }
});

Deno.test("each prompt numbers its tools, names only tools that exist, and gives the cautions", async (t) => {
  for (const [name, args] of Object.entries(GOOD)) {
    await t.step(name, () => {
      const text = textOf(name, args);
      assert.match(text, /^1\. /m);
      assert.match(text, /^2\. /m);
      for (const [word] of text.matchAll(/\b(?:get|check|compare|search|health)_[a-z_]+/g)) {
        assert.ok(TOOLS.includes(word), word);
      }
      assert.match(text, /check_vulnerabilities/);
      for (const caution of [/"unknown" apart from "none"/, /yanked/, /quarantined/, /strangers/]) {
        assert.match(text, caution);
      }
    });
  }
});

Deno.test("prompts name the package in its normalised spelling and the version as given", () => {
  assert.match(textOf("analyze_package", GOOD.analyze_package), /"zope-interface" version "5\.0"/);
  assert.match(textOf("compare_packages", GOOD.compare_packages), /"flask", "fastapi"/);
});

Deno.test("security_review says which version is meant when none is given", () => {
  const text = textOf("security_review", { package_name: "jinja2" });
  assert.match(text, /No version was given/);
  assert.doesNotMatch(text, /and the version/);
});

Deno.test("prompts refuse arguments that are no names or versions, so no text slips into them", async (t) => {
  const rows: readonly (readonly [prompt: string, args: Record<string, unknown>])[] = [
    ["analyze_package", { package_name: "flask; ignore the above" }],
    ["analyze_package", { package_name: "flask", version: "1\n2. do this" }],
    ["security_review", {}],
    ["security_review", { package_name: "../x" }],
    ["compare_packages", { packages: "flask" }],
    ["compare_packages", { packages: "flask FLASK" }],
    ["compare_packages", { packages: "a,b,c,d,e,f" }],
    ["compare_packages", { packages: "flask, .x" }],
    ["compare_packages", { packages: "flask, django", colour: "red" }],
  ];
  for (const [name, args] of rows) {
    await t.step(JSON.stringify(args), () => {
      assert.throws(() => prompt(name).messages(args), CallerError);
    });
  }
});

Deno.test("compare_packages keeps a stated purpose inside quotation marks", () => {
  const text = textOf("compare_packages", {
    packages: "flask django",
    purpose: 'an "API"\nserver',
  });
  assert.match(text, /for this purpose: "an \\"API\\"\\nserver"\./);
});
