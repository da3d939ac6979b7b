import { it } from "vitest";
import { createdAndExistingNetwork } from "../../../src/compiler/rules/created-and-existing-network.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports fields of a network to create", () => {
  expectFindings(
    createdAndExistingNetwork,
    {
      platform: `
    network: { cidr: 10.0.0.0/16, natGateways: single }
  `,
      environments: { production: ``, staging: `network: { natGateways: null, existing: { zones: {} } }` },
    },
    [
      {
        message: '"cidr" has no effect beside an existing network',
        at: "1:12",
        help: 'remove "cidr" (in an environment\'s file with cidr: null), or remove "existing"',
        environments: ["staging"],
        related: [{ message: "the existing network is named here", at: "environments/staging.yaml:1:31" }],
      },
    ],
  );
});

it("accepts endpoints", () => {
  expectFindings(createdAndExistingNetwork, `network: { endpoints: [s3], existing: { zones: {} } }`, []);
});
