// spec/platform.yaml
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { vpc } from "./network";
import { provider } from "./provider";

// spec/platform.yaml
const platformSecurityGroups = new Group("platform-security-groups");

// services.gateway
export const gatewaySecurityGroup = new aws.ec2.SecurityGroup(
  "gateway",
  {
    vpcId: vpc.vpcId,
    description: "Tasks of gateway",
    tags: { Name: "provfair-production-gateway" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.gateway
const gatewayEgress = new aws.vpc.SecurityGroupEgressRule(
  "gateway",
  {
    securityGroupId: gatewaySecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "provfair-production-gateway" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.matchmaking
export const matchmakingSecurityGroup = new aws.ec2.SecurityGroup(
  "matchmaking",
  {
    vpcId: vpc.vpcId,
    description: "Tasks of matchmaking",
    tags: { Name: "provfair-production-matchmaking" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.matchmaking
const matchmakingEgress = new aws.vpc.SecurityGroupEgressRule(
  "matchmaking",
  {
    securityGroupId: matchmakingSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "provfair-production-matchmaking" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.payments
export const paymentsSecurityGroup = new aws.ec2.SecurityGroup(
  "payments",
  {
    vpcId: vpc.vpcId,
    description: "Tasks of payments",
    tags: { Name: "provfair-production-payments" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.payments
const paymentsEgress = new aws.vpc.SecurityGroupEgressRule(
  "payments",
  {
    securityGroupId: paymentsSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "provfair-production-payments" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.profiles
export const profilesSecurityGroup = new aws.ec2.SecurityGroup(
  "profiles",
  {
    vpcId: vpc.vpcId,
    description: "Tasks of profiles",
    tags: { Name: "provfair-production-profiles" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.profiles
const profilesEgress = new aws.vpc.SecurityGroupEgressRule(
  "profiles",
  {
    securityGroupId: profilesSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "provfair-production-profiles" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.results-worker
export const resultsWorkerSecurityGroup = new aws.ec2.SecurityGroup(
  "results-worker",
  {
    vpcId: vpc.vpcId,
    description: "Tasks of results-worker",
    tags: { Name: "provfair-production-results-worker" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.results-worker
const resultsWorkerEgress = new aws.vpc.SecurityGroupEgressRule(
  "results-worker",
  {
    securityGroupId: resultsWorkerSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "provfair-production-results-worker" },
  },
  { parent: platformSecurityGroups, provider },
);

// jobs.season-rollup
export const seasonRollupSecurityGroup = new aws.ec2.SecurityGroup(
  "season-rollup",
  {
    vpcId: vpc.vpcId,
    description: "Tasks of season-rollup",
    tags: { Name: "provfair-production-season-rollup" },
  },
  { parent: platformSecurityGroups, provider },
);

// jobs.season-rollup
const seasonRollupEgress = new aws.vpc.SecurityGroupEgressRule(
  "season-rollup",
  {
    securityGroupId: seasonRollupSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "provfair-production-season-rollup" },
  },
  { parent: platformSecurityGroups, provider },
);
