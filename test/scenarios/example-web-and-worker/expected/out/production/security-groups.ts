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
  { vpcId: vpc.vpcId, description: "Tasks of mailer", tags: { Name: "shop-production-mailer" } },
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
    tags: { Name: "shop-production-mailer" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.stock
export const stockSecurityGroup = new aws.ec2.SecurityGroup(
  "stock",
  { vpcId: vpc.vpcId, description: "Tasks of stock", tags: { Name: "shop-production-stock" } },
  { parent: platformSecurityGroups, provider },
);

// services.stock
const stockEgress = new aws.vpc.SecurityGroupEgressRule(
  "stock",
  {
    securityGroupId: stockSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "shop-production-stock" },
  },
  { parent: platformSecurityGroups, provider },
);

// services.web
export const webSecurityGroup = new aws.ec2.SecurityGroup(
  "web",
  { vpcId: vpc.vpcId, description: "Tasks of web", tags: { Name: "shop-production-web" } },
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
    tags: { Name: "shop-production-web" },
  },
  { parent: platformSecurityGroups, provider },
);

// jobs.nightly-report
export const nightlyReportSecurityGroup = new aws.ec2.SecurityGroup(
  "nightly-report",
  {
    vpcId: vpc.vpcId,
    description: "Tasks of nightly-report",
    tags: { Name: "shop-production-nightly-report" },
  },
  { parent: platformSecurityGroups, provider },
);

// jobs.nightly-report
const nightlyReportEgress = new aws.vpc.SecurityGroupEgressRule(
  "nightly-report",
  {
    securityGroupId: nightlyReportSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "shop-production-nightly-report" },
  },
  { parent: platformSecurityGroups, provider },
);
