/** What protects the data of each store, and what does not: the table that `plan` prints. */
import { ATLAS_SNAPSHOT_HOURS } from "../facts/backup.ts";
import type { ResolvedBackup, ResolvedSpec } from "../overlay/resolved.ts";
import { type StoreBackup, storeBackups } from "../overlay/store-backups.ts";
import { parseCron } from "../values/cron.ts";
import { cronTimes, firingsBetween } from "../values/firings.ts";
import { formatTimeOfDay } from "../values/time-of-day.ts";
import { days } from "./task.ts";

export interface StoreProtection {
  /** `databases.players`. */
  readonly store: string;
  /** What keeps its backups; null where nothing does. */
  readonly engine: string | null;
  /** When backups are taken, in words. */
  readonly taken: string | null;
  /** Days for which each is kept, and for which any moment can be restored; null for none. */
  readonly keptDays: number | null;
  readonly pointInTimeDays: number | null;
  /** Where else the data are. */
  readonly copies: readonly { readonly region: string; readonly what: string }[];
  /** Minutes of changes that are lost at most where the store is lost, and where its region is; null for everything. */
  readonly lostMinutes: number | null;
  readonly lostWithRegionMinutes: number | null;
  /** What is not protected, one sentence each. */
  readonly gaps: readonly string[];
}

const MINUTE = 60_000;
/** More than a year from a Monday shows every cron's longest silence. */
const FROM = Date.UTC(2026, 0, 5);
const UNTIL = FROM + 400 * 1440 * MINUTE;
/** Minutes within which S3 copies (Replication Time Control). */
const REPLICATION_MINUTES = 15;

/** The databases, caches, buckets and queues of an environment; its schedule has passed its rule. */
export function protectionOf(spec: ResolvedSpec): readonly StoreProtection[] {
  const often = oftenOf(spec.backup);
  return [...storeBackups(spec).map((store) => storeProtection(spec, store, often)), ...queueProtections(spec)];
}

interface Often {
  readonly text: string;
  /** Between two backups, at most; undefined where there are no two. */
  readonly minutes: number | undefined;
}

function oftenOf({ schedule: { cron, timezone } }: ResolvedBackup): Often {
  const parsed = parseCron(cron);
  if (!parsed.ok) return { text: cron, minutes: undefined };
  const all = firingsBetween(cronTimes(parsed.value), timezone, FROM, UNTIL);
  const gaps = all.slice(1).map((at, index) => (at - (all[index] ?? at)) / MINUTE);
  const { minute, hour, dayOfMonth, month, dayOfWeek } = parsed.value;
  const once = minute.values.length === 1 && hour.values.length === 1;
  const daily = once && ![dayOfMonth, month, dayOfWeek].some(({ restricted }) => restricted);
  const at = formatTimeOfDay({ hour: hour.values[0] ?? 0, minute: minute.values[0] ?? 0 }).replace(" UTC", "");
  return {
    text: daily ? `daily at ${at} ${timezone}` : `${cron} ${timezone}`,
    minutes: gaps.length === 0 ? undefined : Math.max(...gaps),
  };
}

function storeProtection(spec: ResolvedSpec, store: StoreBackup, often: Often): StoreProtection {
  const { kind, key, engine, enabled, pointInTime } = store;
  const kept = enabled ? days(store.retention) : null;
  const moments = kept !== null && pointInTime ? Math.min(kept, engine.pointInTimeDays ?? kept) : null;
  const { standby } = spec.regions;
  const replicated = kind === "buckets" && spec.buckets[key]?.standby === "replicate";
  const copies =
    standby === undefined
      ? []
      : [
          ...(replicated ? [{ region: standby, what: "every object" }] : []),
          ...(enabled && store.copy !== undefined ? [{ region: standby, what: copyText(store) }] : []),
        ];
  const between = enabled ? (often.minutes ?? null) : null;
  return {
    store: `${kind}.${key}`,
    engine: enabled ? engine.name : null,
    taken: enabled ? takenText(store, often) : null,
    keptDays: kept,
    pointInTimeDays: moments,
    copies,
    lostMinutes: moments === null ? between : (engine.lossMinutes ?? between),
    lostWithRegionMinutes: lostWithRegion(store, { replicated, between }),
    gaps: enabled ? gapsOf(spec, store, { kept: kept ?? 0, moments, copied: copies.length > 0 }) : [reasonOf(store)],
  };
}

function reasonOf({ reason }: StoreBackup): string {
  return `not backed up: ${reason ?? "nobody said why"}`;
}

function takenText({ kind, pointInTime }: StoreBackup, { text }: Often): string {
  return kind === "databases" && pointInTime ? `${text}, and every ${ATLAS_SNAPSHOT_HOURS} h` : text;
}

function copyText({ kind, copy, pointInTime }: StoreBackup): string {
  const backups = `backups, ${copy?.retention}`;
  return kind === "databases" && pointInTime ? `${backups}, with the oplog` : backups;
}

/** Atlas copies what is between two backups, too; S3 copies objects as they come. */
function lostWithRegion(
  { kind, engine, enabled, copy, pointInTime }: StoreBackup,
  { replicated, between }: { readonly replicated: boolean; readonly between: number | null },
): number | null {
  if (replicated) return REPLICATION_MINUTES;
  if (!enabled || copy === undefined) return null;
  return kind === "databases" && pointInTime ? (engine.lossMinutes ?? between) : between;
}

function gapsOf(
  { backup, regions }: ResolvedSpec,
  { kind, engine, pointInTime, copy }: StoreBackup,
  { kept, moments, copied }: { readonly kept: number; readonly moments: number | null; readonly copied: boolean },
): readonly string[] {
  const gaps: string[] = [];
  if (!pointInTime) {
    const why = !engine.pointInTime && backup.pointInTime ? `: ${engine.name} offers no more` : "";
    gaps.push(`only the moments of backups can be restored${why}`);
  }
  if (moments !== null && moments < kept) gaps.push(`any moment of the last ${moments} days only`);
  if (!copied) {
    const why = !engine.copies && backup.copy !== undefined ? `: ${engine.name} copies into no other region` : "";
    gaps.push(`nothing outlives ${regions.primary}${why}`);
  }
  if (copy !== undefined && kind === "buckets" && pointInTime) {
    gaps.push(`in ${regions.standby} only the moments of backups can be restored`);
  }
  if (kind !== "buckets") gaps.push(`backups can be deleted before their time, and nobody tries to restore them`);
  else {
    if (backup.lock === "none") gaps.push("backups can be deleted before their time");
    if (backup.restoreTest === "none") gaps.push("nobody tries to restore backups");
  }
  return gaps;
}

/** Messages wait in no backup: no engine reads a queue without taking what is in it. */
function queueProtections({ queues }: ResolvedSpec): readonly StoreProtection[] {
  return Object.keys(queues).map((key) => ({
    store: `queues.${key}`,
    engine: null,
    taken: null,
    keptDays: null,
    pointInTimeDays: null,
    copies: [],
    lostMinutes: null,
    lostWithRegionMinutes: null,
    gaps: ["messages that wait are in no backup"],
  }));
}
