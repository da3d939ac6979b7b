/** Backups in the model: when they begin, and for how long each store's are kept. */
import { invariant } from "../../diagnostic/invariant.ts";
import type { RESTORE_TESTS } from "../facts/backup.ts";
import type { ResolvedSpec } from "../overlay/resolved.ts";
import { storeBackup } from "../overlay/store-backups.ts";
import { parseCron } from "../values/cron.ts";
import type { TimeOfDay } from "../values/time-of-day.ts";
import { awsExpression } from "./schedule.ts";
import { days } from "./task.ts";

export interface BackupModel {
  /** AWS's six fields, and the clock that they are read on. */
  readonly schedule: { readonly expression: string; readonly timezone: string };
  /** The first time of the day: in UTC, and the only one, where an engine wants that. */
  readonly at: TimeOfDay;
  /** What stores have that say nothing else, and for how long copies are kept; undefined for no copies. */
  readonly days: number;
  readonly copyDays: number | undefined;
  readonly lock: "none" | "governance" | "compliance";
  /** Undefined where nobody tries. */
  readonly restoreTest: keyof typeof RESTORE_TESTS | undefined;
}

/** How one store is backed up. */
export interface StoreBackupModel {
  readonly days: number;
  readonly pointInTime: boolean;
  /** For how long copies are kept in the standby region; undefined for none. */
  readonly copyDays: number | undefined;
  /** Whether the store says something else than the platform. */
  readonly own: boolean;
}

export function buildBackup({ backup }: ResolvedSpec): BackupModel {
  const { schedule, retention, copy, lock, restoreTest } = backup;
  const cron = parseCron(schedule.cron);
  invariant(cron.ok, `the cron "${schedule.cron}" has passed its rule`);
  const { hour, minute } = cron.value;
  return {
    schedule: { expression: awsExpression(schedule.cron), timezone: schedule.timezone },
    at: { hour: hour.values[0] ?? 0, minute: minute.values[0] ?? 0 },
    days: days(retention),
    copyDays: copy && days(copy.retention),
    lock,
    restoreTest: restoreTest === "none" ? undefined : restoreTest,
  };
}

/** Undefined where the store is not backed up. */
export function buildStoreBackup(
  spec: ResolvedSpec,
  store: Parameters<typeof storeBackup>[1],
): StoreBackupModel | undefined {
  const { enabled, retention, pointInTime, copy, own } = storeBackup(spec, store);
  if (!enabled) return undefined;
  return {
    days: days(retention),
    pointInTime,
    copyDays: copy && days(copy.retention),
    own: own.retention !== undefined || own.pointInTime !== undefined || own.copy !== undefined,
  };
}
