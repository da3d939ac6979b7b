/** Arbitrary compliance, and what of it a platform keeps itself. */
import fc from "fast-check";
import { CONFIG_RULES, REMEDIABLE } from "../../../src/compiler/facts/config-rules.ts";
import { maybe } from "./containers.ts";
import { tagText } from "./scalars.ts";
import { compact, mapAt, type Plain, type PlainMap } from "./yaml-object.ts";

/** Rules are drawn first: what is left out, or put right, is of them. */
export const compliance: fc.Arbitrary<PlainMap> = fc
  .oneof(fc.constant(undefined), fc.subarray([...CONFIG_RULES], { minLength: 1 }))
  .chain((rules) => {
    const listed: readonly string[] = rules ?? CONFIG_RULES;
    const exception = (rule: string) => tagText.map((reason): PlainMap => ({ rule, reason }));
    return fc
      .record({
        recorder: maybe(
          fc.record({ allResources: maybe(fc.boolean()), globalResources: maybe(fc.boolean()) }).map(compact),
        ),
        retention: maybe(fc.constantFrom("30d", "365d", "2555d")),
        except: maybe(
          fc
            .subarray([...listed], { maxLength: Math.min(3, listed.length) })
            .chain((left) => fc.tuple(...left.map((rule) => exception(rule)))),
        ),
        parameters: maybe(
          fc
            .record({
              accessKeyAge: maybe(fc.integer({ min: 1, max: 365 })),
              passwordLength: maybe(fc.integer({ min: 8, max: 64 })),
              passwordHistory: maybe(fc.integer({ min: 1, max: 24 })),
            })
            .map(compact),
        ),
        remediate: maybe(fc.subarray([...REMEDIABLE])),
        notify: fc.constantFrom(undefined, false),
      })
      .map(({ except, remediate, ...rest }) => {
        const left = new Set((except ?? []).map(({ rule }) => rule));
        const kept = remediate?.filter((rule) => listed.includes(rule) && !left.has(rule));
        return compact({ ...rest, rules: rules ?? undefined, except, remediate: kept } as never);
      });
  });

/** Leaves out what the platform's own caches would break. */
export function withKeptRules(platform: PlainMap): PlainMap {
  if (!("compliance" in platform)) return platform;
  const own = mapAt(platform, "compliance");
  const listed = (own["rules"] ?? CONFIG_RULES) as readonly string[];
  const except = (own["except"] ?? []) as readonly PlainMap[];
  const caches = Object.values(mapAt(platform, "caches")) as PlainMap[];
  const broken = [
    ...(caches.some(({ failover, nodes }) => failover === "none" || nodes === 1) ? ["cache-failover"] : []),
    ...(caches.some((cache) => mapAt(cache, "backup")["enabled"] === false) ? ["cache-backups"] : []),
  ];
  const more = broken
    .filter((rule) => listed.includes(rule) && except.every((one) => one["rule"] !== rule))
    .map((rule): Plain => ({ rule, reason: "a cache may be lost" }));
  return more.length === 0 ? platform : { ...platform, compliance: { ...own, except: [...except, ...more] } };
}
