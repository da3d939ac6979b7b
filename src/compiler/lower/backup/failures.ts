/**
 * Who is told when a backup, a copy or a restore fails. AWS Backup tells EventBridge of jobs, and the vault's own
 * notifications of objects; that there was no job at all is an alarm, beside the others.
 */
import { json } from "../../../graph/values.ts";
import { type Lowering, type Scope, shared } from "../context.ts";
import type { Topics } from "../observability/topics.ts";
import type { Backup } from "./kept.ts";

/** Of single objects, which the job they are in does not fail for (AWS Backup API Reference: PutBackupVaultNotifications). */
const VAULT_EVENTS = ["S3_BACKUP_OBJECT_FAILED", "S3_RESTORE_OBJECT_FAILED"];
const FAILED = ["ABORTED", "EXPIRED", "FAILED"];

export function lowerFailures({ model }: Lowering, scope: Scope, backup: Backup, topics: Topics): void {
  const origin = model.origin("observability.notify");
  const { vault, roles } = backup;
  const rule = scope.resource(
    "aws:cloudwatch/eventRule:EventRule",
    shared("backup"),
    {
      description: `Backups of ${model.platform} ${model.environment} that failed`,
      // The events of AWS Backup know a vault, a pair of them, or only the role that restores (AWS Backup: EventBridge).
      eventPattern: json({
        source: ["aws.backup"],
        detail: {
          $or: [
            { backupVaultName: [vault.name], state: FAILED },
            { sourceBackupVaultArn: [vault.arn], state: FAILED },
            { iamRoleArn: [roles.restoreArn], status: FAILED },
          ],
        },
      }),
    },
    { role: "failure-rule", origin },
  );
  scope.resource(
    "aws:cloudwatch/eventTarget:EventTarget",
    shared("backup"),
    {
      rule: rule.name,
      targetId: "tickets",
      arn: topics.ticket,
      inputTransformer: {
        inputPaths: {
          kind: "$.detail-type",
          message: "$.detail.statusMessage",
          resource: "$.detail.resourceArn",
          time: "$.time",
        },
        inputTemplate: `"${model.platform} ${model.environment}: a backup, copy or restore failed (<kind>) for <resource> at <time>. <message>"`,
      },
    },
    { role: "failure-target", origin },
  );
  scope.resource(
    "aws:backup/vaultNotifications:VaultNotifications",
    shared("backup"),
    { backupVaultName: vault.name, snsTopicArn: topics.ticket, backupVaultEvents: VAULT_EVENTS },
    { role: "vault-notifications", origin, deleteBeforeReplace: true },
  );
}
