import { expect, it } from "vitest";
import type { ResourceState } from "../../../src/engine/run/deployment.ts";
import { isSettingOf, keptResources, protectedCount } from "../../../src/engine/run/keep.ts";

const urnOf = (type: string, name: string) => `urn:pulumi:dev::acme::${type}::${name}`;

function state(type: string, name: string, more: Partial<ResourceState> = {}): ResourceState {
  return { urn: urnOf(type, name), type, custom: true, id: name, ...more };
}

function keptOf(resources: readonly ResourceState[]): Readonly<Record<string, string>> {
  const kept = [...keptResources({ resources })].map(([urn, { kind }]) => [urn.split("::").at(-1), kind]);
  return Object.fromEntries(kept) as Record<string, string>;
}

const bucket = state("aws:s3/bucket:Bucket", "logs", { protect: true });
const needsBucket = { dependencies: [bucket.urn] };

it("keeps what is protected with what it needs: dependencies, parents, providers, and what theirs need", () => {
  const provider = state("pulumi:providers:aws", "aws");
  const group = state("provfair:platform:Group", "network", { custom: false });
  const network = state("aws:ec2/vpc:Vpc", "network", { parent: group.urn });
  const subnet = state("aws:ec2/subnet:Subnet", "a", { dependencies: [network.urn] });
  const store = state("aws:elasticache/replicationGroup:ReplicationGroup", "cache", {
    protect: true,
    dependencies: [subnet.urn],
    provider: `${provider.urn}::id`,
  });
  const other = state("aws:ec2/subnet:Subnet", "b", { dependencies: [network.urn] });
  expect(keptOf([provider, group, network, subnet, store, other])).toEqual({
    cache: "protected",
    a: "needed",
    network: "needed",
    aws: "needed",
  });
});

it("keeps what configures a resource that stays, with what the configuration needs in its turn", () => {
  const role = state("aws:iam/role:Role", "copy");
  const copy = state("aws:iam/rolePolicy:RolePolicy", "copies", { dependencies: [role.urn] });
  const target = state("aws:s3/bucket:Bucket", "copy-of-logs");
  const settings = [
    state("aws:s3/bucketVersioning:BucketVersioning", "versioning", needsBucket),
    state("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "replication", {
      dependencies: [bucket.urn, role.urn, target.urn],
    }),
    state("aws:s3/bucketVersioning:BucketVersioning", "target-versioning", { dependencies: [target.urn] }),
  ];
  const service = state("aws:ecs/service:Service", "web", needsBucket);
  expect(keptOf([bucket, role, copy, target, ...settings, service])).toEqual({
    logs: "protected",
    versioning: "configures",
    replication: "configures",
    copy: "needed",
    copies: "configures",
    "copy-of-logs": "needed",
    "target-versioning": "configures",
  });
});

it("knows what configures keys, queues, secrets, repositories and clusters of databases", () => {
  const pairs = [
    ["aws:kms/alias:Alias", "aws:kms/key:Key"],
    ["aws:kms/alias:Alias", "aws:kms/replicaKey:ReplicaKey"],
    ["aws:sqs/queuePolicy:QueuePolicy", "aws:sqs/queue:Queue"],
    ["aws:sqs/queueRedrivePolicy:QueueRedrivePolicy", "aws:sqs/queue:Queue"],
    ["aws:secretsmanager/secretPolicy:SecretPolicy", "aws:secretsmanager/secret:Secret"],
    ["aws:secretsmanager/secretRotation:SecretRotation", "aws:secretsmanager/secret:Secret"],
    ["aws:secretsmanager/secretVersion:SecretVersion", "aws:secretsmanager/secret:Secret"],
    ["aws:ecr/lifecyclePolicy:LifecyclePolicy", "aws:ecr/repository:Repository"],
    ["aws:ecr/repositoryPolicy:RepositoryPolicy", "aws:ecr/repository:Repository"],
    ["aws:backup/vaultLockConfiguration:VaultLockConfiguration", "aws:backup/vault:Vault"],
    [
      "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule",
      "mongodbatlas:index/advancedCluster:AdvancedCluster",
    ],
  ] as const;
  for (const [type, owner] of pairs) expect([type, isSettingOf(type, owner)]).toEqual([type, true]);
});

it("takes for no setting what has a use of its own, though it is named after another", () => {
  const pairs = [
    ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws:ec2/vpc:Vpc"],
    ["aws:s3/bucketNotification:BucketNotification", "aws:s3/bucket:Bucket"],
    ["aws:sns/topicSubscription:TopicSubscription", "aws:sns/topic:Topic"],
    ["aws:s3/bucket:Bucket", "aws:s3/bucket:Bucket"],
    ["aws:iam/rolePolicy:RolePolicy", "aws:s3/bucket:Bucket"],
    ["aws:route53/record:Record", "aws:route53/zone:Zone"],
  ] as const;
  for (const [type, owner] of pairs) expect([type, isSettingOf(type, owner)]).toEqual([type, false]);
});

it("keeps nothing where nothing is protected, and forgets what is replaced already", () => {
  expect(keptOf([{ ...bucket, protect: false }])).toEqual({});
  const old = state("aws:s3/bucketPolicy:BucketPolicy", "policy", { ...needsBucket, delete: true });
  expect(keptOf([bucket, old])).toEqual({ logs: "protected" });
});

it("keeps what the plan protects though the state does not, and what the state protects though the plan does not", () => {
  const key = state("aws:kms/key:Key", "data");
  const store = state("aws:sqs/queue:Queue", "jobs", { dependencies: [key.urn] });
  const policy = state("aws:sqs/queuePolicy:QueuePolicy", "jobs", { dependencies: [store.urn] });
  const service = state("aws:ecs/service:Service", "web", { dependencies: [store.urn] });
  const planned = new Set([store.urn, bucket.urn, urnOf("aws:sqs/queue:Queue", "to-be-made")]);
  const kept = keptResources({ resources: [key, store, policy, service, bucket] }, planned);
  expect([...kept].map(([urn, { kind }]) => [urn.split("::").at(-1), kind]).sort()).toEqual([
    ["data", "needed"],
    ["jobs", "configures"],
    ["jobs", "planned"],
    ["logs", "protected"],
  ]);
  const replaced = { ...store, delete: true };
  expect([...keptResources({ resources: [replaced] }, planned)]).toEqual([]);
});

it("counts what the state protects", () => {
  expect(protectedCount({ resources: [bucket, { ...bucket, protect: false }, state("a:b/c:D", "e")] })).toBe(1);
  expect(protectedCount({})).toBe(0);
});
