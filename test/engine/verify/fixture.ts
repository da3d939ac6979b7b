/** A small stack that uses every kind of node and value, and the program that a careful person would write for it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { GROUP_TOKEN, type GraphNode, type NodeOptions, nodeId, type StackGraph } from "../../../src/graph/graph.ts";
import type { NodeId, PlainValue, Reference } from "../../../src/graph/values.ts";

export const PROVIDER = "pulumi:providers:aws::aws";

/** A node with what every node has. */
export function node(
  kind: GraphNode["kind"],
  token: string,
  name: string,
  inputs: Readonly<Record<string, PlainValue>>,
  options: NodeOptions = {},
  more: Partial<GraphNode> = {},
): GraphNode {
  return {
    id: nodeId(token, name),
    kind,
    token,
    name,
    inputs,
    options,
    file: "index",
    role: name,
    owner: "shared.test",
    stateful: false,
    origin: { file: "spec/platform.yaml", path: `services.${name}` },
    ...more,
  };
}

export function ref(id: NodeId, ...path: (string | number)[]): Reference {
  return { $: "reference", node: id, path };
}

const gateway = nodeId(GROUP_TOKEN, "gateway");
const key = nodeId("aws:kms/key:Key", "logs");
const logGroup = nodeId("aws:cloudwatch/logGroup:LogGroup", "gateway");
const vpc = nodeId("awsx:ec2:Vpc", "platform");
const role = nodeId("aws:iam/role:Role", "gateway-task");
const certificate = nodeId("aws:acm/certificate:Certificate", "platform");
const record = nodeId("aws:route53/record:Record", "platform");
const cluster = nodeId("aws:ecs/cluster:Cluster", "platform");
const taskDefinition = nodeId("aws:ecs/taskDefinition:TaskDefinition", "gateway");
const identity = nodeId("aws:index/getCallerIdentity:getCallerIdentity", "identity");
const inGroup: NodeOptions = { parent: gateway, provider: PROVIDER };

export const stack: StackGraph = {
  name: "production",
  project: "provfair",
  region: "eu-west-1",
  environment: "production",
  nodes: [
    node("provider", "pulumi:providers:aws", "aws", {
      region: "eu-west-1",
      allowedAccountIds: ["111122223333"],
      defaultTags: { tags: { project: "provfair" } },
    }),
    node("component", GROUP_TOKEN, "gateway", {}),
    node("component", GROUP_TOKEN, "network", {}),
    node("invoke", "aws:index/getCallerIdentity:getCallerIdentity", "identity", {}, { provider: PROVIDER }),
    node(
      "resource",
      "aws:kms/key:Key",
      "logs",
      {
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: {
          $: "json",
          value: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: {
                  AWS: { $: "interpolation", parts: ["arn:aws:iam::", ref(identity, "accountId"), ":root"] },
                },
                Action: ["kms:Encrypt", "kms:Decrypt"],
                Resource: "*",
              },
            ],
          },
        },
      },
      { provider: PROVIDER, protect: true, retainOnDelete: true },
      { stateful: true },
    ),
    node(
      "remote-component",
      "awsx:ec2:Vpc",
      "platform",
      {
        cidrBlock: "10.0.0.0/16",
        availabilityZoneNames: ["eu-west-1a", "eu-west-1b"],
        tags: { Name: "provfair", Key: ref(key, "arn") },
      },
      { parent: nodeId(GROUP_TOKEN, "network"), providers: [PROVIDER] },
    ),
    node("resource", "aws:ec2/vpc:Vpc", "platform", { cidrBlock: "10.0.0.0/16" }, { parent: vpc }, { madeBy: vpc }),
    node(
      "resource",
      "aws:cloudwatch/logGroup:LogGroup",
      "gateway",
      {
        name: "/provfair/production/gateway",
        retentionInDays: 30,
        kmsKeyId: ref(key, "arn"),
        tags: { Name: "gateway", Token: { $: "secret", value: "do not tell" } },
      },
      { ...inGroup, deleteBeforeReplace: true },
    ),
    node(
      "resource",
      "aws:lb/targetGroup:TargetGroup",
      "gateway",
      {
        vpcId: ref(vpc, "vpcId"),
        port: 8080,
        protocol: "HTTP",
        healthCheck: { path: "/healthz", interval: 15 },
      },
      { ...inGroup, aliases: [{ name: "old" }, { noParent: true }] },
    ),
    node(
      "resource",
      "aws:iam/role:Role",
      "gateway-task",
      {
        assumeRolePolicy: {
          $: "json",
          value: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole" }] },
        },
      },
      inGroup,
    ),
    node(
      "resource",
      "aws:iam/rolePolicy:RolePolicy",
      "gateway-task",
      {
        role: ref(role, "id"),
        policy: {
          $: "json",
          value: {
            Statement: [
              {
                Effect: "Allow",
                Action: ["logs:PutLogEvents"],
                Resource: { $: "interpolation", parts: [ref(logGroup, "arn"), ":*"] },
              },
              { Effect: "Allow", Action: "kms:Decrypt", Resource: ref(key, "arn") },
            ],
          },
        },
      },
      inGroup,
    ),
    node(
      "resource",
      "aws:acm/certificate:Certificate",
      "platform",
      { domainName: "provfair.example", validationMethod: "DNS" },
      { provider: PROVIDER },
    ),
    node(
      "resource",
      "aws:route53/record:Record",
      "platform",
      {
        zoneId: { $: "configuration", key: "zoneId", secret: false },
        name: ref(certificate, "domainValidationOptions", 0, "resourceRecordName"),
        type: "CNAME",
        records: [ref(certificate, "domainValidationOptions", 0, "resourceRecordValue")],
        ttl: 300,
      },
      { provider: PROVIDER },
    ),
    node(
      "resource",
      "aws:ecs/cluster:Cluster",
      "platform",
      { name: { $: "interpolation", parts: [ref(logGroup, "name"), "-cluster"] } },
      { provider: PROVIDER },
    ),
    node(
      "resource",
      "aws:ecs/taskDefinition:TaskDefinition",
      "gateway",
      {
        family: "gateway",
        containerDefinitions: {
          $: "json",
          value: [
            {
              name: "gateway",
              environment: [{ name: "TOKEN", value: { $: "configuration", key: "token", secret: true } }],
            },
          ],
        },
        taskRoleArn: ref(role, "arn"),
      },
      inGroup,
    ),
    node(
      "resource",
      "aws:ecs/service:Service",
      "gateway",
      {
        cluster: ref(cluster, "arn"),
        taskDefinition: ref(taskDefinition, "arn"),
        desiredCount: 2,
        networkConfiguration: { subnets: [ref(vpc, "privateSubnetIds", 0), ref(vpc, "privateSubnetIds", 1)] },
      },
      {
        ...inGroup,
        dependsOn: [record, nodeId(GROUP_TOKEN, "network")],
        ignoreChanges: ["desiredCount"],
        customTimeouts: { create: "30m" },
      },
    ),
    node(
      "resource",
      "aws:lambda/function:Function",
      "rotate",
      {
        role: ref(role, "arn"),
        code: { $: "archive", files: { "index.js": "exports.handler = () => undefined;" }, hash: "-" },
      },
      { provider: PROVIDER, deletedWith: cluster, import: "rotate-1" },
    ),
    node(
      "resource",
      "aws:ec2/securityGroup:SecurityGroup",
      "open",
      { vpcId: ref(vpc, "vpcId") },
      { provider: PROVIDER },
    ),
  ],
  outputs: {
    cluster: { value: ref(cluster, "arn"), description: "the cluster" },
    token: { value: { $: "configuration", key: "token", secret: true }, description: "a secret" },
    zones: { value: ["a", ref(certificate, "domainValidationOptions", 0, "domainName")], description: "a list" },
  },
};

export const program = `"use strict";
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const awsx = require("@pulumi/awsx");

class Group extends pulumi.ComponentResource {
  constructor(name, opts) {
    super("provfair:platform:Group", name, {}, opts);
  }
}

const config = new pulumi.Config();
const provider = new aws.Provider("aws", {
  region: "eu-west-1",
  allowedAccountIds: ["111122223333"],
  defaultTags: { tags: { project: "provfair" } },
});
const gateway = new Group("gateway");
const network = new Group("network");
const identity = aws.getCallerIdentityOutput({}, { provider });
const key = new aws.kms.Key("logs", {
  enableKeyRotation: true,
  deletionWindowInDays: 30,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [{
      Effect: "Allow",
      Principal: { AWS: pulumi.interpolate\`arn:aws:iam::\${identity.accountId}:root\` },
      Action: ["kms:Encrypt", "kms:Decrypt"],
      Resource: "*",
    }],
  }),
}, { provider, protect: true, retainOnDelete: true });
const vpc = new awsx.ec2.Vpc("platform", {
  cidrBlock: "10.0.0.0/16",
  availabilityZoneNames: ["eu-west-1a", "eu-west-1b"],
  tags: { Name: "provfair", Key: key.arn },
}, { parent: network, providers: [provider] });
const logGroup = new aws.cloudwatch.LogGroup("gateway", {
  name: "/provfair/production/gateway",
  retentionInDays: 30,
  kmsKeyId: key.arn,
  tags: { Name: "gateway", Token: pulumi.secret("do not tell") },
}, { parent: gateway, provider, deleteBeforeReplace: true });
const targetGroup = new aws.lb.TargetGroup("gateway", {
  vpcId: vpc.vpcId,
  port: 8080,
  protocol: "HTTP",
  healthCheck: { path: "/healthz", interval: 15 },
}, { parent: gateway, provider, aliases: [{ name: "old" }, { parent: pulumi.rootStackResource }] });
const role = new aws.iam.Role("gateway-task", {
  assumeRolePolicy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole" }] }),
}, { parent: gateway, provider });
new aws.iam.RolePolicy("gateway-task", {
  role: role.id,
  policy: pulumi.jsonStringify({
    Statement: [
      { Effect: "Allow", Action: ["logs:PutLogEvents"], Resource: pulumi.interpolate\`\${logGroup.arn}:*\` },
      { Effect: "Allow", Action: "kms:Decrypt", Resource: key.arn },
    ],
  }),
}, { parent: gateway, provider });
const certificate = new aws.acm.Certificate("platform", { domainName: "provfair.example", validationMethod: "DNS" }, { provider });
const record = new aws.route53.Record("platform", {
  zoneId: config.require("zoneId"),
  name: certificate.domainValidationOptions[0].resourceRecordName,
  type: "CNAME",
  records: [certificate.domainValidationOptions[0].resourceRecordValue],
  ttl: 300,
}, { provider });
const cluster = new aws.ecs.Cluster("platform", { name: pulumi.interpolate\`\${logGroup.name}-cluster\` }, { provider });
const taskDefinition = new aws.ecs.TaskDefinition("gateway", {
  family: "gateway",
  containerDefinitions: pulumi.jsonStringify([{ name: "gateway", environment: [{ name: "TOKEN", value: config.requireSecret("token") }] }]),
  taskRoleArn: role.arn,
}, { parent: gateway, provider });
new aws.ecs.Service("gateway", {
  cluster: cluster.arn,
  taskDefinition: taskDefinition.arn,
  desiredCount: 2,
  networkConfiguration: { subnets: [vpc.privateSubnetIds[0], vpc.privateSubnetIds[1]] },
}, { parent: gateway, provider, dependsOn: [record, network], ignoreChanges: ["desiredCount"], customTimeouts: { create: "30m" } });
new aws.lambda.Function("rotate", {
  role: role.arn,
  code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = () => undefined;") }),
}, { provider, deletedWith: cluster, import: "rotate-1" });
new aws.ec2.SecurityGroup("open", { vpcId: vpc.vpcId }, { provider });

exports.cluster = cluster.arn;
exports.token = config.requireSecret("token");
exports.zones = ["a", certificate.domainValidationOptions[0].domainName];
`;

export interface ProgramFolder {
  readonly folder: string;
  remove(): void;
}

/** Writes a program into a folder of its own. */
export function writeProgram(text: string, entry = "bin/index.js"): ProgramFolder {
  const folder = mkdtempSync(join(tmpdir(), "provfair-verify-"));
  mkdirSync(dirname(join(folder, entry)), { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, entry), text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
