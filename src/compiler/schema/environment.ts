/**
 * The schema of an environment's file, derived from the platform's: every key optional, `null` where the base key is
 * optional (it removes the entry), lists whole. Completeness of what an environment adds is checked after the merge.
 */
import * as z from "zod";
import { environmentFields, platform } from "./platform.ts";

/** A type whose maps are partial, at every depth; lists, unions and scalars stay whole. */
function partialOf(type: z.core.$ZodType): z.ZodType {
  const meta = z.globalRegistry.get(type as z.ZodType);
  const partial = partialShape(type);
  if (meta !== undefined && partial !== type) z.globalRegistry.add(partial, meta);
  return partial;
}

function partialShape(type: z.core.$ZodType): z.ZodType {
  if (type instanceof z.ZodObject) {
    const shape: Record<string, z.ZodType> = {};
    for (const [key, member] of Object.entries(type.shape as Record<string, z.ZodType>)) {
      const inner = member instanceof z.ZodOptional ? partialOf(member.unwrap()).nullable() : partialOf(member);
      shape[key] = inner.optional();
    }
    return z.strictObject(shape);
  }
  if (type instanceof z.ZodRecord) return z.record(type.keyType as z.ZodString, partialOf(type.valueType).nullable());
  return type as z.ZodType;
}

const partialPlatform = partialShape(platform) as z.ZodObject;

/** The same in all environments: the platform's own name, and the state and the pipeline, of which they share one. */
const platformOnly = ["platform", "state", "delivery"];

/** `environments/<name>.yaml`. */
export const environment = z.strictObject({
  ...environmentFields,
  ...Object.fromEntries(Object.entries(partialPlatform.shape).filter(([key]) => !platformOnly.includes(key))),
});

/** The merged specification of one environment: the platform's schema and the environment's own fields, complete. */
export const merged = z.strictObject({ ...platform.shape, ...environmentFields });

export type MergedSpec = z.infer<typeof merged>;
