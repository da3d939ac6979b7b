/** Holds what field.ts promises of every field: allowed constructs, a description, a valid example, a true default. */
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { ENTRY_DEFAULTS, platformDefaults, type Section } from "../../../src/compiler/overlay/defaults.ts";
import { environment, merged } from "../../../src/compiler/schema/environment.ts";
import { inventory } from "../../../src/compiler/schema/inventory.ts";

interface Place {
  readonly path: string;
  readonly type: z.core.$ZodType;
}

type Meta = { description?: string; examples?: unknown[]; wanted?: string; values?: Record<string, string> };

function metaOf(type: z.core.$ZodType): Meta {
  return (z.globalRegistry.get(type as z.ZodType) ?? {}) as Meta;
}

/** Every type below `type` without the shells of optional and nullable, with its path; record keys as `path{}`. */
function* placesOf(type: z.core.$ZodType, path: string): Generator<Place> {
  if (type instanceof z.ZodOptional || type instanceof z.ZodNullable) return yield* placesOf(type.unwrap(), path);
  yield { path, type };
  const below = (step: string) => (path === "" ? step : `${path}.${step}`);
  if (type instanceof z.ZodObject) {
    for (const [key, member] of Object.entries(type.shape)) yield* placesOf(member as z.ZodType, below(key));
  } else if (type instanceof z.ZodRecord) {
    yield { path: `${path}{}`, type: type.keyType };
    yield* placesOf(type.valueType, below("*"));
  } else if (type instanceof z.ZodArray) yield* placesOf(type.element, below("*"));
  else if (type instanceof z.ZodUnion) for (const option of type.options) yield* placesOf(option, `${path}|`);
}

const roots = { platform: merged, environment, inventory };
const fields = Object.entries(roots).flatMap(([root, type]) =>
  [...placesOf(type, "")]
    .filter(({ path }) => path !== "")
    .map((place) => ({ name: `${root}: ${place.path}`, ...place })),
);
const named = fields.filter(({ path }) => /(^|\.)[A-Za-z][A-Za-z0-9]*$/.test(path));

describe("constructs", () => {
  it.each(fields)("$name is one that JSON Schema reads alike", ({ type }) => {
    const checks = ((type as z.ZodType)._zod.def.checks ?? []).map((check) => check._zod.def) as {
      check: string;
      pattern?: RegExp;
    }[];
    const kinds = checks.map(({ check }) => check);
    const allowed: Record<string, readonly string[]> = {
      string: ["string_format", "max_length"],
      number: ["number_format", "greater_than", "less_than"],
      array: ["min_length", "max_length"],
    };
    const kind = type._zod.def.type;
    expect([
      "object",
      "record",
      "string",
      "number",
      "boolean",
      "enum",
      "literal",
      "array",
      "union",
      "unknown",
    ]).toContain(kind);
    for (const check of kinds) expect(allowed[kind] ?? []).toContain(check);
    expect(new Set(kinds).size).toBe(kinds.length);
    for (const { pattern } of checks) {
      if (pattern === undefined) continue;
      expect(pattern.flags).toBe("");
      expect(pattern.source).toMatch(/^\^.*\$$/s);
      expect(pattern.source).not.toMatch(/^\^[^(]*\|/);
      expect(() => new RegExp(pattern.source, "u")).not.toThrow();
    }
    if (type instanceof z.ZodObject) expect(type._zod.def.catchall?._zod.def.type).toBe("never");
    if (type instanceof z.ZodRecord) expect(type.keyType).toBeInstanceOf(z.ZodString);
    if (type instanceof z.ZodNumber) expect([type.isInt, type.minValue, type.maxValue]).not.toContain(null);
  });
});

describe("what editors show", () => {
  it.each(named)("$name has a description and an example that its own type accepts", ({ type }) => {
    const { description, examples } = metaOf(type);
    expect(description).toMatch(/\.$/);
    expect(examples).toHaveLength(1);
    const result = (type as z.ZodType).safeParse(examples?.[0]);
    expect(result.error?.issues ?? []).toEqual([]);
  });

  it.each(fields.filter(({ type }) => type instanceof z.ZodString && type._zod.def.checks?.length))(
    "$name says what its pattern wants",
    ({ type }) => {
      expect(metaOf(type).wanted).toMatch(/^(an?|one|the) /);
    },
  );

  it("tells what a value means for every value of an enum or for none", () => {
    const told = fields.filter(({ type }) => metaOf(type).values !== undefined);
    expect(told.length).toBeGreaterThan(5);
    for (const { name, type } of told) {
      expect([name, Object.keys(metaOf(type).values ?? {})]).toEqual([name, (type as z.ZodEnum).options]);
    }
  });
});

/** Defaults that are told in words, since they are no value of the field. */
const inWords = new Map([
  ["state.region", "the primary region"],
  ["services.*.route.hosts", "the domain itself"],
  ["services.*.route.sourceIps", "everyone"],
  ["services.*.route.priority", "from how specific the paths are"],
  ["services.*.sidecars.*.cpu", "none reserved"],
  ["services.*.sidecars.*.healthCommand", "no health check"],
  ["jobs.*.timeout", "no limit"],
  ["cdn.behaviours.*.to", "the bucket of assets"],
  ["cdn.geo", "anywhere"],
  [
    "delivery.environments",
    "all that name an account: those that may be thrown away, the protected ones, those that are approved",
  ],
  ["delivery.smoke", "of each route any answer that is no server error"],
  ["secrets.*.keys", "the value is one text"],
  ["observability.notify.tickets", "those of email"],
  ["services.*.uses.*.as", "the entry's name in capitals"],
  ["jobs.*.uses.*.as", "the entry's name in capitals"],
  ["services.*.uses.*.keys", "every key"],
  ["jobs.*.uses.*.keys", "every key"],
  ["databases.*.database", "the id"],
  ["cost.audits.watch", "everything"],
  ["backup.copy.retention", "as long as the backup"],
  ...["databases", "caches", "buckets"].map((kind) => [`${kind}.*.backup.retention`, "the platform's"] as const),
  ...["databases", "buckets"].flatMap(
    (kind) =>
      [
        [`${kind}.*.backup.pointInTime`, "the platform's"],
        [`${kind}.*.backup.copy`, "whether the platform has them"],
      ] as const,
  ),
]);

/** The text after "Default: ", without its full stop; undefined where none is stated. */
function statedDefault(type: z.core.$ZodType): string | undefined {
  return /Default: (.*)\.$/s.exec(metaOf(type).description ?? "")?.[1];
}

/** The sections in which every default of a service shows. */
const sections: readonly Section[] = ["rolling", "recreate", "blue-green", "canary"].map((strategy) => ({
  port: 8080,
  route: {},
  deploy: { strategy },
  account: {},
  cdn: {},
  generate: {},
  cost: { offHours: {}, budget: {}, audits: {} },
  delivery: {},
  atlas: {},
  observability: { tracing: {}, notify: {} },
  compliance: {},
  auth: "password",
}));

/** Every default of the compiler by path in the file. */
const defaults = new Map(
  [
    ...Object.entries(ENTRY_DEFAULTS).map(([kind, table]) => [`${kind}.*.`, table] as const),
    ["", platformDefaults] as const,
  ].flatMap(([prefix, table]) =>
    Object.entries(table as Record<string, unknown>).map(([path, value]) => {
      const values = typeof value === "function" ? sections.map((section) => value(section, "the key")) : [value];
      return [`${prefix}${path}`, values.find((found) => found !== undefined)] as const;
    }),
  ),
);

/** A value as descriptions write it. */
function written(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${key} ${member}`);
    return members.length === 0 ? "none" : members.join(", ");
  }
  return String(value);
}

describe("defaults", () => {
  const whole = named.filter(({ name }) => name.startsWith("platform:") && !name.includes("defaults.service"));

  it.each(whole.filter(({ type }) => statedDefault(type) !== undefined))(
    "$name states the compiler's own",
    ({ path, type }) => {
      const stated = (statedDefault(type) as string).replaceAll(/["`]/g, "");
      const own = /^[a-z]+\.\*\.alarms\./.test(path) ? "the platform's" : inWords.get(path);
      const actual = own ?? written(defaults.get(path));
      expect(stated.startsWith(actual), `"${stated}" is stated, "${actual}" is put`).toBe(true);
      expect(stated.slice(actual.length)).toMatch(/^($|[,;. ])/);
    },
  );

  it("states every one that is more than emptiness", () => {
    const stated = new Set(whole.filter(({ type }) => statedDefault(type) !== undefined).map(({ path }) => path));
    const silent = [...defaults].filter(([path, value]) => !stated.has(path) && written(value) !== "none");
    expect(silent).toEqual([]);
  });

  it("has no words for what is not there", () => {
    expect([...inWords.keys()].filter((path) => !whole.some((field) => field.path === path))).toEqual([]);
  });
});
