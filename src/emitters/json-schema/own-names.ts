/**
 * A schema that knows the names of one specification. JSON Schema cannot refer to other values of the same document, so the
 * names are written into it: where an entry is referred to, editors propose the author's own. They are proposals alone; the
 * schema accepts neither less nor more than before.
 */
import type { JsonSchema } from "./json-schema.ts";

/** What may be referred to, by kind. */
export interface OwnNames {
  readonly services: readonly string[];
  /** Whatever `uses` may name. */
  readonly stores: readonly string[];
  readonly queues: readonly string[];
  readonly buckets: readonly string[];
  readonly secrets: readonly string[];
  /** Secrets, and secrets with one of their keys: `psp.apiKey`. */
  readonly secretValues: readonly string[];
  readonly environments: readonly string[];
}

interface Place {
  /** As in `services.*.calls.*`; `*` stands for every entry of a map or list. */
  readonly at: string;
  readonly of: keyof OwnNames;
  /** The names are keys of the map there, not its value. */
  readonly keys?: true;
}

/** Every place of the language where an entry of another section, or an environment, is meant. */
export const PLACES: readonly Place[] = [
  ...["services", "jobs"].flatMap((section): Place[] => [
    { at: `${section}.*.calls.*`, of: "services" },
    { at: `${section}.*.uses`, of: "stores", keys: true },
    { at: `${section}.*.secrets.*`, of: "secretValues" },
  ]),
  { at: "services.*.scaling.target.backlogPerTask.queue", of: "queues" },
  { at: "defaults.service.scaling.target.backlogPerTask.queue", of: "queues" },
  { at: "topics.*.subscriptions", of: "queues", keys: true },
  { at: "atlas.credentials", of: "secrets" },
  { at: "cdn.assets", of: "buckets" },
  { at: "cdn.behaviours.*.to", of: "services" },
  { at: "delivery.environments.*", of: "environments" },
  { at: "delivery.approve.*", of: "environments" },
  { at: "delivery.smoke", of: "services", keys: true },
];

/** The schema with the names at their places. A place that the schema does not have, or for which no name is, stays. */
export function withOwnNames(schema: JsonSchema, names: OwnNames): JsonSchema {
  return PLACES.reduce((result, { at, of, keys }) => {
    const proposals = names[of];
    if (proposals.length === 0) return result;
    return changed(result, at.split("."), (place) =>
      keys ? withKeys(place, proposals) : { ...place, examples: proposals },
    );
  }, schema);
}

function withKeys(place: JsonSchema, keys: readonly string[]): JsonSchema {
  const { additionalProperties: value } = place;
  if (typeof value !== "object") return place;
  return { ...place, properties: Object.fromEntries(keys.map((key) => [key, value])) };
}

function changed(
  schema: JsonSchema,
  [step, ...rest]: readonly string[],
  change: (place: JsonSchema) => JsonSchema,
): JsonSchema {
  if (step === undefined) return change(schema);
  const below = (place: JsonSchema) => changed(place, rest, change);
  const { properties, additionalProperties, items } = schema;
  if (step !== "*") {
    const property = properties?.[step];
    return property === undefined ? schema : { ...schema, properties: { ...properties, [step]: below(property) } };
  }
  if (items !== undefined) return { ...schema, items: below(items) };
  return typeof additionalProperties === "object"
    ? { ...schema, additionalProperties: below(additionalProperties) }
    : schema;
}
