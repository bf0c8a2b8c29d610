import { getNamedType, isEnumType, isListType, isObjectType } from "graphql";
import { getNullableType } from "graphql";
import assert from "node:assert/strict";
import { fieldCost } from "../../../src/graphql/query_cost.ts";
import { graphSchema } from "../../../src/graphql/schema.ts";

const types = Object.values(graphSchema().getTypeMap())
  .filter(({ name }) => !name.startsWith("__"));

Deno.test("every type, field, argument and value of the graph says what it means", () => {
  const silent: string[] = [];
  for (const type of types) {
    if (!type.description) silent.push(type.name);
    if (isEnumType(type)) {
      for (const { name, description } of type.getValues()) {
        if (!description) silent.push(`${type.name}.${name}`);
      }
    }
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.description) silent.push(`${type.name}.${field.name}`);
      for (const { name, description } of field.args) {
        // One word that says itself: a project's name, a version.
        if (!description && !["name", "version", "from", "to"].includes(name)) {
          silent.push(`${type.name}.${field.name}(${name})`);
        }
      }
    }
  }
  assert.deepEqual(silent, []);
});

Deno.test("every list of objects costs what it may hold, so that no list multiplies for nothing", () => {
  const free: string[] = [];
  for (const type of types.filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      if (!isListType(getNullableType(field.type)) || !isObjectType(getNamedType(field.type))) {
        continue;
      }
      const isPage = type.name.endsWith("Connection"); // counted by the field that gives the page
      if (!isPage && fieldCost(field, type).times === 1) free.push(`${type.name}.${field.name}`);
    }
  }
  assert.deepEqual(free, []);
});

Deno.test("the graph only reads, and leaves subscriptions for later", () => {
  const schema = graphSchema();
  assert.equal(schema.getMutationType(), undefined);
  assert.equal(schema.getSubscriptionType(), undefined);
  for (const name of ["Project", "Release", "Advisory"]) {
    const type = schema.getType(name);
    assert.ok(isObjectType(type));
    assert.equal(String(type.getFields().id?.type), "ID!", "what a subscription would name");
  }
});
