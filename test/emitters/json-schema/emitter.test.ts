/** schemas/*.schema.json: as committed, valid, and true to the reference specification. */
import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import * as z from "zod";
import { toJsonSchema } from "../../../src/emitters/json-schema/convert.ts";
import { emitJsonSchema, printJsonSchema, schemaNames } from "../../../src/emitters/json-schema/emitter.ts";
import type { JsonSchema } from "../../../src/emitters/json-schema/json-schema.ts";
import { placedSnippets } from "../../../src/emitters/json-schema/snippets.ts";

const root = new URL("../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

/** The schema at a path such as `services.*.calls`. */
function schemaAt(path: string): JsonSchema | undefined {
  return path.split(".").reduce<JsonSchema | undefined>((schema, step) => {
    if (step !== "*") return schema?.properties?.[step];
    return schema?.items ?? (schema?.additionalProperties as JsonSchema | undefined);
  }, emitJsonSchema("platform"));
}

describe.each(schemaNames)("%s", (name) => {
  it("is committed as the schema says; `npm run generate:schemas` writes it", () => {
    expect(read(`schemas/${name}.schema.json`)).toBe(printJsonSchema(name));
  });

  it("is draft-07, with nothing that would write defaults", () => {
    const ajv = new Ajv({ strict: false });
    expect(ajv.validateSchema(emitJsonSchema(name)), ajv.errorsText()).toBe(true);
    expect(printJsonSchema(name)).not.toContain('"default":');
  });

  it("accepts the reference specification", () => {
    const files = {
      platform: ["spec/platform.yaml"],
      environment: readdirSync(new URL("spec/environments", root)).map((file) => `spec/environments/${file}`),
      inventory: readdirSync(new URL("spec/inventory", root)).map((file) => `spec/inventory/${file}`),
    }[name];
    const ajv = new Ajv({ strict: false });
    const validate = ajv.compile(emitJsonSchema(name));
    for (const file of files)
      expect([file, validate(parse(read(file))), ajv.errorsText(validate.errors)]).toEqual([file, true, "No errors"]);
  });
});

it("has no schema but these", () => {
  expect(readdirSync(new URL("schemas", root)).sort()).toEqual(schemaNames.map((name) => `${name}.schema.json`).sort());
});

describe("snippets", () => {
  it.each(placedSnippets.flatMap(({ at, label, body }) => at.map((path) => ({ path, label, body }))))(
    '$path "$label" is valid as it is offered',
    ({ path, body }) => {
      const schema = schemaAt(path) as JsonSchema;
      expect(schema.defaultSnippets?.map((snippet) => snippet.body)).toContainEqual(body);
      const text = JSON.stringify(body).replaceAll(/\$\{\d+:([^}]*)\}/g, "$1");
      const filled = parse(
        stringify(JSON.parse(text))
          .replaceAll(/: "(\d+)"$/gm, ": $1")
          .replaceAll(/'"(.*)"'$/gm, '"$1"'),
      );
      const ajv = new Ajv({ strict: false });
      expect(ajv.validate(schema, filled), ajv.errorsText()).toBe(true);
    },
  );
});

describe("toJsonSchema", () => {
  it.each([
    ["a transform", z.string().transform((text) => text.length)],
    ["a default", z.string().default("x")],
    ["a number without bounds", z.number()],
    ["a date", z.date()],
  ])("refuses %s, which JSON Schema cannot say", (_, type) => {
    expect(() => toJsonSchema(type)).toThrow();
  });

  it("lets null remove what an environment may remove", () => {
    const nullable = z
      .enum(["a", "b"])
      .meta({ values: { a: "First.", b: "Second." } })
      .nullable();
    expect(toJsonSchema(nullable)).toEqual({
      type: ["string", "null"],
      enum: ["a", "b", null],
      markdownEnumDescriptions: ["First.", "Second.", "Removes the entry."],
    });
    expect(toJsonSchema(z.union([z.int().min(1).max(2), z.boolean()]).nullable())).toEqual({
      anyOf: [{ type: "integer", minimum: 1, maximum: 2 }, { type: "boolean" }, { type: "null" }],
    });
  });
});

/** The files that a file's static imports reach, types left out. */
function reachOf(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path = ""] of read(file).matchAll(/^(?:import|export) (?!type)[^;]*?from "(\.[^"]*\.ts)"/gm)) {
    reachOf(new URL(path, `file:///${file}`).pathname.slice(1), seen);
  }
  return seen;
}

it.each(["check", "plan"])("is nothing that %s loads", (command) => {
  const reached = [...reachOf(`src/cli/commands/${command}.ts`)];
  expect(reached).toContain("src/compiler/schema/platform.ts");
  expect(reached.filter((file) => file.includes("json-schema"))).toEqual([]);
});
