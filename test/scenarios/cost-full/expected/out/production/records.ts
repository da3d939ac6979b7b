// spec/platform.yaml domain
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { loadBalancer } from "./load-balancer";
import { provider } from "./provider";

// domain
const platformRecords = new Group("platform-records");

// domain
const helloExampleRecord = new aws.route53.Record(
  "platform-hello.example",
  {
    zoneId: "Z0123456789ABCDEFGHIJ",
    name: "hello.example",
    type: "A",
    aliases: [
      { name: loadBalancer.dnsName, zoneId: loadBalancer.zoneId, evaluateTargetHealth: true },
    ],
  },
  { parent: platformRecords, provider },
);
