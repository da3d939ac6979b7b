/** Arbitrary stores, one file for all kinds, and uses of them by the services and jobs of a platform. */
import fc from "fast-check";
import { accessesOf, storeKinds } from "../../../src/compiler/facts/entry-kinds.ts";
import { cacheAlarms, queueAlarms, secretAlarms } from "./alarms.ts";
import { backup, ownBackup } from "./backups.ts";
import { maybe } from "./containers.ts";
import { ATLAS_ACCESS, database, entry, fittingDatabase, withAtlas } from "./databases.ts";
import { backlog, followingBacklog, isSubscribed, withSubscriptions, withSubscriptionsTo } from "./messages.ts";
import { duration, logDays } from "./scalars.ts";
import { compact, mapAt, type Plain, type PlainMap } from "./yaml-object.ts";

type Bodies = { readonly [K in (typeof storeKinds)[number]]: fc.Arbitrary<PlainMap> };

const days = (max: number) => fc.integer({ min: 1, max }).map((count) => `${count}d`);

/** A bucket; only versions can be copied, and only to a standby region. */
function bucket(standby: boolean): fc.Arbitrary<PlainMap> {
  return fc
    .record({
      versioned: maybe(fc.boolean()),
      expire: maybe(
        fc
          .record({ current: maybe(days(3650)), noncurrent: maybe(days(365)), incompleteUploads: maybe(days(30)) })
          .map((expire) => compact(expire)),
      ),
      standby: maybe(fc.constantFrom("replicate", "none")),
      backup: maybe(ownBackup(3650, standby)),
    })
    .map(({ versioned, expire, standby: copied, backup }) => {
      const { noncurrent: _, ...unversioned } = expire ?? {};
      return compact({
        versioned,
        expire: versioned === false && expire !== undefined ? unversioned : expire,
        standby: copied === "replicate" && (versioned === false || !standby) ? undefined : copied,
        // AWS Backup reads versions.
        backup: versioned === false ? { enabled: false, reason: "no versions" } : backup,
      });
    });
}

/** The entries of each section, by kind. */
const bodiesOf = (platform: PlainMap): Bodies => ({
  buckets: bucket(mapAt(platform, "regions")["standby"] !== undefined),
  caches: fc
    .record({
      engine: fc.constantFrom(["redis", "7.0"], ["redis", "7.1"], ["valkey", "7.2"], ["valkey", "8.1"]),
      size: fc.constantFrom("t4g.micro", "r7g.large", "r6gd.xlarge", "c7gn.16xlarge"),
      nodes: maybe(fc.integer({ min: 2, max: 6 })),
      failover: maybe(fc.constantFrom("automatic", "none")),
      eviction: maybe(fc.constantFrom("volatile-lru", "allkeys-lfu", "noeviction")),
      backup: maybe(ownBackup(35)),
      alarms: maybe(cacheAlarms),
      maintenance: maybe(fc.constantFrom({ day: "monday" }, { at: "03:00 UTC" }, { day: "saturday", at: "23:30 UTC" })),
      logs: maybe(logDays.map((retention) => ({ retention }))),
      entry,
    })
    .map(({ engine: [engine, version], entry, ...body }) => compact({ engine, version, ...body, ...entry } as never)),
  databases: database(mapAt(platform, "regions")["standby"] !== undefined),
  queues: fc
    .record({
      visibility: maybe(duration(0, 43_200)),
      delay: maybe(duration(0, 900)),
      retention: maybe(duration(60, 1_209_600)),
      deadLetter: maybe(fc.integer({ min: 1, max: 1000 }).map((after) => ({ after }))),
      fifo: maybe(fc.boolean()),
      alarms: maybe(queueAlarms),
    })
    .map((body) => compact(body as never)),
  topics: fc.record({ fifo: maybe(fc.boolean()) }).map((body) => compact(body)),
});

/** Values that are generated, or of one part, or of two keys. */
const secretBody: fc.Arbitrary<PlainMap> = fc.oneof(
  fc
    .record({
      length: maybe(fc.integer({ min: 16, max: 4096 })),
      characters: maybe(fc.constantFrom("alphanumeric", "symbols", "hexadecimal")),
      rotate: maybe(fc.integer({ min: 1, max: 1000 }).map((days) => `${days}d`)),
    })
    .map(({ rotate, ...generate }) => compact({ generate: compact(generate as never), rotate } as never)),
  fc.constantFrom<PlainMap>({}, { rotate: "manual" }, { keys: ["first", "second-2"] }),
  secretAlarms.map((alarms) => ({ alarms })),
);

/** Names that no generated service or job has. */
const nameOf = (kind: string, index: number) => `zz-${kind}-${index}`;

/** Names of caches have little room behind those of the platform and the environment. */
const withId = (kind: string, index: number, body: PlainMap): PlainMap =>
  kind === "caches" ? { id: `z${index}z`, ...body } : body;

/** Some stores of each kind: `{ queues: { … } }`. */
const sections = (platform: PlainMap): fc.Arbitrary<PlainMap> => {
  const bodies = bodiesOf(platform);
  return fc.tuple(...storeKinds.map((kind) => fc.array(bodies[kind], { maxLength: 2 }))).map((all) =>
    Object.fromEntries(
      all.flatMap((entries, at): [string, PlainMap][] => {
        const kind = storeKinds[at] as string;
        if (entries.length === 0) return [];
        return [
          [kind, Object.fromEntries(entries.map((body, index) => [nameOf(kind, index), withId(kind, index, body)]))],
        ];
      }),
    ),
  );
};

/** Uses of some of the platform's stores; undefined for none. */
export function uses(platform: PlainMap): fc.Arbitrary<PlainMap | undefined> {
  const stores = storeKinds.flatMap((kind) => Object.keys(mapAt(platform, kind)).map((name) => ({ kind, name })));
  return fc
    .subarray(stores, { maxLength: Math.min(3, stores.length) })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map(({ kind, name }) =>
          fc
            .record({
              access: fc.constantFrom(...accessesOf(kind)),
              as: maybe(fc.constant(`AS_${name.toUpperCase().replaceAll("-", "_")}`)),
              keys: kind === "caches" ? maybe(fc.constant(["a:*", "{b}*"])) : fc.constant(undefined),
            })
            .map((use): [string, PlainMap] => [name, compact(use)]),
        ),
      ),
    )
    .map((entries) => (entries.length === 0 ? undefined : Object.fromEntries(entries)));
}

/** Some secrets. */
const secretSection: fc.Arbitrary<PlainMap> = fc
  .array(secretBody, { maxLength: 3 })
  .map((bodies) =>
    bodies.length === 0
      ? {}
      : { secrets: Object.fromEntries(bodies.map((body, index) => [nameOf("secrets", index), body])) },
  );

/** Variables from some of the platform's secrets, whole or in part; undefined for none. */
export function taskSecrets(platform: PlainMap): fc.Arbitrary<PlainMap | undefined> {
  const references = Object.entries(mapAt(platform, "secrets")).flatMap(([name, body]) => {
    const { generate, keys } = body as PlainMap;
    if (name === ATLAS_ACCESS) return [];
    if (keys !== undefined) return (keys as string[]).map((key) => `${name}.${key}`);
    return generate === undefined ? [name] : [name, `${name}.previous`];
  });
  return fc
    .subarray(references)
    .map((chosen) =>
      chosen.length === 0
        ? undefined
        : Object.fromEntries(chosen.map((reference, index) => [`ZZ_SECRET_${index}`, reference])),
    );
}

/** The platform with stores and secrets, and services and jobs that use them. */
export function withStores(platform: PlainMap): fc.Arbitrary<PlainMap> {
  const parts = fc.tuple(sections(platform).chain(withSubscriptions), secretSection, maybe(backup(platform)));
  return parts.chain(([stores, secrets, backups]) => {
    const whole = withAtlas(compact({ ...platform, ...stores, ...secrets, backup: backups } as never));
    const tasks = ["services", "jobs"].flatMap((kind) =>
      Object.keys(mapAt(platform, kind)).map((key) => [kind, key] as const),
    );
    const used = fc.tuple(
      ...tasks.map(() => uses(whole).chain((use) => fc.tuple(fc.constant(use), backlog(use), taskSecrets(whole)))),
    );
    return used.map((drawn) => {
      const section = (of: string): PlainMap => {
        const entries = tasks.flatMap(([kind, key], index): [string, Plain][] => {
          if (kind !== of) return [];
          const [use, followed, secrets] = drawn[index] as (PlainMap | undefined)[];
          const body = compact({ ...(mapAt(platform, kind)[key] as PlainMap), uses: use, secrets });
          return [[key, of === "services" ? followingBacklog(body, followed) : body]];
        });
        return entries.length === 0 ? {} : { [of]: Object.fromEntries(entries) };
      };
      return { ...whole, ...section("services"), ...section("jobs") };
    });
  });
}

/** Another body for one of the platform's stores: its key, and what is written instead. */
export function storeChange(
  platform: PlainMap,
): fc.Arbitrary<{ readonly kind: string; readonly key: string; readonly body: PlainMap }> | undefined {
  const stores = storeKinds.flatMap((kind) => Object.keys(mapAt(platform, kind)).map((key) => ({ kind, key })));
  if (stores.length === 0) return undefined;
  const bodies = bodiesOf(platform);
  return fc
    .constantFrom(...stores)
    .chain(({ kind, key }) =>
      bodies[kind].chain((body) => fittingBody(platform, kind, key, body)).map((body) => ({ kind, key, body })),
    );
}

/** A store's new body as what is around it allows. */
function fittingBody(platform: PlainMap, kind: string, key: string, body: PlainMap): fc.Arbitrary<PlainMap> {
  if (kind === "caches") return fc.constant({ ...body, id: mapAt(platform, kind, key)["id"] as Plain });
  if (kind === "databases") return fc.constant(fittingDatabase(platform, key, body));
  if (kind === "topics") return withSubscriptionsTo(platform, body);
  if (kind === "queues" && isSubscribed(platform, key)) {
    const { fifo: _, ...rest } = body;
    const { fifo } = mapAt(platform, "queues", key);
    return fc.constant(compact({ ...rest, fifo }));
  }
  return fc.constant(body);
}
