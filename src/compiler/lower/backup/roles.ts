/** What AWS Backup works with: one role that reads and copies, and another that writes what is restored. */
import { rolePath } from "../../../graph/names.ts";
import type { Reference } from "../../../graph/values.ts";
import { type Lowering, type Scope, shared } from "../context.ts";
import { policy } from "../policy.ts";

export interface BackupRoles {
  readonly backupArn: Reference<string>;
  readonly restoreArn: Reference<string>;
  /** Without them a role can do nothing. */
  readonly backupPolicies: readonly { readonly $id: string }[];
  readonly restorePolicies: readonly { readonly $id: string }[];
}

/** AWS Backup: Managed policies; Amazon S3 backups, permissions. */
const BACKUP_POLICIES = {
  backup: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
  s3: "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup",
};
/** Of S3 alone: the policy for all restores makes machines and databases, which nobody has here. */
const RESTORE_POLICIES = { s3: "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore" };

export function lowerBackupRoles(lowering: Lowering, scope: Scope): BackupRoles {
  const backup = lowerRole(lowering, scope, { use: "backup", does: "Backs up", policies: BACKUP_POLICIES });
  const restore = lowerRole(lowering, scope, { use: "restore", does: "Restores", policies: RESTORE_POLICIES });
  return {
    backupArn: backup.arn,
    restoreArn: restore.arn,
    backupPolicies: backup.attachments,
    restorePolicies: restore.attachments,
  };
}

interface RoleSettings {
  readonly use: "backup" | "restore";
  readonly does: string;
  readonly policies: Readonly<Record<string, string>>;
}

function lowerRole({ model }: Lowering, scope: Scope, { use, does, policies }: RoleSettings) {
  const role = scope.resource(
    "aws:iam/role:Role",
    shared(use),
    {
      path: rolePath(model.platform, model.environment),
      description: `${does} the buckets of ${model.platform} ${model.environment}`,
      // AWS Backup documents no condition for it, and takes a role of its own account only, from one who may pass it.
      assumeRolePolicy: policy({
        Effect: "Allow",
        Principal: { Service: "backup.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
      permissionsBoundary: model.permissionsBoundary,
    },
    { role: `${use}-role` },
  );
  const attachments = Object.entries(policies).map(([name, policyArn]) =>
    scope.resource(
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      shared(name === use ? use : `${use}-${name}`),
      { role: role.name, policyArn },
      { role: name === use ? `${use}-role-policy` : `${use}-role-${name}-policy` },
    ),
  );
  return { arn: role.arn, attachments };
}
