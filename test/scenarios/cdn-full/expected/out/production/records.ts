// spec/platform.yaml domain
import * as aws from "@pulumi/aws";
import { directLoadBalancer } from "./direct-load-balancer";
import { zone } from "./domain";
import { Group } from "./group";
import { loadBalancer } from "./load-balancer";
import { provider } from "./provider";

// domain
const platformRecords = new Group("platform-records");

// domain
const originHelloExampleRecord = new aws.route53.Record(
  "platform-origin.hello.example",
  {
    zoneId: zone.zoneId,
    name: "origin.hello.example",
    type: "A",
    aliases: [
      { name: loadBalancer.dnsName, zoneId: loadBalancer.zoneId, evaluateTargetHealth: true },
    ],
  },
  { parent: platformRecords, provider },
);

// domain
const liveHelloExampleRecord = new aws.route53.Record(
  "platform-live.hello.example",
  {
    zoneId: zone.zoneId,
    name: "live.hello.example",
    type: "A",
    aliases: [
      {
        name: directLoadBalancer.dnsName,
        zoneId: directLoadBalancer.zoneId,
        evaluateTargetHealth: true,
      },
    ],
  },
  { parent: platformRecords, provider },
);
