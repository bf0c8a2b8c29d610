/**
 * What a validated query may cost at most, before it runs: look-ups and lists as the schema's `@cost` says, scalars a
 * tenth, introspection a hundredth. Fragments are counted where they are used, and read once.
 * @module
 */
import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getOperationAST,
  type GraphQLField,
  GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValueNode,
} from "graphql";
import { MAX_PAGE } from "./graph.ts";

// In hundredths, so that sums are exact.
const UNIT = 100;
const SCALAR = 10;
const INTROSPECTION = 1;
const INTROSPECTION_SIZES: Readonly<Record<string, number>> = {
  ...{ types: 40, fields: 10, enumValues: 5, args: 2, inputFields: 3, directives: 6 },
  ...{ interfaces: 2, possibleTypes: 2, locations: 3 },
};

/** What one field adds. */
export interface FieldCost {
  /** In hundredths. */
  readonly weight: number;
  /** How often what is below it is counted: a number, or the argument that tells it. */
  readonly times: number | { readonly argument: string };
}

/** Which operation, and with what. */
export interface CostQuestion {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Walk extends CostQuestion {
  readonly fragments: ReadonlyMap<string, SelectionSetNode>;
  readonly known: Map<string, number>;
}

/** Never less than what it can come to, where lists are as long as expected. */
export function queryCost(question: CostQuestion): number {
  const { document, operationName, schema } = question;
  const operation = getOperationAST(document, operationName);
  const root = schema.getQueryType();
  if (operation === null || operation === undefined || !isObjectType(root)) return 0;
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition.selectionSet);
    }
  }
  const walk = { ...question, fragments, known: new Map<string, number>() };
  return Math.ceil(costOf(operation.selectionSet, root, walk) / UNIT);
}

function costOf(selections: SelectionSetNode, type: GraphQLObjectType, walk: Walk): number {
  let cost = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) cost += costOfField(selection, type, walk);
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      cost += costOf(selection.selectionSet, type, walk);
    } else cost += costOfFragment(selection.name.value, type, walk);
  }
  return cost;
}

/** There are no interfaces and unions, so a fragment is always about the type that it is used in. */
function costOfFragment(name: string, type: GraphQLObjectType, walk: Walk): number {
  const known = walk.known.get(name);
  if (known !== undefined) return known;
  const selections = walk.fragments.get(name);
  const cost = selections === undefined ? 0 : costOf(selections, type, walk);
  walk.known.set(name, cost);
  return cost;
}

function costOfField(node: FieldNode, type: GraphQLObjectType, walk: Walk): number {
  const field = fieldOf(node.name.value, type);
  const below = field && getNamedType(field.type);
  if (field === undefined || !isObjectType(below) || node.selectionSet === undefined) {
    return type.name.startsWith("__") ? INTROSPECTION : SCALAR;
  }
  const { weight, times } = fieldCost(field, type);
  const count = typeof times === "number" ? times : pageOf(node, field, { ...walk, ...times });
  return weight + count * costOf(node.selectionSet, below, walk);
}

function fieldOf(name: string, type: GraphQLObjectType) {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return type.getFields()[name];
}

/** As its `@cost` says; without one a field of objects weighs 1. */
export function fieldCost(
  field: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType,
): FieldCost {
  if (type.name.startsWith("__")) {
    return { weight: INTROSPECTION, times: INTROSPECTION_SIZES[field.name] ?? 1 };
  }
  let weight = UNIT;
  let times: FieldCost["times"] = 1;
  const directive = field.astNode?.directives?.find(({ name }) => name.value === "cost");
  for (const { name, value } of directive?.arguments ?? []) {
    if (value.kind === Kind.STRING) times = { argument: value.value };
    else if (value.kind === Kind.INT && name.value === "weight") {
      weight = UNIT * Number(value.value);
    } else if (value.kind === Kind.INT) times = Number(value.value);
  }
  return { weight, times };
}

/** What the query asks for, and the most there can be where that cannot be told. */
function pageOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  { argument, variables, document, operationName }: Walk & { readonly argument: string },
): number {
  const given = node.arguments?.find(({ name }) => name.value === argument)?.value;
  let asked: unknown;
  if (given === undefined) {
    asked = numberOf(field.args.find(({ name }) => name === argument)?.astNode);
  } else if (given.kind === Kind.INT) asked = Number(given.value);
  else if (given.kind === Kind.VARIABLE) {
    const name = given.name.value;
    const definitions = getOperationAST(document, operationName)?.variableDefinitions;
    asked = variables[name] ??
      numberOf(definitions?.find(({ variable }) => variable.name.value === name));
  }
  // Beyond the bounds it is refused when it is asked, which costs nothing more.
  return typeof asked === "number" && asked >= 0 ? Math.min(asked, MAX_PAGE) : MAX_PAGE;
}

/** What stands after the `=` of an argument or a variable. */
function numberOf(definition: { readonly defaultValue?: ValueNode } | null | undefined) {
  const value = definition?.defaultValue;
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}
