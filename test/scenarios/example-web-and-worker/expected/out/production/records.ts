// spec/platform.yaml domain
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { loadBalancer } from "./load-balancer";
import { provider } from "./provider";

// domain
const platformRecords = new Group("platform-records");

// domain
const shopExampleRecord = new aws.route53.Record(
  "platform-shop.example",
  {
    zoneId: "Z0123456789SHOPEXMPL",
    name: "shop.example",
    type: "A",
    aliases: [
      { name: loadBalancer.dnsName, zoneId: loadBalancer.zoneId, evaluateTargetHealth: true },
    ],
  },
  { parent: platformRecords, provider },
);

// domain
const wwwShopExampleRecord = new aws.route53.Record(
  "platform-www.shop.example",
  {
    zoneId: "Z0123456789SHOPEXMPL",
    name: "www.shop.example",
    type: "A",
    aliases: [
      { name: loadBalancer.dnsName, zoneId: loadBalancer.zoneId, evaluateTargetHealth: true },
    ],
  },
  { parent: platformRecords, provider },
);
