import { it } from "vitest";
import { networkTooSmall } from "../../../src/compiler/rules/network-too-small.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports more tasks than addresses", () => {
  expectFindings(
    networkTooSmall,
    `
    network: { cidr: 10.0.0.0/22 }
    services:
      a: { scaling: { max: 31 } }
      b: { scaling: { max: 5, schedules: [{ name: day, cron: "0 7 * * *", min: 2, max: 25 }] } }
  `,
    [
      {
        message:
          "the private subnets of 10.0.0.0/22 have 118 addresses; 56 tasks at most, twice over during a deployment, and 8 interfaces of endpoints need 120",
        at: "1:18",
        help: "write 10.0.0.0/21",
      },
    ],
  );
});

it("reports what no larger network would hold", () => {
  expectFindings(
    networkTooSmall,
    `
    network: { cidr: 10.0.0.0/16, endpoints: [] }
    services: { a: { scaling: { max: 5000 } } }
  `,
    [
      {
        message:
          "the private subnets of 10.0.0.0/16 have 8182 addresses; 5000 tasks at most, twice over during a deployment, and 0 interfaces of endpoints need 10000",
        at: "1:18",
        help: "use more availability zones, or lower the most tasks of the services",
      },
    ],
  );
});

it("accepts as many as there are addresses: 118 in two zones, 8 of them for endpoints", () => {
  expectFindings(
    networkTooSmall,
    `
    network: { cidr: 10.0.0.0/22 }
    services:
      a: { scaling: { max: 54 } }
    jobs:
      rollup: { schedule: { cron: "0 3 * * *" } }
  `,
    [],
  );
});
