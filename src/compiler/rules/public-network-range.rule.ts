import { message } from "../../diagnostic/define.ts";
import { isPrivate } from "../facts/private-ranges.ts";
import { parseCidr } from "../values/cidr.ts";
import { defineRule } from "./rule.ts";

export const publicNetworkRange = defineRule({
  name: "public-network-range",
  section: "docs/language/network.md#cidr",
  severity: "error",
  message: message`network ${"cidr"} is not private`,
  why: "Addresses outside of the private networks (RFC 1918, and 100.64.0.0/10) belong to others on the internet, whom nothing in the VPC could reach any more.",
  help: message`choose a network inside 10.0.0.0/8, 172.16.0.0/12, or 192.168.0.0/16`,
  check({ spec: { network } }, report) {
    const parsed = network.cidr === undefined ? undefined : parseCidr(network.cidr);
    if (!parsed?.ok || isPrivate(parsed.value)) return;
    report({ path: ["network", "cidr"], params: { cidr: network.cidr ?? "" } });
  },
});
