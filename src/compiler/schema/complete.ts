/**
 * Completeness of a merged specification. Every value in it comes from a file that has passed its schema, so the only
 * mistake of form that a merge can make is a new entry that lacks a key. What the base shares is not walked again.
 */
import * as z from "zod";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { ParsedFile } from "../parse/parse-spec.ts";
import { exampleOf, unwrap } from "./describe.ts";
import { merged } from "./environment.ts";
import { missingKey } from "./explain.ts";

/** Missing keys of what the overlay adds; `base` is the platform's own root. */
export function checkComplete(overlay: ParsedFile, spec: object, base: object): Diagnostic[] {
  const found: Diagnostic[] = [];
  const walk = (type: z.core.$ZodType, value: unknown, known: unknown, path: readonly (string | number)[]): void => {
    if (value === known || typeof value !== "object" || value === null) return;
    const inner = unwrap(type);
    if (inner instanceof z.ZodObject) {
      for (const [key, member] of Object.entries(inner.shape as Record<string, z.core.$ZodType>)) {
        const present = Object.hasOwn(value, key);
        if (!present && !(member instanceof z.ZodOptional)) {
          found.push(missingKey({ ...overlay, root: spec as ParsedFile["root"] }, path, key, exampleOf(member)));
        }
        if (present) walk(member, (value as Record<string, unknown>)[key], memberOf(known, key), [...path, key]);
      }
    } else if (inner instanceof z.ZodRecord) {
      for (const [key, member] of Object.entries(value))
        walk(inner.valueType, member, memberOf(known, key), [...path, key]);
    }
  };
  walk(merged, spec, base, []);
  return found;
}

function memberOf(container: unknown, key: string): unknown {
  if (typeof container !== "object" || container === null || !Object.hasOwn(container, key)) return undefined;
  return (container as Record<string, unknown>)[key];
}
