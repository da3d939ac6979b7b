import { it } from "vitest";
import { repeatedSubnet } from "../../../src/compiler/rules/repeated-subnet.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a subnet in two places", () => {
  expectFindings(
    repeatedSubnet,
    `
    network:
      existing:
        zones:
          us-east-1a: { public: subnet-1, private: subnet-1, routeTable: rtb-1 }
          us-east-1b: { public: subnet-2, private: subnet-1, routeTable: rtb-1 }
  `,
    [
      {
        message: 'subnet "subnet-1" is named twice',
        at: "4:48",
        help: "name the subnet that belongs in one of the two places",
        related: [{ message: "first named here", at: "4:29" }],
      },
      {
        message: 'subnet "subnet-1" is named twice',
        at: "5:48",
        help: "name the subnet that belongs in one of the two places",
        related: [{ message: "first named here", at: "4:29" }],
      },
    ],
  );
});

it("accepts subnets that differ, on one route table", () => {
  expectFindings(
    repeatedSubnet,
    `
    network:
      existing:
        zones:
          us-east-1a: { public: subnet-1, private: subnet-2, routeTable: rtb-1 }
          us-east-1b: { public: subnet-3, private: subnet-4, routeTable: rtb-1 }
  `,
    [],
  );
});
