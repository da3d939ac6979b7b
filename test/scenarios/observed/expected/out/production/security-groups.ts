// spec/platform.yaml
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { vpc } from "./network";
import { provider } from "./provider";

// spec/platform.yaml
const platformSecurityGroups = new Group("platform-security-groups");

// services.mailer
export const mailerSecurityGroup = new aws.ec2.SecurityGroup(
  "mailer",
  { vpcId: vpc.vpcId, description: "Tasks of mailer", tags: { Name: "hello-production-mailer" } },
  { parent: platformSecurityGroups, provider },
);

// services.mailer
const mailerEgress = new aws.vpc.SecurityGroupEgressRule(
  "mailer",
  {
    securityGroupId: mailerSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-production-mailer" },
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

// jobs.report
export const reportSecurityGroup = new aws.ec2.SecurityGroup(
  "report",
  { vpcId: vpc.vpcId, description: "Tasks of report", tags: { Name: "hello-production-report" } },
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
    tags: { Name: "hello-production-report" },
  },
  { parent: platformSecurityGroups, provider },
);
