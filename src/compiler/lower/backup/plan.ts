/** A plan: when what is tagged for it is backed up, for how long that is kept, and where it is copied to. */
import type { Inputs } from "../../../graph/types.ts";
import { BACKUP_ENGINES, JOB_WINDOWS } from "../../facts/backup.ts";
import type { StoreBackupModel } from "../../model/backup.ts";
import { type Lowering, type Scope, shared } from "../context.ts";
import { BACKUP_TAG, type Backup, COMMON_PLAN } from "./kept.ts";

export interface PlanSettings {
  readonly backup: Backup;
  readonly settings: StoreBackupModel;
  /** The value of the tag: the id of a bucket that has one of its own. */
  readonly plan: string;
}

type Rule = Extract<Inputs<"aws:backup/plan:Plan">["rules"], readonly unknown[]>[number];

export function lowerPlan(lowering: Lowering, scope: Scope, { backup, settings, plan }: PlanSettings): void {
  const { model } = lowering;
  const common = plan === COMMON_PLAN;
  const name = common ? shared("backup") : { id: plan };
  const { schedule } = model.backup;
  const every = {
    targetVaultName: backup.vault.name,
    schedule: schedule.expression,
    scheduleExpressionTimezone: schedule.timezone === "UTC" ? "Etc/UTC" : schedule.timezone,
    startWindow: JOB_WINDOWS.start,
    completionWindow: JOB_WINDOWS.completion,
  } as const;
  const { copies } = backup;
  const daily: Rule = {
    ruleName: "scheduled",
    ...every,
    lifecycle: { deleteAfter: settings.days },
    copyActions:
      copies === undefined || settings.copyDays === undefined
        ? undefined
        : [{ destinationVaultArn: copies.arn, lifecycle: { deleteAfter: settings.copyDays } }],
  };
  const { pointInTimeDays = settings.days } = BACKUP_ENGINES.buckets;
  // Every change from there on: only in the region itself, since what is copied is what the other rule takes.
  const continuous: Rule = {
    ruleName: "continuous",
    ...every,
    enableContinuousBackup: true,
    lifecycle: { deleteAfter: Math.min(settings.days, pointInTimeDays) },
  };
  const made = scope.resource(
    "aws:backup/plan:Plan",
    name,
    { rules: [daily, ...(settings.pointInTime ? [continuous] : [])] },
    { role: "plan" },
  );
  scope.resource(
    "aws:backup/selection:Selection",
    name,
    {
      planId: made.id,
      iamRoleArn: backup.roles.backupArn,
      resources: ["arn:aws:s3:::*"],
      // All of them have to hold; `selectionTags` would take what has any.
      conditions: [
        {
          stringEquals: (
            [
              [BACKUP_TAG, plan],
              ["environment", model.environment],
              ["project", model.platform],
            ] as const
          ).map(([tag, value]) => ({ key: `aws:ResourceTag/${tag}`, value })),
        },
      ],
    },
    { role: "selection", dependsOn: backup.roles.backupPolicies },
  );
}
