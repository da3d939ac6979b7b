import { message } from "../../diagnostic/define.ts";
import { usedByAwsServices } from "../facts/private-ranges.ts";
import { parseCidr } from "../values/cidr.ts";
import { defineRule } from "./rule.ts";

export const networkUsedByAws = defineRule({
  name: "network-used-by-aws",
  section: "docs/language/network.md#cidr",
  severity: "warning",
  message: message`network ${"cidr"} gets in the way: ${"reason"}`,
  why: "Where a VPC has the addresses that an AWS service uses inside its own machines, that service cannot reach the VPC's.",
  help: message`choose another network, such as 10.0.0.0/16`,
  check({ spec: { network } }, report) {
    const parsed = network.cidr === undefined ? undefined : parseCidr(network.cidr);
    const reason = parsed?.ok ? usedByAwsServices(parsed.value) : undefined;
    if (reason !== undefined) report({ path: ["network", "cidr"], params: { cidr: network.cidr ?? "", reason } });
  },
});
