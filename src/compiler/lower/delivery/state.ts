/**
 * What the pipeline may do with Pulumi's state. In a bucket each stack has objects of its own (Pulumi 3.220, backend/diy:
 * stacks, history, backups, locks), so that a role reaches the state of its stacks and of no other.
 */
import type { DeliveryModel } from "../../model/delivery.ts";
import type { Statement } from "../policy.ts";

export interface StateAccess {
  /** The stacks, by name. */
  readonly stacks: readonly string[];
  readonly writes: boolean;
  /** Of the role; twelve digits. */
  readonly account: string;
}

/** None where the state is not in AWS. */
export function stateStatements(delivery: DeliveryModel, access: StateAccess): readonly Statement[] {
  return [...bucketStatements(delivery, access), ...keyStatements(delivery, access)];
}

/** The bucket with everything in it, for a Deny. */
export function stateBucket({ state }: Pick<DeliveryModel, "state">): readonly string[] {
  return state.kind === "bucket" ? [`arn:aws:s3:::${state.bucket}`, `arn:aws:s3:::${state.bucket}/*`] : [];
}

function bucketStatements({ platform, state }: DeliveryModel, { stacks, writes }: StateAccess): Statement[] {
  if (state.kind !== "bucket") return [];
  const root = `arn:aws:s3:::${state.bucket}/${state.prefix}.pulumi`;
  const own = stacks.flatMap((stack) => [
    `${root}/stacks/${platform}/${stack}.*`,
    `${root}/history/${platform}/${stack}/*`,
    `${root}/backups/${platform}/${stack}/*`,
  ]);
  // Whoever compares a stack with the cloud locks it, too.
  const locks = stacks.map((stack) => `${root}/locks/organization/${platform}/${stack}/*`);
  const change = ["s3:PutObject", "s3:DeleteObject"];
  return [
    { Sid: "FindState", Effect: "Allow", Action: "s3:ListBucket", Resource: `arn:aws:s3:::${state.bucket}` },
    {
      Sid: "ReadState",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: [`${root}/meta.yaml`, ...own, ...locks],
    },
    { Sid: "WriteState", Effect: "Allow", Action: change, Resource: writes ? [...own, ...locks] : locks },
    {
      // The bucket's own key is not named in the specification: the context names the bucket that it encrypts.
      Sid: "StateEncryption",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*",
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${state.region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": stateBucket({ state }) },
      },
    },
  ];
}

/** The key of the secrets in the state. Decryption names no alias, so that the condition asks for the key's own. */
function keyStatements({ secrets }: DeliveryModel, { account, writes }: StateAccess): Statement[] {
  if (secrets.kind !== "key") return [];
  const keys = `arn:aws:kms:${secrets.region}:${secrets.account ?? account}:key/`;
  return [
    {
      Sid: "StateSecrets",
      Effect: "Allow",
      Action: writes ? ["kms:Decrypt", "kms:Encrypt"] : ["kms:Decrypt"],
      Resource: `${keys}${secrets.key ?? "*"}`,
      ...(secrets.alias === undefined
        ? {}
        : { Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": secrets.alias } } }),
    },
  ];
}
