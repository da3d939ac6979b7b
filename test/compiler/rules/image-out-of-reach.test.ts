import { it } from "vitest";
import { imageOutOfReach } from "../../../src/compiler/rules/image-out-of-reach.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports images of the internet and of other regions, in all containers", () => {
  expectFindings(
    imageOutOfReach,
    `
    regions: { primary: us-east-1 }
    network: { natGateways: none }
    services:
      web:
        image: { repository: 111122223333.dkr.ecr.us-west-2.amazonaws.com/web, tag: v1 }
        sidecars: { proxy: { image: { repository: nginx, tag: "1" } } }
    jobs:
      rollup: { image: { repository: public.ecr.aws/x/y, tag: "1" }, schedule: { cron: "0 3 * * *" } }
  `,
    [
      {
        message:
          'image "111122223333.dkr.ecr.us-west-2.amazonaws.com/web" cannot be pulled in a network without NAT gateways',
        at: "5:26",
        help: 'copy the image to ECR in "us-east-1", or write natGateways: single',
        related: [{ message: "the network has no way out", at: "2:25" }],
      },
      {
        message: 'image "nginx" cannot be pulled in a network without NAT gateways',
        at: "6:47",
        help: 'copy the image to ECR in "us-east-1", or write natGateways: single',
        related: [{ message: "the network has no way out", at: "2:25" }],
      },
      {
        message: 'image "public.ecr.aws/x/y" cannot be pulled in a network without NAT gateways',
        at: "8:34",
        help: 'copy the image to ECR in "us-east-1", or write natGateways: single',
        related: [{ message: "the network has no way out", at: "2:25" }],
      },
    ],
  );
});

it("accepts private repositories of the region, and images built here", () => {
  expectFindings(
    imageOutOfReach,
    `
    regions: { primary: us-east-1 }
    network: { natGateways: none }
    services:
      web: { image: { repository: 111122223333.dkr.ecr.us-east-1.amazonaws.com/web, tag: v1 } }
      api: { image: { build: services/api } }
  `,
    [],
  );
});
