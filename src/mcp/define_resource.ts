/** `defineResource`: one MCP resource or resource template. Knows no SDK. @module */
import type { UpstreamCall } from "../domain/source.ts";
import { type Complete, type CompletionAnswer, completionAnswer } from "./completion.ts";
import { uriTemplate } from "./uri_template.ts";

/** One representation of a resource; a read answers with several under the same URI. */
export interface ResourceContent {
  readonly uri: string;
  readonly mimeType: string;
  readonly text: string;
}

/** One representation before it is told its URI. */
export type Representation = Omit<ResourceContent, "uri">;

/** A resource as the registry and the server see it. `uri` is a template where `variables` is not empty. */
export interface Resource<Deps> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly uri: string;
  readonly variables: readonly string[];
  /** Of the first content; the others state their own. */
  readonly mimeType: string;
  /** Whether `uri` names (an instance of) this resource. */
  matches(uri: string): boolean;
  /**
   * Every representation, JSON first.
   * @throws {CallerError} If what the URI names does not parse or does not exist.
   * @throws {UpstreamError} If it cannot be read.
   * @throws {TypeError} If `uri` does not match: the server routed it wrongly.
   */
  read(uri: string, deps: Deps, call: UpstreamCall): Promise<readonly ResourceContent[]>;
  /** Proposals for one variable; none for a variable without completion. */
  complete(
    variable: string,
    typed: { readonly value: string; readonly others: ReadonlyMap<string, string> },
    deps: Deps,
    call: UpstreamCall,
  ): Promise<CompletionAnswer>;
}

/** What a resource's file states. */
export interface ResourceDefinition<Variable extends string, Deps> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Fixed, or with `{variable}` as whole path segments. */
  readonly uri: string;
  /** Each variable of the URI with its completion. */
  readonly variables: Readonly<Record<Variable, Complete<Deps>>>;
  readonly mimeType: string;
  readonly read: (
    variables: Readonly<Record<Variable, string>>,
    deps: Deps,
    call: UpstreamCall,
  ) => Promise<readonly Representation[]>;
}

/** @throws {TypeError} If the URI's variables and the stated ones differ: our bug. */
export function defineResource<Variable extends string, Deps>(
  definition: ResourceDefinition<Variable, Deps>,
): Resource<Deps> {
  const { name, title, description, uri, mimeType } = definition;
  const template = uriTemplate(uri);
  const completions = new Map<string, Complete<Deps>>(Object.entries(definition.variables));
  const stated = [...completions.keys()].sort().join();
  if (stated !== [...template.variables].sort().join()) {
    throw new TypeError(
      `Cannot define resource ${name}: ${uri} has other variables than ${stated}`,
    );
  }
  return {
    name,
    title,
    description,
    uri,
    variables: template.variables,
    mimeType,
    matches: (text) => template.match(text) !== undefined,
    async read(text, deps, call) {
      const values = template.match(text);
      if (values === undefined) throw new TypeError(`Cannot read ${name}: the URI is not ${uri}`);
      const variables = Object.fromEntries(values) as Record<Variable, string>; // keys checked above
      const representations = await definition.read(variables, deps, call);
      return representations.map((content) => ({ uri: text, ...content }));
    },
    async complete(variable, typed, deps, call) {
      const complete = completions.get(variable);
      return completionAnswer(complete === undefined ? [] : await complete(typed, deps, call));
    },
  };
}
