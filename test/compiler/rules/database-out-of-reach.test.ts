import { it } from "vitest";
import { databaseOutOfReach } from "../../../src/compiler/rules/database-out-of-reach.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a network without a way out", () => {
  expectFindings(
    databaseOutOfReach,
    `
    network: { natGateways: none }
    databases:
      orders: { privateLink: false }
  `,
    [
      {
        message: 'no task reaches database "orders": it has no private link, and the network has no way out',
        at: "3:26",
        help: "write privateLink: true",
      },
    ],
  );
});

it("reports gateways that nobody knows", () => {
  expectFindings(
    databaseOutOfReach,
    `
    network: { existing: { vpc: vpc-1 } }
    databases:
      orders: { privateLink: false }
      stock: { privateLink: true }
  `,
    [
      {
        message:
          'no task reaches database "orders": it has no private link, and the addresses of the existing network\'s gateways are not known',
        at: "3:26",
        help: "name them under atlas.accessList, or write privateLink: true",
      },
    ],
  );
});

it("accepts addresses that are named, and gateways of the platform", () => {
  expectFindings(
    databaseOutOfReach,
    `
    network: { existing: { vpc: vpc-1 } }
    atlas: { accessList: [203.0.113.7/32] }
    databases:
      orders: { privateLink: false }
  `,
    [],
  );
});
