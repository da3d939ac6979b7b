/** What keeps the backups of stores, and within which limits. */
import facts from "./backup.json" with { type: "json" };
import type { StoreKind } from "./entry-kinds.ts";

/** The stores that hold data which can be backed up. */
export type BackedUpKind = keyof typeof facts.engines & StoreKind;

export interface BackupEngine {
  /** As people call it. */
  readonly name: string;
  /** Whether it goes back to any moment, and into another region. */
  readonly pointInTime: boolean;
  readonly copies: boolean;
  /** Undefined where no limit is known. */
  readonly mostDays?: number;
  /** How far back it goes to any moment; undefined for as long as backups are kept. */
  readonly pointInTimeDays?: number;
  /** Minutes between two moments that it can go back to. */
  readonly lossMinutes?: number;
}

/** By the section of the specification. */
export const BACKUP_ENGINES: Readonly<Record<BackedUpKind, BackupEngine>> = facts.engines;
export const backedUpKinds = Object.keys(facts.engines) as readonly BackedUpKind[];

/** Days in which a compliance lock can still be taken off. */
export const LOCK_GRACE_DAYS: number = facts.lockGraceDays;
/** Hours between Atlas's snapshots while it goes to any moment. */
export const ATLAS_SNAPSHOT_HOURS: number = facts.atlasSnapshotHours;
/** Minutes within which a job of AWS Backup has to start, and to end. */
export const JOB_WINDOWS = { start: facts.startMinutes, completion: facts.completionMinutes } as const;
/** How often restores are tried, in AWS Backup's form. */
export const RESTORE_TESTS: Readonly<Record<keyof typeof facts.restoreTests, string>> = facts.restoreTests;
/** The newest backup of so many days is restored, within so many hours. */
export const RESTORE_TEST_DAYS: number = facts.restoreTestDays;
export const RESTORE_TEST_HOURS: number = facts.restoreTestHours;
