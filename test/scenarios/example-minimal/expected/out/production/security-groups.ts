// spec/platform.yaml
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { vpc } from "./network";
import { provider } from "./provider";

// spec/platform.yaml
const platformSecurityGroups = new Group("platform-security-groups");

// services.hello
export const helloSecurityGroup = new aws.ec2.SecurityGroup(
  "hello",
  { vpcId: vpc.vpcId, description: "Tasks of hello", tags: { Name: "hello-production-hello" } },
  { parent: platformSecurityGroups, provider },
);

// services.hello
const helloEgress = new aws.vpc.SecurityGroupEgressRule(
  "hello",
  {
    securityGroupId: helloSecurityGroup.id,
    description: "To anywhere",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-production-hello" },
  },
  { parent: platformSecurityGroups, provider },
);
