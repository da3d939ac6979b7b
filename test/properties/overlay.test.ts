/** The laws of merging an environment over the base, and of filling in defaults. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { analyze } from "../../src/compiler/analyze.ts";
import { merge } from "../../src/compiler/overlay/merge.ts";
import { createResolver } from "../../src/compiler/overlay/resolve-overlay.ts";
import { checkComplete } from "../../src/compiler/schema/complete.ts";
import { merged } from "../../src/compiler/schema/environment.ts";
import type { AuthoredPlatform } from "../../src/compiler/schema/platform.ts";
import { entriesOf, entryPath } from "../../src/source/positioned.ts";
import { TODAY } from "../support/compiled.ts";
import { keyOrderPermuted } from "../support/generators/changes.ts";
import { spec } from "../support/generators/spec.ts";
import { mapAt, type Plain, type PlainMap, sourcesOf, yamlOf } from "../support/generators/yaml-object.ts";
import { holds } from "../support/properties.ts";
import { rootOf } from "../support/yaml.ts";

const key = fc.constantFrom("a", "b", "c", "constructor", "toString");
const tree = (leaf: fc.Arbitrary<Plain>): fc.Arbitrary<PlainMap> =>
  fc.letrec<{ map: PlainMap }>((tie) => ({
    map: fc.dictionary(key, fc.oneof({ maxDepth: 3 }, leaf, tie("map")), { maxKeys: 4 }) as fc.Arbitrary<PlainMap>,
  })).map;
const scalar = fc.oneof<fc.Arbitrary<Plain>[]>(fc.constantFrom(1, 2, true, "x"), fc.constant([1, 2]), fc.constant([]));
const base = tree(scalar);
const overlay = tree(fc.oneof(scalar, fc.constant(null)));

/** The law itself, without positions: maps merge, null removes, everything else replaces. */
function mergedByHand(under: Plain | undefined, over: Plain): Plain {
  if (typeof over !== "object" || over === null || Array.isArray(over)) return over;
  const isMap = typeof under === "object" && under !== null && !Array.isArray(under);
  const result = new Map(Object.entries(isMap ? (under as PlainMap) : {}));
  for (const [name, value] of Object.entries(over as PlainMap)) {
    if (value === null) result.delete(name);
    else result.set(name, mergedByHand(result.get(name), value));
  }
  return Object.fromEntries(result);
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Plain;

it("nothing over a base is the base itself", () => {
  holds(
    fc.property(base, (one) => {
      const root = rootOf(yamlOf(one));
      expect(merge(root, {})).toBe(root);
    }),
    100,
  );
});

it("merging does what the law says, mutates nothing, and twice is once", () => {
  holds(
    fc.property(base, overlay, (one, two) => {
      const [under, over] = [rootOf(yamlOf(one)), rootOf(yamlOf(two))];
      const once = merge(under, over);
      expect(plain(once)).toEqual(mergedByHand(one, two));
      expect(plain(merge(once, over))).toEqual(plain(once));
      expect([plain(under), plain(over)]).toEqual([one, two]);
    }),
    200,
  );
});

it("every value stands in the file that said it last", () => {
  holds(
    fc.property(base, overlay, (one, two) => {
      const under = rootOf(yamlOf(one));
      const over = rootOf(yamlOf(two));
      const result = merge(under, over);
      const visit = (value: unknown, below: Plain | undefined, above: Plain | undefined): void => {
        if (typeof value !== "object" || value === null || Array.isArray(value)) return;
        for (const [name, member] of Object.entries(value)) {
          const [inner, outer] = [memberOf(below, name), memberOf(above, name)];
          const entry = entriesOf(value)?.get(name);
          expect(entry && entryPath(entry).at(-1)).toBe(name);
          if (typeof member !== "object" || Array.isArray(member)) {
            const text = entry?.source.text ?? "";
            expect(text).toBe(yamlOf(outer === undefined ? one : two));
          }
          visit(member, inner, outer);
        }
      };
      visit(result, one, two);
    }),
    100,
  );
});

function memberOf(value: Plain | undefined, name: string): Plain | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as PlainMap)[name] : undefined;
}

const small = spec({ services: { min: 1, max: 4 }, environments: { min: 1, max: 2 } });

it("an environment resolves to what the files merged by hand resolve to, whatever the order of keys", () => {
  holds(
    fc.property(small, fc.nat(), ({ platform, environments }, seed) => {
      const resolver = createResolver(rootOf(yamlOf(platform)) as unknown as AuthoredPlatform);
      for (const file of Object.values(environments)) {
        const whole = layered(platform, file);
        const alone = createResolver(rootOf(yamlOf(keyOrderPermuted(whole, seed))) as unknown as AuthoredPlatform);
        expect(plain(resolver.resolve(rootOf(yamlOf(file))))).toEqual(plain(alone.resolve({})));
      }
    }),
    20,
  );
});

/** `defaults.service` under each service, its own fields over it, then the environment's. */
function layered(platform: PlainMap, file: PlainMap): PlainMap {
  const { defaults, ...whole } = mergedByHand(platform, file) as PlainMap;
  const under = mapAt((defaults ?? {}) as PlainMap, "service");
  const services = Object.keys(mapAt(whole, "services")).map((name): [string, Plain] => [
    name,
    mergedByHand(mergedByHand(under, mapAt(platform, "services", name)), mapAt(file, "services", name)),
  ]);
  return { ...whole, services: Object.fromEntries(services) };
}

it("no default wins over what an author wrote", () => {
  holds(
    fc.property(small, ({ platform, environments }) => {
      const resolver = createResolver(rootOf(yamlOf(platform)) as unknown as AuthoredPlatform);
      for (const file of Object.values(environments)) {
        const { defaults: _, ...written } = mergedByHand(platform, file) as PlainMap;
        expect(plain(resolver.resolve(rootOf(yamlOf(file))))).toMatchObject(written);
      }
    }),
    20,
  );
});

it("what a merge lacks is exactly what the merged schema misses", () => {
  const cases = small.chain((one) => fc.tuple(fc.constant(one), fc.array(fc.nat(), { minLength: 3, maxLength: 3 })));
  holds(
    fc.property(cases, ([{ platform }, picks]) => {
      const added = incomplete(picks);
      const text = yamlOf(added);
      const under = rootOf(yamlOf(platform));
      const file = { source: { name: "environments/production.yaml", text }, root: rootOf(text) };
      const whole = merge<object>(under, file.root);
      const result = merged.safeParse(plain(whole));
      const missing = result.success ? [] : result.error.issues.map(({ path }) => path.join("."));
      const found = checkComplete(file, whole, under).map(({ message }) => message);
      expect(found).toHaveLength(missing.length);
      for (const path of missing) {
        const last = path.slice(path.lastIndexOf(".") + 1);
        expect(
          found.some((message) => message.includes(`"${last}"`)),
          `${path}: ${found}`,
        ).toBe(true);
      }
    }),
    30,
  );
});

/** New entries that lack some of what they need. */
function incomplete([a = 0, b = 0, c = 0]: readonly number[]): PlainMap {
  const image = { repository: "nginx", tag: "1" };
  const services: PlainMap[] = [
    {},
    { image },
    { image, route: { hosts: ["a.example"] } },
    { image, scaling: { schedules: [] } },
  ];
  const jobs: PlainMap[] = [
    {},
    { image },
    { image, schedule: { timezone: "UTC" } },
    { schedule: { cron: "0 1 * * *" } },
  ];
  const domains: PlainMap[] = [{ domain: { name: "other.example" } }, { account: { quotas: {} } }, {}];
  return {
    services: { "added-1": services[a % 4] as PlainMap },
    jobs: { "added-2": jobs[b % 4] as PlainMap },
    ...domains[c % 3],
  };
}

it("environments that are looked at alone give what they give among others", () => {
  holds(
    fc.property(spec({ services: { min: 1, max: 3 }, environments: { min: 2, max: 3 } }), (one) => {
      const sources = sourcesOf(one);
      const all = analyze({ sources, environments: undefined, today: TODAY }).environments ?? [];
      for (const { environment, spec: resolved } of all) {
        const alone = analyze({ sources, environments: [environment], today: TODAY }).environments;
        expect(plain(alone?.[0]?.spec)).toEqual(plain(resolved));
      }
    }),
    8,
  );
});
