/**
 * Encryption at rest with a key of the platform. Atlas uses it by a role in our account, which trusts Atlas's account
 * alone, for our project alone (MongoDB Atlas: Set Up Unified AWS Access). Without the key the databases stop.
 */
import { rolePath } from "../../../../graph/names.ts";
import type { ResourceHandle } from "../../../../graph/types.ts";
import { at } from "../../../../graph/values.ts";
import type { AtlasModel } from "../../../model/atlas-model.ts";
import { type Lowering, type Scope, shared } from "../../context.ts";
import { lowerMultiRegionKey } from "../../multi-region-key.ts";
import { policy } from "../../policy.ts";
import type { Project } from "./project.ts";

export type Encryption = ResourceHandle<"mongodbatlas:index/encryptionAtRest:EncryptionAtRest">;

interface EncryptionSettings {
  readonly atlas: AtlasModel;
  readonly project: Project;
}

export function lowerEncryption(lowering: Lowering, scope: Scope, { atlas, project }: EncryptionSettings): Encryption {
  const { model } = lowering;
  const { arn: keyArn } = lowerMultiRegionKey(lowering, scope, {
    name: "atlas",
    purpose: "Databases",
    standby: model.standby === undefined ? undefined : { region: model.standby, field: "regions.standby" },
  });
  const access = scope.resource("mongodbatlas:index/cloudProviderAccessSetup:CloudProviderAccessSetup", shared(), {
    projectId: project.id,
    providerName: "AWS",
  });
  const role = scope.resource(
    "aws:iam/role:Role",
    shared("atlas"),
    {
      path: rolePath(model.platform, model.environment),
      description: `Lets MongoDB Atlas use the key of the databases of ${model.platform} ${model.environment}`,
      assumeRolePolicy: policy({
        Effect: "Allow",
        Principal: { AWS: at(access.awsConfigs, 0, "atlasAwsAccountArn") },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "sts:ExternalId": at(access.awsConfigs, 0, "atlasAssumedRoleExternalId") },
        },
      }),
      permissionsBoundary: model.permissionsBoundary,
    },
    { role: "atlas-role" },
  );
  const rolePolicy = scope.resource(
    "aws:iam/rolePolicy:RolePolicy",
    shared("atlas"),
    {
      role: role.name,
      policy: policy({
        Sid: "UseKey",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"],
        Resource: keyArn,
      }),
    },
    { role: "atlas-role-policy" },
  );
  const authorization = scope.resource(
    "mongodbatlas:index/cloudProviderAccessAuthorization:CloudProviderAccessAuthorization",
    shared(),
    { projectId: project.id, roleId: access.roleId, aws: { iamAssumedRoleArn: role.arn } },
  );
  return scope.resource(
    "mongodbatlas:index/encryptionAtRest:EncryptionAtRest",
    shared(),
    {
      projectId: project.id,
      awsKmsConfig: {
        enabled: true,
        customerMasterKeyId: keyArn,
        region: atlas.region,
        roleId: authorization.roleId,
      },
    },
    // Atlas tries the key at once.
    { stateful: true, dependsOn: [rolePolicy] },
  );
}
