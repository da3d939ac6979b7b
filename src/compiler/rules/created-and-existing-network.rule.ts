import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const createdAndExistingNetwork = defineRule({
  name: "created-and-existing-network",
  section: "docs/language/network.md#existing",
  severity: "error",
  message: message`"${"field"}" has no effect beside an existing network`,
  why: "An existing VPC is read and never changed: its addresses, zones, NAT gateways, and flow logs are whose who made it.",
  help: message`remove "${"field"}" (in an environment's file with ${"field"}: null), or remove "existing"`,
  check({ spec: { network } }, report) {
    if (network.existing === undefined) return;
    for (const field of ["cidr", "availabilityZones", "natGateways", "flowLogs"] as const) {
      if (network[field] === undefined) continue;
      report({
        path: ["network", field],
        at: "key",
        params: { field },
        related: [{ path: ["network", "existing"], message: "the existing network is named here" }],
      });
    }
  },
});
