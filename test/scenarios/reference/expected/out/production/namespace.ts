// spec/platform.yaml services
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { vpc } from "./network";
import { provider } from "./provider";

// services
const platformNamespace = new Group("platform-namespace");

// services
export const privateDnsNamespace = new aws.servicediscovery.PrivateDnsNamespace(
  "platform",
  {
    name: "provfair.internal",
    description: "Services of provfair production",
    vpc: vpc.vpcId,
    tags: { Name: "provfair-production-platform" },
  },
  { parent: platformNamespace, provider },
);
