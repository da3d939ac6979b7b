// spec/platform.yaml
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { vpc } from "./network";
import { provider } from "./provider";

// spec/platform.yaml
const platformSecurityGroups = new Group("platform-security-groups");

// services.back
export const backSecurityGroup = new aws.ec2.SecurityGroup(
  "back",
  { vpcId: vpc.vpcId, description: "Tasks of back", tags: { Name: "hello-production-back" } },
  { parent: platformSecurityGroups, provider },
);

// services.back
const backEgress = new aws.vpc.SecurityGroupEgressRule(
  "back",
  {
    securityGroupId: backSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-production-back" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.deep
export const deepSecurityGroup = new aws.ec2.SecurityGroup(
  "deep",
  { vpcId: vpc.vpcId, description: "Tasks of deep", tags: { Name: "hello-production-deep" } },
  { parent: platformSecurityGroups, provider },
);

// services.deep
const deepEgress = new aws.vpc.SecurityGroupEgressRule(
  "deep",
  {
    securityGroupId: deepSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-production-deep" },
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
