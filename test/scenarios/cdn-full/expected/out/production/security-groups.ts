// spec/platform.yaml
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { vpc } from "./network";
import { provider } from "./provider";

// spec/platform.yaml
const platformSecurityGroups = new Group("platform-security-groups");

// services.feed
export const feedSecurityGroup = new aws.ec2.SecurityGroup(
  "feed",
  { vpcId: vpc.vpcId, description: "Tasks of feed", tags: { Name: "hello-production-feed" } },
  { parent: platformSecurityGroups, provider },
);

// services.feed
const feedEgress = new aws.vpc.SecurityGroupEgressRule(
  "feed",
  {
    securityGroupId: feedSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-production-feed" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.live
export const liveSecurityGroup = new aws.ec2.SecurityGroup(
  "live",
  { vpcId: vpc.vpcId, description: "Tasks of live", tags: { Name: "hello-production-live" } },
  { parent: platformSecurityGroups, provider },
);

// services.live
const liveEgress = new aws.vpc.SecurityGroupEgressRule(
  "live",
  {
    securityGroupId: liveSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-production-live" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.web
export const webSecurityGroup = new aws.ec2.SecurityGroup(
  "web",
  { vpcId: vpc.vpcId, description: "Tasks of web", tags: { Name: "hello-production-web" } },
  { parent: platformSecurityGroups, provider },
);

// services.web
const webEgress = new aws.vpc.SecurityGroupEgressRule(
  "web",
  {
    securityGroupId: webSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-production-web" },
  },
  { parent: platformSecurityGroups, provider },
);
