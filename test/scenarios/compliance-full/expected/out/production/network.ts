// spec/platform.yaml
import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { logsKey } from "./keys";
import { provider } from "./provider";

// spec/platform.yaml
const platformNetwork = new Group("platform-network");

// spec/platform.yaml
// The places of routeTables and subnets:
// [0] eu-west-1a Public
// [1] eu-west-1a Private
// [2] eu-west-1a Isolated
// [3] eu-west-1b Public
// [4] eu-west-1b Private
// [5] eu-west-1b Isolated
export const vpc = new awsx.ec2.Vpc(
  "platform",
  {
    cidrBlock: "10.0.0.0/16",
    availabilityZoneNames: ["eu-west-1a", "eu-west-1b"],
    subnetStrategy: "Auto",
    subnetSpecs: [
      { type: "Public", cidrBlocks: ["10.0.0.0/24", "10.0.1.0/24"] },
      { type: "Private", cidrBlocks: ["10.0.16.0/20", "10.0.32.0/20"] },
      { type: "Isolated", cidrBlocks: ["10.0.8.0/24", "10.0.9.0/24"] },
    ],
    natGateways: { strategy: "OnePerAz" },
    enableDnsHostnames: true,
    enableDnsSupport: true,
    tags: { Name: "hello-production-network" },
  },
  { parent: platformNetwork, providers: [provider] },
);

// spec/platform.yaml
const defaultSecurityGroup = new aws.ec2.DefaultSecurityGroup(
  "platform",
  { vpcId: vpc.vpcId, ingress: [], egress: [], tags: { Name: "hello-production-platform" } },
  { parent: platformNetwork, provider },
);

// spec/platform.yaml
const flowLogGroup = new aws.cloudwatch.LogGroup(
  "platform-flow-logs",
  {
    name: "/hello/production/platform-flow-logs",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-platform-flow-logs" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// spec/platform.yaml
const flowLogRole = new aws.iam.Role(
  "platform-flow-logs",
  {
    path: "/hello/production/",
    description: "Writes the flow logs of hello production",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/*" },
          },
        },
      ],
    }),
    tags: { Name: "hello-production-platform-flow-logs" },
  },
  { parent: platformNetwork, provider },
);

// spec/platform.yaml
const flowLogPolicy = new aws.iam.RolePolicy(
  "platform-flow-logs",
  {
    role: flowLogRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: [flowLogGroup.arn, pulumi.interpolate`${flowLogGroup.arn}:*`],
        },
        {
          Sid: "FindLogGroups",
          Effect: "Allow",
          Action: "logs:DescribeLogGroups",
          Resource: "arn:aws:logs:eu-west-1:111122223333:log-group:*",
        },
      ],
    }),
  },
  { parent: platformNetwork, provider },
);

// spec/platform.yaml
const flowLog = new aws.ec2.FlowLog(
  "platform",
  {
    vpcId: vpc.vpcId,
    trafficType: "ALL",
    logDestinationType: "cloud-watch-logs",
    logDestination: flowLogGroup.arn,
    iamRoleArn: flowLogRole.arn,
    maxAggregationInterval: 60,
    tags: { Name: "hello-production-platform" },
  },
  { parent: platformNetwork, provider, dependsOn: [flowLogPolicy] },
);

// spec/platform.yaml
const endpointsSecurityGroup = new aws.ec2.SecurityGroup(
  "platform-endpoints",
  {
    vpcId: vpc.vpcId,
    description: "AWS services reached inside the VPC",
    tags: { Name: "hello-production-platform-endpoints" },
  },
  { parent: platformNetwork, provider },
);

// spec/platform.yaml
const endpointsIngress = new aws.vpc.SecurityGroupIngressRule(
  "platform-endpoints",
  {
    securityGroupId: endpointsSecurityGroup.id,
    description: "HTTPS from the VPC",
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrIpv4: "10.0.0.0/16",
    tags: { Name: "hello-production-platform-endpoints" },
  },
  { parent: platformNetwork, provider },
);

// spec/platform.yaml
const ecrApiEndpoint = new aws.ec2.VpcEndpoint(
  "platform-ecr-api",
  {
    vpcId: vpc.vpcId,
    serviceName: "com.amazonaws.eu-west-1.ecr.api",
    vpcEndpointType: "Interface",
    subnetIds: vpc.privateSubnetIds,
    securityGroupIds: [endpointsSecurityGroup.id],
    privateDnsEnabled: true,
    tags: { Name: "hello-production-platform-ecr-api" },
  },
  { parent: platformNetwork, provider },
);

// spec/platform.yaml
const ecrDkrEndpoint = new aws.ec2.VpcEndpoint(
  "platform-ecr-dkr",
  {
    vpcId: vpc.vpcId,
    serviceName: "com.amazonaws.eu-west-1.ecr.dkr",
    vpcEndpointType: "Interface",
    subnetIds: vpc.privateSubnetIds,
    securityGroupIds: [endpointsSecurityGroup.id],
    privateDnsEnabled: true,
    tags: { Name: "hello-production-platform-ecr-dkr" },
  },
  { parent: platformNetwork, provider },
);

// spec/platform.yaml
const logsEndpoint = new aws.ec2.VpcEndpoint(
  "platform-logs",
  {
    vpcId: vpc.vpcId,
    serviceName: "com.amazonaws.eu-west-1.logs",
    vpcEndpointType: "Interface",
    subnetIds: vpc.privateSubnetIds,
    securityGroupIds: [endpointsSecurityGroup.id],
    privateDnsEnabled: true,
    tags: { Name: "hello-production-platform-logs" },
  },
  { parent: platformNetwork, provider },
);

// spec/platform.yaml
const s3Endpoint = new aws.ec2.VpcEndpoint(
  "platform-s3",
  {
    vpcId: vpc.vpcId,
    serviceName: "com.amazonaws.eu-west-1.s3",
    vpcEndpointType: "Gateway",
    routeTableIds: [vpc.routeTables[1].id, vpc.routeTables[4].id],
    tags: { Name: "hello-production-platform-s3" },
  },
  { parent: platformNetwork, provider },
);

// spec/platform.yaml
const secretsmanagerEndpoint = new aws.ec2.VpcEndpoint(
  "platform-secretsmanager",
  {
    vpcId: vpc.vpcId,
    serviceName: "com.amazonaws.eu-west-1.secretsmanager",
    vpcEndpointType: "Interface",
    subnetIds: vpc.privateSubnetIds,
    securityGroupIds: [endpointsSecurityGroup.id],
    privateDnsEnabled: true,
    tags: { Name: "hello-production-platform-secretsmanager" },
  },
  { parent: platformNetwork, provider },
);

// spec/platform.yaml
const rejectedQuery = new aws.cloudwatch.QueryDefinition(
  "platform-rejected",
  {
    name: "hello/production/platform/rejected-connections",
    logGroupNames: [flowLogGroup.name],
    queryString:
      'filter action = "REJECT"\n| stats count(*) as rejected by srcAddr, dstAddr, dstPort\n| sort rejected desc\n| limit 50',
  },
  { parent: platformNetwork, provider, deleteBeforeReplace: true },
);
