// spec/platform.yaml
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { vpc } from "./network";
import { provider } from "./provider";

// spec/platform.yaml
const platformSecurityGroups = new Group("platform-security-groups");

// services.packer
export const packerSecurityGroup = new aws.ec2.SecurityGroup(
  "packer",
  { vpcId: vpc.vpcId, description: "Tasks of packer", tags: { Name: "hello-production-packer" } },
  { parent: platformSecurityGroups, provider },
);

// services.packer
const packerEgress = new aws.vpc.SecurityGroupEgressRule(
  "packer",
  {
    securityGroupId: packerSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-production-packer" },
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
