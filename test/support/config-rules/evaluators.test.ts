/** The evaluators themselves: each lets pass what the rule lets pass, and finds what breaks it. */
import { describe, expect, it } from "vitest";
import { CONFIG_RULES, checkedTag, configRule, EXEMPT_TAG } from "../../../src/compiler/facts/config-rules.ts";
import { type GraphNode, nodeId, type StackGraph } from "../../../src/graph/graph.ts";
import { json, type PlainValue } from "../../../src/graph/values.ts";
import { accountOf } from "./account.ts";
import { evaluateRule } from "./evaluate.ts";
import { EVALUATORS } from "./evaluators.ts";

type Inputs = Readonly<Record<string, PlainValue>>;
type Thing = readonly [token: string, inputs?: Inputs];

const node = ([token, inputs = {}]: Thing, index: number): GraphNode => ({
  id: nodeId(token, `one-${index}`),
  kind: token.startsWith("pulumi:providers:") ? "provider" : "resource",
  token,
  name: `one-${index}`,
  inputs,
  options: {},
  file: "one",
  role: `one-${index}`,
  owner: "shared.one",
  stateful: false,
  origin: { file: "platform.yaml", path: "" },
});

/** A reference to a thing of the list, by its place in it. */
const to = (things: readonly Thing[], index: number, output = "id") => ({
  $: "reference" as const,
  node: nodeId((things[index] as Thing)[0], `one-${index}`),
  path: [output],
});

const REGION = "us-east-1";
const stack = (things: readonly Thing[]): StackGraph => ({
  name: "one",
  project: "one",
  region: REGION,
  environment: "one",
  nodes: things.map(node),
  outputs: {},
});

function violationsOf(identifier: string, things: readonly Thing[], parameters: Readonly<Record<string, string>>) {
  const inputs = { source: { owner: "AWS", sourceIdentifier: identifier }, inputParameters: json(parameters) };
  return evaluateRule(node(["aws:cfg/rule:Rule", inputs], 99), REGION, accountOf([stack(things)])).violations;
}

/** A thing, and what refers to it by an input. */
const with_ = (thing: Thing, by: string, ...settings: readonly Thing[]): readonly Thing[] => {
  const first = [thing];
  return [thing, ...settings.map(([token, inputs]): Thing => [token, { [by]: to(first, 0), ...inputs }])];
};

const GROUP: Thing = ["aws:ec2/securityGroup:SecurityGroup"];
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const open = (from: number, to = from, more: Inputs = {}) =>
  with_(GROUP, "securityGroupId", [
    INGRESS,
    { cidrIpv4: "0.0.0.0/0", ipProtocol: "tcp", fromPort: from, toPort: to, ...more },
  ]);
const everything = with_(GROUP, "securityGroupId", [INGRESS, { cidrIpv4: "0.0.0.0/0", ipProtocol: "-1" }]);
const inside = with_(GROUP, "securityGroupId", [
  INGRESS,
  { cidrIpv4: "10.0.0.0/16", ipProtocol: "tcp", fromPort: 22, toPort: 22 },
]);
const inline: readonly Thing[] = [
  [GROUP[0], { ingress: [{ protocol: "tcp", fromPort: 20, toPort: 30, cidrBlocks: ["0.0.0.0/0"] }] }],
];

const VPC: Thing = ["aws:ec2/vpc:Vpc"];
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const BUCKET: Thing = ["aws:s3/bucket:Bucket"];
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const blocked = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const tlsOnly = (more: object = {}) =>
  json({
    Statement: [
      {
        Effect: "Deny",
        Action: "s3:*",
        Principal: "*",
        Resource: ["a", "a/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
        ...more,
      },
    ],
  });
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const encrypted = (sseAlgorithm: string) => ({ rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }] });
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const container = (...containers: readonly object[]): readonly Thing[] => [
  [TASK, { containerDefinitions: json(containers) }],
];
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const LOG = "aws:cloudwatch/logGroup:LogGroup";
const VOLUME: Thing = ["aws:ebs/volume:Volume", { encrypted: true }];
const KEY = "aws:kms/key:Key";
const PASSWORDS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const passwords = {
  requireUppercaseCharacters: true,
  requireLowercaseCharacters: true,
  requireSymbols: true,
  requireNumbers: true,
  minimumPasswordLength: 14,
  passwordReusePrevention: 24,
  maxPasswordAge: 90,
};
const TAGS = { project: "a", environment: "b", owner: "c", "cost-center": "d" };
const policyOf = (statement: object): readonly Thing[] => [
  ["aws:iam/policy:Policy", { policy: json({ Statement: [statement] }) }],
];

const DAILY = "cron(0 2 * * ? *)";
const plan = (...rules: readonly Inputs[]): readonly Thing[] => [["aws:backup/plan:Plan", { rules }]];

interface Case {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly good: readonly (readonly Thing[])[];
  readonly bad: readonly (readonly Thing[])[];
}

/** By identifier: accounts in which nothing breaks the rule, and accounts in which something does. */
const CASES: Readonly<Record<string, Case>> = {
  ENCRYPTED_VOLUMES: {
    good: [[VOLUME]],
    bad: [[["aws:ebs/volume:Volume"]], [["aws:ebs/volume:Volume", { encrypted: false }]]],
  },
  EC2_VOLUME_INUSE_CHECK: {
    good: [with_(VOLUME, "volumeId", ["aws:ec2/volumeAttachment:VolumeAttachment"])],
    bad: [[VOLUME]],
  },
  EC2_EBS_ENCRYPTION_BY_DEFAULT: {
    good: [[["aws:ebs/encryptionByDefault:EncryptionByDefault", { enabled: true }]]],
    bad: [
      [],
      [["aws:ebs/encryptionByDefault:EncryptionByDefault", { enabled: false }]],
      [["aws:ebs/encryptionByDefault:EncryptionByDefault", { region: "us-west-2" }]],
    ],
  },
  CMK_BACKING_KEY_ROTATION_ENABLED: {
    good: [
      [[KEY, { enableKeyRotation: true }]],
      with_([KEY, { enableKeyRotation: true }], "primaryKeyArn", ["aws:kms/replicaKey:ReplicaKey"]),
    ],
    bad: [[[KEY]], with_([KEY, { region: "eu-west-1" }], "primaryKeyArn", ["aws:kms/replicaKey:ReplicaKey"])],
  },
  CLOUDWATCH_LOG_GROUP_ENCRYPTED: { good: [[[LOG, { kmsKeyId: "key" }]]], bad: [[[LOG]]] },
  CW_LOGGROUP_RETENTION_PERIOD_CHECK: {
    parameters: { MinRetentionTime: "30" },
    good: [[[LOG]], [[LOG, { retentionInDays: 30 }]]],
    bad: [[[LOG, { retentionInDays: 14 }]]],
  },
  BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK: {
    parameters: { requiredRetentionDays: "30", requiredFrequencyValue: "1" },
    good: [plan({ schedule: DAILY, lifecycle: { deleteAfter: 30 } }, { schedule: DAILY })],
    bad: [
      plan({ schedule: DAILY, lifecycle: { deleteAfter: 29 } }),
      plan({ schedule: "cron(0 2 ? * 2 *)", lifecycle: { deleteAfter: 30 } }),
      plan(),
    ],
  },
  INCOMING_SSH_DISABLED: { good: [[GROUP], inside, open(443)], bad: [open(22), open(1, 100), everything, inline] },
  RESTRICTED_INCOMING_TRAFFIC: {
    parameters: { blockedPort4: "27017" },
    good: [open(443), open(3306), open(27_017, 27_017, { ipProtocol: "udp" })],
    bad: [open(20), open(3389), open(27_017), everything, inline],
  },
  VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS: {
    parameters: { authorizedTcpPorts: "80,443,1020-1025" },
    good: [open(80), open(1021, 1025), inside],
    bad: [open(8080), open(80, 81), everything, open(80, 80, { ipProtocol: "udp" })],
  },
  VPC_DEFAULT_SECURITY_GROUP_CLOSED: {
    good: [with_(VPC, "vpcId", [DEFAULT_GROUP, { ingress: [], egress: [] }])],
    bad: [[VPC], with_(VPC, "vpcId", [DEFAULT_GROUP, { egress: [{ protocol: "-1" }] }])],
  },
  VPC_FLOW_LOGS_ENABLED: {
    parameters: { trafficType: "ALL" },
    good: [with_(VPC, "vpcId", ["aws:ec2/flowLog:FlowLog", { trafficType: "ALL" }])],
    bad: [[VPC], with_(VPC, "vpcId", ["aws:ec2/flowLog:FlowLog", { trafficType: "REJECT" }])],
  },
  ELBV2_PREDEFINED_SECURITY_POLICY_SSL_CHECK: {
    parameters: { sslPolicies: "one,two" },
    good: [
      [["aws:lb/listener:Listener", { protocol: "HTTP" }]],
      [["aws:lb/listener:Listener", { protocol: "HTTPS", sslPolicy: "two" }]],
    ],
    bad: [
      [["aws:lb/listener:Listener", { protocol: "HTTPS" }]],
      [["aws:lb/listener:Listener", { protocol: "TLS", sslPolicy: "three" }]],
    ],
  },
  S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED: {
    good: [with_(BUCKET, "bucket", [BLOCK, blocked])],
    bad: [
      [BUCKET],
      with_(BUCKET, "bucket", [BLOCK, { ...blocked, ignorePublicAcls: false }]),
      with_(BUCKET, "other", [BLOCK, blocked]),
    ],
  },
  S3_BUCKET_SSL_REQUESTS_ONLY: {
    good: [with_(BUCKET, "bucket", [BUCKET_POLICY, { policy: tlsOnly() }])],
    bad: [
      [BUCKET],
      with_(BUCKET, "bucket", [BUCKET_POLICY, { policy: tlsOnly({ Effect: "Allow" }) }]),
      with_(BUCKET, "bucket", [BUCKET_POLICY, { policy: tlsOnly({ Action: "s3:GetObject" }) }]),
      with_(BUCKET, "bucket", [BUCKET_POLICY, { policy: tlsOnly({ Condition: {} }) }]),
    ],
  },
  S3_DEFAULT_ENCRYPTION_KMS: {
    good: [with_(BUCKET, "bucket", [ENCRYPTION, encrypted("aws:kms")])],
    bad: [[BUCKET], with_(BUCKET, "bucket", [ENCRYPTION, encrypted("AES256")])],
  },
  S3_BUCKET_VERSIONING_ENABLED: {
    good: [with_(BUCKET, "bucket", [VERSIONING, { versioningConfiguration: { status: "Enabled" } }])],
    bad: [[BUCKET], with_(BUCKET, "bucket", [VERSIONING, { versioningConfiguration: { status: "Suspended" } }])],
  },
  IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS: {
    good: [
      policyOf({ Effect: "Deny", Action: "*", Resource: "*" }),
      policyOf({ Effect: "Allow", NotAction: ["iam:*"], Resource: "*" }),
      policyOf({ Effect: "Allow", Action: ["*"], Resource: "one" }),
    ],
    bad: [policyOf({ Effect: "Allow", Action: ["a:b", "*"], Resource: ["*"] })],
  },
  IAM_ROOT_ACCESS_KEY_CHECK: { good: [[]], bad: [] },
  ROOT_ACCOUNT_MFA_ENABLED: { good: [[]], bad: [] },
  MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS: { good: [[]], bad: [[["aws:iam/userLoginProfile:UserLoginProfile"]]] },
  ACCESS_KEYS_ROTATED: { good: [[]], bad: [[["aws:iam/accessKey:AccessKey"]]] },
  IAM_PASSWORD_POLICY: {
    parameters: { MinimumPasswordLength: "14" },
    good: [[[PASSWORDS, passwords]]],
    bad: [
      [],
      ...Object.keys(passwords).map((key) => [
        [PASSWORDS, { ...passwords, [key]: key === "maxPasswordAge" ? 91 : 1 }] as Thing,
      ]),
    ],
  },
  ECS_CONTAINERS_NONPRIVILEGED: {
    good: [container({}, { privileged: false })],
    bad: [container({}, { privileged: true })],
  },
  ECS_CONTAINERS_READONLY_ACCESS: {
    good: [container({ readonlyRootFilesystem: true })],
    bad: [[[TASK]], container({ readonlyRootFilesystem: true }, {}), container({ readonlyRootFilesystem: false })],
  },
  ECS_NO_ENVIRONMENT_SECRETS: {
    parameters: { secretKeys: "ONE, TWO" },
    good: [container({ environment: [{ name: "THREE" }] })],
    bad: [container({}, { environment: [{ name: "TWO" }] })],
  },
  ECS_CONTAINER_INSIGHTS_ENABLED: {
    good: [[["aws:ecs/cluster:Cluster", { settings: [{ name: "containerInsights", value: "enabled" }] }]]],
    bad: [
      [["aws:ecs/cluster:Cluster"]],
      [["aws:ecs/cluster:Cluster", { settings: [{ name: "containerInsights", value: "disabled" }] }]],
    ],
  },
  ELASTICACHE_REPL_GRP_ENCRYPTED_AT_REST: { good: [[[CACHE, { atRestEncryptionEnabled: true }]]], bad: [[[CACHE]]] },
  ELASTICACHE_REPL_GRP_ENCRYPTED_IN_TRANSIT: {
    good: [[[CACHE, { transitEncryptionEnabled: true }]]],
    bad: [[[CACHE]]],
  },
  ELASTICACHE_REPL_GRP_AUTO_FAILOVER_ENABLED: {
    good: [[[CACHE, { automaticFailoverEnabled: true }]]],
    bad: [[[CACHE]], [[CACHE, { automaticFailoverEnabled: false }]]],
  },
  ELASTICACHE_RBAC_AUTH_ENABLED: {
    good: [[[CACHE, { userGroupIds: ["one"] }]]],
    bad: [[[CACHE]], [[CACHE, { userGroupIds: [] }]]],
  },
  ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK: {
    parameters: { snapshotRetentionPeriod: "29" },
    good: [[[CACHE, { snapshotRetentionLimit: 30 }]]],
    bad: [[[CACHE]], [[CACHE, { snapshotRetentionLimit: 29 }]]],
  },
  SECRETSMANAGER_ROTATION_ENABLED_CHECK: {
    good: [
      with_(["aws:secretsmanager/secret:Secret"], "secretId", ["aws:secretsmanager/secretRotation:SecretRotation"]),
    ],
    bad: [[["aws:secretsmanager/secret:Secret"]]],
  },
  EIP_ATTACHED: {
    good: [
      with_(["aws:ec2/eip:Eip"], "allocationId", ["aws:ec2/natGateway:NatGateway"]),
      [["aws:ec2/eip:Eip", { instance: "i-1" }]],
    ],
    bad: [[["aws:ec2/eip:Eip"]]],
  },
  REQUIRED_TAGS: {
    parameters: { tag1Key: "project", tag2Key: "owner" },
    good: [
      [["aws:s3/bucket:Bucket", { tags: { project: "a", owner: "" } }]],
      [["pulumi:providers:aws", { defaultTags: { tags: TAGS } }], BUCKET],
    ],
    bad: [[BUCKET], [["aws:ec2/vpc:Vpc", { tags: { project: "a" } }]]],
  },
};

it("knows every rule of the table, and none that is not in it", () => {
  const identifiers = CONFIG_RULES.map((name) => configRule(name).identifier).sort();
  expect(Object.keys(EVALUATORS).sort()).toEqual(identifiers);
  expect(Object.keys(CASES).sort()).toEqual(identifiers);
});

it("calls a rule that it does not know a violation", () => {
  expect(violationsOf("ALB_WAF_ENABLED", [], {})).toEqual(["ALB_WAF_ENABLED: nobody knows what it asks"]);
});

describe.each(Object.entries(CASES))("%s", (identifier, { parameters = {}, good, bad }) => {
  it.each(good.map((things, index) => [index, things] as const))("lets pass %i", (_, things) => {
    expect(violationsOf(identifier, things, parameters)).toEqual([]);
  });
  it.each(bad.map((things, index) => [index, things] as const))("finds %i", (_, things) => {
    expect(violationsOf(identifier, things, parameters)).not.toEqual([]);
  });
});

describe("a rule's scope", () => {
  const { key, value } = checkedTag("s3-versions");
  const found = (scope: Inputs, things: readonly Thing[], region = REGION) => {
    const inputs = { source: { sourceIdentifier: "S3_BUCKET_VERSIONING_ENABLED" }, scope };
    return evaluateRule(node(["aws:cfg/rule:Rule", inputs], 99), region, accountOf([stack(things)])).violations.length;
  };

  it("is what carries its tag with its value, in its region, or says why it does not", () => {
    const tagged: Thing = ["aws:s3/bucket:Bucket", { tags: { [key]: value } }];
    const exempt: Thing = ["aws:s3/bucket:Bucket", { tags: { [EXEMPT_TAG]: "s3-versions: none are kept" } }];
    const scope = { tagKey: key, tagValue: value };
    expect(found(scope, [exempt, tagged])).toBe(1);
    expect(found(scope, [exempt])).toBe(0);
    expect(found(scope, [BUCKET])).toBe(1);
    expect(found(scope, [["aws:s3/bucket:Bucket", { tags: { [key]: "other" } }]])).toBe(1);
    expect(found(scope, [tagged], "us-west-2")).toBe(0);
    expect(found({}, [BUCKET, tagged])).toBe(2);
  });
});
