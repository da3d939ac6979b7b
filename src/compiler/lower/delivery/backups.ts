/** What a deployment needs besides, where there are vaults: a key that AWS Backup is let use, and to empty what may go. */
import type { GraphNode } from "../../../graph/graph.ts";
import type { Statement } from "../policy.ts";

/** What would be read of data by way of these services stays closed. */
const DATA_SERVICES = ["lambda", "s3", "secretsmanager", "sns", "sqs", "ssm"];

export interface DeployedVaults {
  /** Twelve digits. */
  readonly account: string;
  readonly nodes: readonly GraphNode[];
}

/** Nothing without a vault. */
export function vaultStatements({ account, nodes }: DeployedVaults): readonly Statement[] {
  const vaults = nodes.filter(({ token }) => token === "aws:backup/vault:Vault");
  if (vaults.length === 0) return [];
  return [
    {
      // AWS Backup tries the key of a vault in the name of whoever makes it (AWS Backup: Creating a backup vault).
      Sid: "LetBackupsUseTheirKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey", "kms:RetireGrant"],
      Resource: `arn:aws:kms:*:${account}:key/*`,
      Condition: { StringNotLikeIfExists: { "kms:ViaService": DATA_SERVICES.map((one) => `${one}.*.amazonaws.com`) } },
    },
    // A vault of an unprotected environment goes with what is in it.
    ...(vaults.some(({ inputs }) => inputs["forceDestroy"] === true)
      ? [
          {
            Sid: "EmptyVaults",
            Effect: "Allow",
            Action: "backup:DeleteRecoveryPoint",
            Resource: `arn:aws:backup:*:${account}:recovery-point:*`,
          } satisfies Statement,
        ]
      : []),
  ];
}
