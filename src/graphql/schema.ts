/** The executable schema, built once where GraphQL is switched on. @module */
import { buildSchema, type GraphQLSchema, printSchema } from "graphql";
import { COMPARISON_TEXT } from "./comparison_text.ts";
import { JUDGEMENT_TEXT } from "./judgement_text.ts";
import { SCHEMA_TEXT } from "./schema_text.ts";

/** Types without resolvers: the objects of `root.ts` and below have a property or method of each field's name. */
export function graphSchema(): GraphQLSchema {
  return buildSchema(SCHEMA_TEXT + JUDGEMENT_TEXT + COMPARISON_TEXT);
}

/** As clients may keep it; costs are not printed. */
export function schemaDocument(): string {
  return `${printSchema(graphSchema())}\n`;
}
