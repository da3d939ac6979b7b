/** Values by the schema: right ones made from its types, and almost right ones. */
import fc from "fast-check";
import * as z from "zod";

/** Values that the type accepts: every optional key sometimes, bounds often. */
export function validValues(type: z.core.$ZodType, depth = 0): fc.Arbitrary<unknown> {
  if (type instanceof z.ZodOptional) return validValues(type.unwrap(), depth);
  if (type instanceof z.ZodNullable) {
    return fc.oneof(
      { weight: 8, arbitrary: validValues(type.unwrap(), depth) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
  }
  if (type instanceof z.ZodObject) {
    const members = Object.entries(type.shape as Record<string, z.ZodType>);
    const required = members.filter(([, member]) => !(member instanceof z.ZodOptional)).map(([key]) => key);
    const arbitraries = Object.fromEntries(members.map(([key, member]) => [key, validValues(member, depth + 1)]));
    return fc.record(arbitraries, { requiredKeys: required, noNullPrototype: true });
  }
  if (type instanceof z.ZodRecord) {
    return fc.dictionary(texts(type.keyType as z.ZodString), validValues(type.valueType, depth + 1), {
      maxKeys: 2,
      noNullPrototype: true,
    });
  }
  if (type instanceof z.ZodArray) {
    const { minimum = 0, maximum = minimum + 2 } = checksOf(type);
    return fc.array(validValues(type.element, depth + 1), { minLength: minimum, maxLength: maximum });
  }
  if (type instanceof z.ZodEnum) return fc.constantFrom(...type.options);
  if (type instanceof z.ZodLiteral) return fc.constantFrom(...type.values);
  if (type instanceof z.ZodUnion) return fc.oneof(...type.options.map((option) => validValues(option, depth)));
  if (type instanceof z.ZodString) return texts(type);
  if (type instanceof z.ZodNumber) {
    const [min, max] = [type.minValue as number, type.maxValue as number];
    const inside = type.isInt ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
    return fc.oneof(inside, fc.constantFrom(min, max));
  }
  if (type instanceof z.ZodBoolean) return fc.boolean();
  return fc.jsonValue({ maxDepth: 2 });
}

interface Checks {
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
}

function checksOf(type: z.ZodType): Checks {
  return Object.assign({}, ...(type._zod.def.checks ?? []).map((check) => check._zod.def));
}

function texts(type: z.ZodString): fc.Arbitrary<string> {
  const { pattern, maximum = 1000 } = checksOf(type);
  if (pattern === undefined) return fc.string({ maxLength: 8 });
  if (pattern.source.includes("\\uD800"))
    return fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((text) => pattern.test(text));
  return fc.stringMatching(pattern, { size: "small" }).filter((text) => text.length <= maximum);
}

/** What stands where something else is meant. */
const intruders = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    {},
    [],
    "",
    " ",
    true,
    false,
    0,
    1,
    -1,
    1.5,
    2,
    10,
    101,
    5001,
    65536,
    1e15,
    1e300,
    "0s",
    "30s",
    "30 s",
  ),
  fc.constantFrom<unknown>(
    "512MB",
    "a".repeat(25),
    "A",
    "a-",
    "é",
    "x\n",
    "😀".repeat(150),
    "create",
    ["a"],
    [1],
    [null],
    { a: 1 },
  ),
  fc.string({ maxLength: 4 }),
  fc.integer(),
);

/** The value with one to three changes: a member replaced, removed, renamed or added. */
export function mutations(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change = fc.record({
    place: fc.nat(),
    kind: fc.constantFrom("replace", "replace", "remove", "rename", "add"),
    intruder: intruders,
  });
  return fc.tuple(values, fc.array(change, { minLength: 1, maxLength: 3 })).map(([value, changes]) => {
    let root = structuredClone(value);
    for (const { place, kind, intruder } of changes) {
      const places = placesIn(root);
      const chosen = places[place % Math.max(1, places.length)];
      if (chosen === undefined) {
        root = structuredClone(intruder);
        continue;
      }
      const { container, key } = chosen;
      if (kind === "replace") container[key] = structuredClone(intruder);
      else if (kind === "add" && !Array.isArray(container)) container["surplus"] = structuredClone(intruder);
      else {
        const member = container[key];
        if (Array.isArray(container)) container.splice(Number(key), 1);
        else delete container[key];
        if (kind === "rename" && !Array.isArray(container)) container[`${key}x`] = member;
      }
    }
    return root;
  });
}

type Container = Record<string, unknown>;

function placesIn(value: unknown): { readonly container: Container; readonly key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const container = value as Container;
  return Object.keys(container).flatMap((key) => [{ container, key }, ...placesIn(container[key])]);
}
