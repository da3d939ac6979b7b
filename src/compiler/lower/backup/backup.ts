/**
 * Backups of buckets, by AWS Backup: a vault with a key of its own, another in the standby region for copies, a plan, and
 * what it takes, by tags. Databases and caches have engines of their own, in their own files.
 */
import type { Model } from "../../model/model.ts";
import { type Lowering, type Scope, sharedPlace } from "../context.ts";
import { lowerMultiRegionKey } from "../multi-region-key.ts";
import type { Topics } from "../observability/topics.ts";
import { lowerFailures } from "./failures.ts";
import { type Backup, COMMON_PLAN, keptBuckets } from "./kept.ts";
import { lowerPlan } from "./plan.ts";
import { lowerRestoreTest } from "./restore-test.ts";
import { lowerBackupRoles } from "./roles.ts";
import { lowerVault } from "./vault.ts";

/** The regions in which AWS Backup works for an environment: none where it keeps nothing. */
export function backupRegions(model: Model): readonly string[] {
  const kept = keptBuckets(model);
  const copied = kept.some(({ backup }) => backup?.copyDays !== undefined);
  return [...(kept.length > 0 ? [model.region] : []), ...(copied && model.standby ? [model.standby] : [])];
}

/** Undefined where there is no bucket to back up. */
export function lowerBackup(lowering: Lowering, topics: Topics | undefined): Backup | undefined {
  const { model, builder } = lowering;
  const kept = keptBuckets(model).map(({ backup }) => backup);
  if (kept.length === 0) return undefined;
  const scope = builder.scope(sharedPlace(lowering, "backup", "backup"));
  const copyDays = kept.flatMap((backup) => backup?.copyDays ?? []);
  const standby = copyDays.length > 0 ? model.standby : undefined;
  // AWS Backup uses the key by grants, which it is given when the vault is made (AWS Backup: Encryption).
  const keys = lowerMultiRegionKey(lowering, scope, {
    name: "backup",
    purpose: "Backups",
    standby: standby === undefined ? undefined : { region: standby, field: "backup.copy" },
  });
  const roles = lowerBackupRoles(lowering, scope);
  const days = kept.flatMap((backup) => backup?.days ?? []);
  const vault = lowerVault(lowering, scope, { keyArn: keys.arn, days, region: undefined });
  const copies =
    standby === undefined || keys.replicaArn === undefined
      ? undefined
      : lowerVault(lowering, scope, { keyArn: keys.replicaArn, days: copyDays, region: standby });
  const backup: Backup = { roles, vault, copies };
  lowerCommonPlan(lowering, scope, backup);
  if (model.backup.restoreTest !== undefined) lowerRestoreTest(lowering, scope, backup, model.backup.restoreTest);
  if (topics !== undefined) lowerFailures(lowering, scope, backup, topics);
  builder.output("backupVault", { value: vault.name, description: "Where backups of buckets are" });
  builder.output("restoreRole", { value: roles.restoreArn, description: "The role that AWS Backup restores with" });
  return backup;
}

/** The plan of the platform; none where every bucket has its own. */
function lowerCommonPlan(lowering: Lowering, scope: Scope, backup: Backup): void {
  const common = keptBuckets(lowering.model).find((bucket) => bucket.backup?.own === false);
  if (common?.backup === undefined) return;
  lowerPlan(lowering, scope, { backup, settings: common.backup, plan: COMMON_PLAN });
}
