// spec/platform.yaml
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// spec/platform.yaml
const platformSecurityGroups = new Group("platform-security-groups");

// services.web
export const webSecurityGroup = new aws.ec2.SecurityGroup(
  "web",
  { vpcId: "vpc-0a1b2c3d4e5f60718", description: "Tasks of web", tags: { Name: "hello-test-web" } },
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
    tags: { Name: "hello-test-web" },
  },
  { parent: platformSecurityGroups, provider },
);

// jobs.report
export const reportSecurityGroup = new aws.ec2.SecurityGroup(
  "report",
  {
    vpcId: "vpc-0a1b2c3d4e5f60718",
    description: "Tasks of report",
    tags: { Name: "hello-test-report" },
  },
  { parent: platformSecurityGroups, provider },
);

// jobs.report
const reportEgress = new aws.vpc.SecurityGroupEgressRule(
  "report",
  {
    securityGroupId: reportSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-test-report" },
  },
  { parent: platformSecurityGroups, provider },
);
