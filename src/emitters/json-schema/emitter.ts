/** The schemas that editors read, committed as schemas/*.schema.json. */
import type { z } from "zod";
import { environment } from "../../compiler/schema/environment.ts";
import { inventory } from "../../compiler/schema/inventory.ts";
import { platform } from "../../compiler/schema/platform.ts";
import { toJsonSchema } from "./convert.ts";
import type { JsonSchema } from "./json-schema.ts";

export const schemaNames = ["platform", "environment", "inventory"] as const;
export type SchemaName = (typeof schemaNames)[number];

interface Declaration {
  readonly type: z.core.$ZodType;
  readonly title: string;
  readonly description: string;
}

const declarations: Readonly<Record<SchemaName, Declaration>> = {
  platform: {
    type: platform,
    title: "platform.yaml",
    description: "A platform: complete and valid on its own; environments state what differs.",
  },
  environment: {
    type: environment,
    title: "environments/<name>.yaml",
    description:
      "What differs in one environment: maps merge over the platform's, every other value replaces, `null` removes an optional entry.",
  },
  inventory: {
    type: inventory,
    title: "inventory/<environment>.json",
    description: "What tools know of an environment; written by them, read by the compiler.",
  },
};

/** The schema of one kind of file, draft-07. */
export function emitJsonSchema(name: SchemaName): JsonSchema {
  const { type, title, description } = declarations[name];
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: `urn:provfair-compile:schema:${name}`,
    title,
    description: description.replaceAll("`", ""),
    markdownDescription: description,
    ...toJsonSchema(type),
  };
}

/** As it stands in `schemas/<name>.schema.json`. */
export function printJsonSchema(name: SchemaName): string {
  return `${JSON.stringify(emitJsonSchema(name), null, 2)}\n`;
}
