/** What AWS Backup keeps, and by what it knows it. */
import type { BucketModel, Model } from "../../model/model.ts";
import type { BackupRoles } from "./roles.ts";
import type { Vault } from "./vault.ts";

export interface Backup {
  readonly roles: BackupRoles;
  readonly vault: Vault;
  /** In the standby region; undefined where nothing is copied. */
  readonly copies: Vault | undefined;
}

/** What a bucket is selected by: the tag `backup`, whose value is the plan. */
export const BACKUP_TAG = "backup";
/** The plan of those that say nothing else. No entry is called so. */
export const COMMON_PLAN = "platform";

/** The buckets that AWS Backup keeps. */
export function keptBuckets({ buckets }: Pick<Model, "buckets">): readonly BucketModel[] {
  return buckets.filter(({ backup }) => backup !== undefined);
}

/** The value of a bucket's tag; undefined for one that is not backed up. */
export function planOf({ id, backup }: BucketModel): string | undefined {
  if (backup === undefined) return undefined;
  return backup.own ? id : COMMON_PLAN;
}
