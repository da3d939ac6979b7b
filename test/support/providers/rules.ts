/**
 * What AWS itself holds to, as far as our programs and their recovery meet it: names that are taken, objects that others
 * stand in, protection from deletion.
 */
import type { Wire } from "../../../src/graph/wire.ts";
import { assertOneKind } from "./fifo.ts";
import { Refusal } from "./refusal.ts";
import type { CloudObject, Store } from "./store.ts";

/** Settings of something: to create one is to write over it. */
const OVERWRITTEN = new Set([
  "aws:acm/certificateValidation:CertificateValidation",
  "aws:appautoscaling/policy:Policy",
  "aws:appautoscaling/scheduledAction:ScheduledAction",
  "aws:appautoscaling/target:Target",
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy",
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
  "aws:ecr/replicationConfiguration:ReplicationConfiguration",
  "aws:ecr/repositoryPolicy:RepositoryPolicy",
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  "aws:ecs/taskDefinition:TaskDefinition",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketLogging:BucketLogging",
  "aws:s3/bucketNotification:BucketNotification",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketVersioning:BucketVersioning",
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:sqs/queuePolicy:QueuePolicy",
  "aws:wafv2/webAclAssociation:WebAclAssociation",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
]);

/** Names that are unique although the identifier is another. */
const UNIQUE_NAMES: Readonly<Record<string, { readonly error: string; readonly properties: readonly string[] }>> = {
  "aws:ec2/securityGroup:SecurityGroup": { error: "InvalidGroup.Duplicate", properties: ["vpcId", "name"] },
  "aws:cloudfront/originAccessControl:OriginAccessControl": {
    error: "OriginAccessControlAlreadyExists",
    properties: ["name"],
  },
  "aws:wafv2/webAcl:WebAcl": { error: "WAFDuplicateItemException", properties: ["name", "scope"] },
  "aws:ec2/subnet:Subnet": { error: "InvalidSubnet.Conflict", properties: ["vpcId", "cidrBlock"] },
  "aws:lb/listener:Listener": { error: "DuplicateListener", properties: ["loadBalancerArn", "port"] },
  "aws:lb/listenerRule:ListenerRule": { error: "PriorityInUse", properties: ["listenerArn", "priority"] },
  "aws:lb/loadBalancer:LoadBalancer": { error: "DuplicateLoadBalancerName", properties: ["name"] },
  "aws:lb/targetGroup:TargetGroup": { error: "DuplicateTargetGroupName", properties: ["name"] },
  "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint": {
    error: "PRIVATE_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION",
    properties: ["projectId", "region"],
  },
  "mongodbatlas:index/project:Project": { error: "GROUP_ALREADY_EXISTS", properties: ["orgId", "name"] },
};

/** What must be there before an object that names it in its project: Atlas tries it at once. */
const NEEDS: readonly {
  readonly type: string;
  readonly error: string;
  readonly other: string;
  /** A property of the one, and the property or output of the other that is the same. */
  readonly by: readonly [string, string];
}[] = [
  {
    type: "mongodbatlas:index/advancedCluster:AdvancedCluster",
    error: "ENCRYPTION_AT_REST_NOT_ENABLED",
    other: "mongodbatlas:index/encryptionAtRest:EncryptionAtRest",
    by: ["projectId", "projectId"],
  },
  {
    type: "mongodbatlas:index/cloudProviderAccessAuthorization:CloudProviderAccessAuthorization",
    error: "CLOUD_PROVIDER_ACCESS_ROLE_NOT_FOUND",
    other: "mongodbatlas:index/cloudProviderAccessSetup:CloudProviderAccessSetup",
    by: ["roleId", "roleId"],
  },
  {
    type: "mongodbatlas:index/encryptionAtRest:EncryptionAtRest",
    error: "CLOUD_PROVIDER_ACCESS_ROLE_NOT_AUTHORIZED",
    other: "mongodbatlas:index/cloudProviderAccessAuthorization:CloudProviderAccessAuthorization",
    by: ["projectId", "projectId"],
  },
  {
    type: "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule",
    error: "CLUSTER_NOT_FOUND",
    other: "mongodbatlas:index/advancedCluster:AdvancedCluster",
    by: ["clusterName", "name"],
  },
  {
    type: "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService",
    error: "PRIVATE_ENDPOINT_SERVICE_NOT_FOUND",
    other: "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint",
    by: ["privateLinkId", "privateLinkId"],
  },
];

/** What may not be deleted as long as another object names it: type, the error, and where it is named. */
const HELD_BY: readonly {
  readonly type: string;
  readonly error: string;
  readonly by: string;
  readonly property: string;
}[] = [
  { type: "aws:ec2/vpc:Vpc", error: "DependencyViolation", by: "aws:ec2/subnet:Subnet", property: "vpcId" },
  {
    type: "aws:ec2/vpc:Vpc",
    error: "DependencyViolation",
    by: "aws:ec2/securityGroup:SecurityGroup",
    property: "vpcId",
  },
  {
    type: "aws:ec2/vpc:Vpc",
    error: "DependencyViolation",
    by: "aws:ec2/internetGateway:InternetGateway",
    property: "vpcId",
  },
  {
    type: "aws:ec2/subnet:Subnet",
    error: "DependencyViolation",
    by: "aws:ec2/natGateway:NatGateway",
    property: "subnetId",
  },
  {
    type: "aws:ec2/subnet:Subnet",
    error: "DependencyViolation",
    by: "aws:lb/loadBalancer:LoadBalancer",
    property: "subnets",
  },
  {
    type: "aws:ec2/subnet:Subnet",
    error: "DependencyViolation",
    by: "aws:ec2/vpcEndpoint:VpcEndpoint",
    property: "subnetIds",
  },
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    error: "DependencyViolation",
    by: "aws:lb/loadBalancer:LoadBalancer",
    property: "securityGroups",
  },
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    error: "DependencyViolation",
    by: "aws:ec2/vpcEndpoint:VpcEndpoint",
    property: "securityGroupIds",
  },
  {
    type: "aws:lb/targetGroup:TargetGroup",
    error: "ResourceInUse",
    by: "aws:lb/listenerRule:ListenerRule",
    property: "actions",
  },
  {
    type: "aws:ecs/cluster:Cluster",
    error: "ClusterContainsServicesException",
    by: "aws:ecs/service:Service",
    property: "cluster",
  },
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    error: "DependencyViolation",
    by: "aws:elasticache/replicationGroup:ReplicationGroup",
    property: "securityGroupIds",
  },
  {
    type: "aws:elasticache/parameterGroup:ParameterGroup",
    error: "InvalidCacheParameterGroupState",
    by: "aws:elasticache/replicationGroup:ReplicationGroup",
    property: "parameterGroupName",
  },
  {
    type: "aws:elasticache/subnetGroup:SubnetGroup",
    error: "CacheSubnetGroupInUse",
    by: "aws:elasticache/replicationGroup:ReplicationGroup",
    property: "subnetGroupName",
  },
  {
    type: "aws:elasticache/user:User",
    error: "DefaultUserAssociatedToUserGroup",
    by: "aws:elasticache/userGroup:UserGroup",
    property: "userIds",
  },
  {
    type: "aws:elasticache/userGroup:UserGroup",
    error: "InvalidUserGroupState",
    by: "aws:elasticache/replicationGroup:ReplicationGroup",
    property: "userGroupIds",
  },
  {
    type: "aws:cloudfront/originAccessControl:OriginAccessControl",
    error: "OriginAccessControlInUse",
    by: "aws:cloudfront/distribution:Distribution",
    property: "origins",
  },
  {
    type: "aws:wafv2/webAcl:WebAcl",
    error: "WAFAssociatedItemException",
    by: "aws:cloudfront/distribution:Distribution",
    property: "webAclId",
  },
  {
    type: "aws:wafv2/webAcl:WebAcl",
    error: "WAFAssociatedItemException",
    by: "aws:wafv2/webAclAssociation:WebAclAssociation",
    property: "webAclArn",
  },
  {
    type: "mongodbatlas:index/project:Project",
    error: "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS",
    by: "mongodbatlas:index/advancedCluster:AdvancedCluster",
    property: "projectId",
  },
  {
    type: "mongodbatlas:index/encryptionAtRest:EncryptionAtRest",
    error: "CANNOT_DISABLE_ENCRYPTION_AT_REST_REQUIRE_NO_CLUSTERS",
    by: "mongodbatlas:index/advancedCluster:AdvancedCluster",
    property: "projectId",
  },
  {
    type: "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint",
    error: "PRIVATE_ENDPOINT_SERVICE_HAS_ENDPOINTS",
    by: "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService",
    property: "privateLinkId",
  },
  {
    type: "aws:backup/plan:Plan",
    error: "InvalidRequestException: Related backup plan selections must be deleted prior to backup plan deletion",
    by: "aws:backup/selection:Selection",
    property: "planId",
  },
  { type: "aws:iam/role:Role", error: "DeleteConflict", by: "aws:iam/rolePolicy:RolePolicy", property: "role" },
  {
    type: "aws:iam/role:Role",
    error: "DeleteConflict",
    by: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    property: "role",
  },
];

/** Throws `Refusal` where the object cannot be made beside what exists. */
export function assertCreatable(made: CloudObject, store: Store): void {
  const { type, id, inputs } = made;
  const existing = store.get(made);
  if (existing !== undefined && existing.status !== "pending-deletion" && !OVERWRITTEN.has(type)) {
    throw new Refusal(`creating ${type} (${id}): AlreadyExistsException: ${id} already exists`);
  }
  assertOneKind(type, inputs);
  for (const { error, other, by } of NEEDS.filter((need) => need.type === type)) {
    const [own, theirs] = by;
    const there = store
      .list()
      .some((one) => one.type === other && { ...one.inputs, ...one.outputs }[theirs] === inputs[own]);
    if (!there)
      throw new Refusal(`creating ${type}: ${error}: no ${other} has ${theirs} ${JSON.stringify(inputs[own])}`);
  }
  const unique = UNIQUE_NAMES[type];
  if (unique === undefined) return;
  const taken = store
    .list()
    .some(
      (other) =>
        other.type === type &&
        other.account === made.account &&
        other.region === made.region &&
        unique.properties.every((name) => other.inputs[name] === inputs[name]),
    );
  if (taken) {
    const what = unique.properties.map((name) => `${name} ${JSON.stringify(inputs[name])}`).join(", ");
    throw new Refusal(`creating ${type}: ${unique.error}: another has ${what}`);
  }
}

/** Throws `Refusal` where the object cannot be what it shall be, new or changed. */
export function assertValid({ type, id, inputs, account, region }: CloudObject, store: Store): void {
  if (type !== "aws:elasticache/userGroup:UserGroup") return;
  const userIds = (inputs["userIds"] ?? []) as readonly Wire[];
  const users = userIds.map((userId) => {
    const found = store.get({ type: "aws:elasticache/user:User", id: String(userId), account, region, outputs: {} });
    if (found === undefined) throw new Refusal(`making ${type} (${id}): UserNotFound: ${userId} does not exist`);
    return found.inputs["userName"];
  });
  if (!users.includes("default")) {
    throw new Refusal(`making ${type} (${id}): DefaultUserRequired: no user in it is called default`);
  }
  if (new Set(users).size < users.length) {
    throw new Refusal(`making ${type} (${id}): DuplicateUserName: two users in it have one name`);
  }
}

/** Throws `Refusal` where the object cannot be deleted as it stands. */
export function assertDeletable(object: CloudObject, store: Store): void {
  const { type, id, inputs, outputs } = object;
  if (type === "aws:lb/loadBalancer:LoadBalancer" && inputs["enableDeletionProtection"] === true) {
    throw new Refusal(
      `deleting ${type} (${id}): OperationNotPermitted: Load balancer '${id}' cannot be deleted because deletion protection is enabled`,
    );
  }
  if (
    type === "mongodbatlas:index/advancedCluster:AdvancedCluster" &&
    inputs["terminationProtectionEnabled"] === true
  ) {
    throw new Refusal(`deleting ${type} (${id}): CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED`);
  }
  const names = [id, outputs["arn"], outputs["privateLinkId"], inputs["name"]];
  const holders = HELD_BY.filter((rule) => rule.type === type);
  if (holders.length === 0) return;
  for (const other of store.list()) {
    const rule = holders.find(({ by }) => by === other.type);
    if (rule !== undefined && holds(other.inputs[rule.property], names)) {
      throw new Refusal(`deleting ${type} (${id}): ${rule.error}: ${other.type} ${other.id} uses it`);
    }
  }
}

function holds(value: Wire | undefined, names: readonly (Wire | undefined)[]): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).some((member) => holds(member, names));
  return value !== undefined && names.includes(value);
}
