/** An editor and the compiler accept the same files: ajv by the JSON Schema, Zod by its own, on YAML text. */
import { Ajv, type ValidateFunction } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import type * as z from "zod";
import { parseSpec } from "../../../src/compiler/parse/parse-spec.ts";
import { environment } from "../../../src/compiler/schema/environment.ts";
import { inventory } from "../../../src/compiler/schema/inventory.ts";
import { platform } from "../../../src/compiler/schema/platform.ts";
import { emitJsonSchema, type SchemaName, schemaNames } from "../../../src/emitters/json-schema/emitter.ts";
import { mutations, validValues } from "../../support/schema-values.ts";

const types: Readonly<Record<SchemaName, z.ZodType>> = { platform, environment, inventory };
const runs = 100;

function validatorOf(name: SchemaName): ValidateFunction {
  return new Ajv({ strict: false, validateFormats: false }).compile(emitJsonSchema(name));
}

/** What both say of a text; undefined where the parser refuses it before either is asked. */
function verdicts(name: SchemaName, validate: ValidateFunction, text: string) {
  const { value } = parseSpec({ name: "platform.yaml", text });
  if (value === undefined) return undefined;
  return { zod: types[name].safeParse(value.root).success, ajv: validate(parse(text, { prettyErrors: false })) };
}

describe.each(schemaNames)("%s", (name) => {
  const validate = validatorOf(name);

  it("accepts what is right", () => {
    fc.assert(
      fc.property(validValues(types[name]), (value) => {
        const found = verdicts(name, validate, stringify(value));
        if (found !== undefined) expect(found).toEqual({ zod: true, ajv: true });
      }),
      { numRuns: runs },
    );
  });

  it("refuses what Zod refuses, and nothing else", () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(mutations(validValues(types[name])), (value) => {
        const found = verdicts(name, validate, stringify(value));
        if (found === undefined) return;
        expect(found.ajv).toBe(found.zod);
        seen[found.zod ? "accepted" : "refused"] += 1;
      }),
      { numRuns: runs },
    );
    expect(seen.accepted).toBeGreaterThan(0);
    expect(seen.refused).toBeGreaterThan(0);
  });
});
