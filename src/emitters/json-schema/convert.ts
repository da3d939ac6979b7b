/**
 * A Zod type as JSON Schema. Only the constructs that both read alike are known (see field.ts); another one is a bug of
 * ours and throws. Defaults are not emitted: an editor would write them into the file, where they win over the compiler's.
 */
import * as z from "zod";
import type { FieldMeta } from "../../compiler/schema/field.ts";
import { invariant } from "../../diagnostic/invariant.ts";
import type { JsonSchema } from "./json-schema.ts";
import { snippetsAt } from "./snippets.ts";

/**
 * `type` with all that stands below it. `path` is where it stands in its file, as in `services.*.calls`; editors get the
 * snippets of that place. Throws for a construct that the language does not use.
 */
export function toJsonSchema(type: z.core.$ZodType, path = ""): JsonSchema {
  if (type instanceof z.ZodOptional) return toJsonSchema(type.unwrap(), path);
  if (type instanceof z.ZodNullable) return orNull(toJsonSchema(type.unwrap(), path));
  const meta = z.globalRegistry.get(type as z.ZodType) as StoredMeta | undefined;
  const snippets = snippetsAt(path);
  return {
    ...titleOf(path),
    ...editorKeys(meta),
    ...(snippets.length === 0 ? {} : { defaultSnippets: snippets }),
    ...shapeOf(type, meta, path),
  };
}

type StoredMeta = Partial<Omit<FieldMeta, "example">> & {
  readonly examples?: readonly unknown[];
  readonly wanted?: string;
};

/** What an entry of a map or list is called. */
const entryTitles: Readonly<Record<string, string>> = {
  services: "service",
  jobs: "job",
  sidecars: "sidecar",
  zones: "availability zone",
  schedules: "schedule",
  overrides: "override",
};

/** The heading in editors, which would else be that of the whole file: the key, or what the entry is. */
function titleOf(path: string): JsonSchema {
  const [parent, last] = ["", ...path.split(".")].slice(-2);
  const title = last === "*" ? entryTitles[parent ?? ""] : last;
  return title === undefined || title === "" ? {} : { title };
}

function editorKeys({ description, examples }: StoredMeta = {}): JsonSchema {
  return {
    ...(description === undefined ? {} : { description: plain(description), markdownDescription: description }),
    ...(examples === undefined ? {} : { examples }),
  };
}

/** Markdown without its backticks. */
function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}

function shapeOf(type: z.core.$ZodType, meta: StoredMeta | undefined, path: string): JsonSchema {
  if (type instanceof z.ZodObject) return objectShape(type, path);
  if (type instanceof z.ZodRecord) {
    const values = toJsonSchema(type.valueType, below(path, "*"));
    return {
      type: "object",
      propertyNames: toJsonSchema(type.keyType),
      additionalProperties: Object.keys(values).length === 0 ? true : values,
    };
  }
  if (type instanceof z.ZodArray) {
    const { minimum, maximum } = checksOf(type);
    return {
      type: "array",
      items: toJsonSchema(type.element, below(path, "*")),
      ...(minimum === undefined ? {} : { minItems: minimum }),
      ...(maximum === undefined ? {} : { maxItems: maximum }),
    };
  }
  if (type instanceof z.ZodEnum) return { type: "string", ...listed(type.options, meta) };
  if (type instanceof z.ZodLiteral) {
    const values = [...type.values] as (string | number)[];
    return { type: typeof values[0] === "number" ? "integer" : "string", ...listed(values, meta) };
  }
  if (type instanceof z.ZodUnion) return { anyOf: type.options.map((option) => toJsonSchema(option, path)) };
  if (type instanceof z.ZodString) return stringShape(type, meta);
  if (type instanceof z.ZodNumber) {
    const { minValue: minimum, maxValue: maximum } = type;
    const bounded = minimum !== null && maximum !== null && Number.isFinite(minimum) && Number.isFinite(maximum);
    invariant(bounded, "a number is between two bounds");
    return { type: type.isInt ? "integer" : "number", minimum, maximum };
  }
  if (type instanceof z.ZodBoolean) return { type: "boolean" };
  invariant(type instanceof z.ZodUnknown, `"${type._zod.def.type}" is no construct of the language`);
  return {};
}

function objectShape(type: z.ZodObject, path: string): JsonSchema {
  const members = Object.entries(type.shape as Record<string, z.core.$ZodType>);
  const required = members.filter(([, member]) => !(member instanceof z.ZodOptional)).map(([key]) => key);
  return {
    type: "object",
    properties: Object.fromEntries(members.map(([key, member]) => [key, toJsonSchema(member, below(path, key))])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

function below(path: string, step: string): string {
  return path === "" ? step : `${path}.${step}`;
}

function stringShape(type: z.ZodString, meta: StoredMeta | undefined): JsonSchema {
  const { pattern, maximum } = checksOf(type);
  const message = meta?.wanted === undefined ? undefined : `expected ${meta.wanted}`;
  return {
    type: "string",
    ...(pattern === undefined ? {} : { pattern: pattern.source }),
    ...(message === undefined ? {} : { patternErrorMessage: message, errorMessage: message }),
    ...(maximum === undefined ? {} : { maxLength: maximum }),
  };
}

interface Checks {
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A type's checks in one; no two of a type say the same thing. */
function checksOf(type: z.ZodString | z.ZodArray): Checks {
  const checks = (type._zod.def.checks ?? []).map((check) => check._zod.def as Checks);
  return Object.assign({}, ...checks);
}

function listed(values: readonly (string | number)[], meta: StoredMeta | undefined): JsonSchema {
  const meanings = meta?.values;
  if (meanings === undefined) return { enum: values };
  return { enum: values, markdownEnumDescriptions: values.map((value) => meanings[value] ?? "") };
}

/** The same, or nothing: what removes an entry in an environment's file. */
function orNull(schema: JsonSchema): JsonSchema {
  if (schema.anyOf !== undefined) return { ...schema, anyOf: [...schema.anyOf, { type: "null" }] };
  if (typeof schema.type !== "string") return schema;
  const { markdownEnumDescriptions: meanings } = schema;
  return {
    ...schema,
    type: [schema.type, "null"],
    ...(schema.enum === undefined ? {} : { enum: [...schema.enum, null] }),
    ...(meanings === undefined ? {} : { markdownEnumDescriptions: [...meanings, "Removes the entry."] }),
  };
}
