/** A small stack that shows every kind of node, value and option. */
import { createStackBuilder, type Scope, type StackBuilder } from "../../../src/graph/builder.ts";
import type { StackGraph } from "../../../src/graph/graph.ts";
import { at, interpolate, json } from "../../../src/graph/values.ts";

export const BASE = "spec/platform.yaml";
export const OVERLAY = "spec/environments/production.yaml";

// biome-ignore lint/suspicious/noTemplateCurlyInString: text that looks like a placeholder has to stay text
export const HOSTILE = 'say "hello" to `${name}`, \\ it\'s */ </script>\u2028';

export function createSampleBuilder(): StackBuilder {
  return createStackBuilder({
    name: "production",
    project: "provfair",
    environment: "production",
    region: "us-east-1",
    account: "111122223333",
    protected: true,
    tags: { project: "provfair", environment: "production", owner: "platform", "cost-center": "games" },
    origin: { file: BASE, path: "regions" },
  });
}

export function scopeOf(builder: StackBuilder, file: string, group: string, path = group): Scope {
  return builder.scope({ file, group, owner: path, origin: { file: BASE, path } });
}

export function sampleStack(): StackGraph {
  const builder = createSampleBuilder();
  const network = scopeOf(builder, "network", "network");
  const caller = network.invoke("aws:index/getCallerIdentity:getCallerIdentity", "caller", {});
  const vpc = network.remoteComponent(
    "awsx:ec2:Vpc",
    { id: "platform" },
    {
      cidrBlock: "10.0.0.0/16",
      availabilityZoneNames: ["us-east-1a", "us-east-1b"],
      natGateways: { strategy: "OnePerAz" },
      subnetStrategy: "Auto",
      subnetSpecs: [
        { type: "Public", cidrMask: 24 },
        { type: "Private", cidrMask: 20 },
      ],
    },
    [{ token: "aws:ec2/vpc:Vpc", name: "platform", inputs: {} }],
  );
  const logs = scopeOf(builder, "observability", "observability", "logs");
  const key = logs.resource(
    "aws:kms/key:Key",
    { id: "platform", role: "logs" },
    {
      multiRegion: true,
      policy: json({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: interpolate`arn:aws:iam::${caller.accountId}:root` },
            Action: "kms:*",
            Resource: "*",
          },
        ],
      }),
    },
    { stateful: true },
  );
  const gateway = scopeOf(builder, "services/gateway", "gateway", "services.gateway");
  const targetGroup = gateway.resource(
    "aws:lb/targetGroup:TargetGroup",
    { id: "gateway" },
    {
      vpcId: vpc.vpcId,
      port: 8080,
      protocol: "HTTP",
      targetType: "ip",
      deregistrationDelay: 30,
      healthCheck: { path: "/healthz", interval: 15, timeout: 5, healthyThreshold: 2, unhealthyThreshold: 3 },
    },
    { origin: { file: BASE, path: "services.gateway.health" } },
  );
  const group = gateway.resource(
    "aws:cloudwatch/logGroup:LogGroup",
    { id: "gateway" },
    { name: "/provfair/production/gateway", kmsKeyId: key.arn, retentionInDays: 30 },
    { stateful: true },
  );
  const ingress = gateway.resource(
    "aws:ec2/securityGroup:SecurityGroup",
    { id: "gateway" },
    { vpcId: vpc.vpcId, description: "gateway's tasks" },
    { customTimeouts: { delete: "30m" }, aliases: [{ name: "old-gateway" }, { name: "older", noParent: true }] },
  );
  gateway.resource(
    "aws:ec2/natGateway:NatGateway",
    { id: "gateway" },
    {
      subnetId: at(vpc.publicSubnetIds, 0),
      secondaryAllocationIds: [{ $: "configuration", key: "allocation", secret: false }],
    },
  );
  gateway.resource(
    "aws:ecs/taskDefinition:TaskDefinition",
    { id: "gateway" },
    {
      family: "provfair-production-gateway",
      cpu: "256",
      memory: "512",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      containerDefinitions: json([
        {
          name: "gateway",
          image:
            "111122223333.dkr.ecr.us-east-1.amazonaws.com/provfair/gateway@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
          essential: true,
          environment: [
            { name: "GREETING", value: HOSTILE },
            { name: "NAT", value: at(vpc.natGateways, 0, "id") },
          ],
          logConfiguration: {
            logDriver: "awslogs",
            options: { "awslogs-group": group.name, "awslogs-region": "us-east-1" },
          },
        },
      ]),
    },
    {
      dependsOn: [targetGroup, ingress],
      ignoreChanges: ["cpu"],
      replaceOnChanges: ["family"],
      deleteBeforeReplace: true,
    },
  );
  gateway.resource(
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    { id: "gateway" },
    {
      vpcId: vpc.vpcId,
      serviceName: { $: "secret", value: "com.amazonaws.us-east-1.s3" },
      routeTableIds: [at(vpc.routeTables, 0, "id"), at(vpc.routeTables, 1, "id")],
    },
    { import: "vpce-1", deletedWith: vpc.$id, additionalSecretOutputs: ["policy"] },
  );
  builder.output("gatewayTargetGroup", {
    value: targetGroup.arn,
    description: "where the gateway's tasks are registered",
  });
  builder.output("network", { value: vpc.vpcId, description: "" });
  builder.output("load-balancer", { value: interpolate`https://${targetGroup.name}/`, description: "two\nlines" });
  builder.output("default-key", { value: { $: "configuration", key: "token", secret: true }, description: "" });
  return builder.finish();
}
