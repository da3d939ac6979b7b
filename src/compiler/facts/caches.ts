/** What ElastiCache offers: engines and versions, sizes of nodes, windows, names. */
import { nearest } from "../../diagnostic/nearest.ts";
import facts from "./caches.json" with { type: "json" };

export type CacheEngine = keyof typeof facts.engines;

const families: Readonly<Record<string, readonly string[]>> = facts.sizes;

/** Days for which snapshots can be kept, at most. */
export const SNAPSHOT_DAYS: number = facts.snapshotDays;
/** Characters of the names of replication groups, users, and user groups, at most. */
export const CACHE_NAME_LENGTH: number = facts.nameLength;
/** Minutes of a window for snapshots or maintenance: the shortest that AWS takes. */
export const WINDOW_MINUTES: number = facts.windowMinutes;

/** Every size that nodes can have: `r6g.large`. */
export const CACHE_SIZES: readonly string[] = Object.entries(families).flatMap(([family, sizes]) =>
  sizes.map((size) => `${family}.${size}`),
);

/** The versions of an engine that know IAM users, newest first. */
export function cacheVersions(engine: CacheEngine): readonly string[] {
  return Object.keys(facts.engines[engine]).sort((a, b) => Number(b) - Number(a));
}

/** The family of parameter groups that belongs to a version: `redis7`; undefined for an unknown version. */
export function parameterFamily(engine: CacheEngine, version: string): string | undefined {
  return (facts.engines[engine] as Readonly<Record<string, string>>)[version];
}

/** The last day of AWS's standard support for a version that has no IAM users; undefined for every other version. */
export function endOfVersionWithoutIam(engine: CacheEngine, version: string): string | undefined {
  const ends: Readonly<Record<string, string>> = facts.withoutIam[engine];
  return Object.hasOwn(ends, version) ? ends[version] : undefined;
}

/** The version that the author most likely means: the newest that begins with what is written, else the nearest. */
export function nearestCacheVersion(engine: CacheEngine, version: string): string {
  const known = cacheVersions(engine);
  const [newest = ""] = known;
  const words = version.split(".");
  const of = (steps: number) =>
    known.find((candidate) => candidate.split(".").slice(0, steps).join(".") === words.slice(0, steps).join("."));
  return of(2) ?? of(1) ?? newest;
}

/** Whether nodes of the size keep what is used less on local disks. */
export function tiersData(size: string): boolean {
  return facts.dataTiering.families.includes(familyOf(size));
}

/** The evictions that nodes with data tiering offer. */
export const TIERED_EVICTIONS: readonly string[] = facts.dataTiering.evictions;

/** The size that exists and is most like the one that is written: of its family where there is one, else of the nearest. */
export function nearestCacheSize(written: string): string {
  const size = written.replace(/^cache\./, "");
  if (CACHE_SIZES.includes(size)) return size;
  const family = familyOf(size);
  const own = Object.hasOwn(families, family) ? family : nearest(family, Object.keys(families))[0];
  const offered = own === undefined ? undefined : families[own];
  if (own === undefined || offered === undefined) return facts.usual;
  const amount = size.slice(family.length + 1);
  const place = facts.order.indexOf(amount);
  const byPlace = (one: string): number => Math.abs(facts.order.indexOf(one) - place);
  const [first = ""] = offered;
  const best =
    place < 0
      ? (nearest(amount, offered)[0] ?? first)
      : ([...offered].sort((a, b) => byPlace(a) - byPlace(b))[0] ?? first);
  return `${own}.${best}`;
}

function familyOf(size: string): string {
  return size.slice(0, size.indexOf("."));
}
