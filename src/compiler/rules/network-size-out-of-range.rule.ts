import { message } from "../../diagnostic/define.ts";
import { formatCidr, networkOf, parseCidr } from "../values/cidr.ts";
import { LARGEST_NETWORK_PREFIX, SMALLEST_NETWORK_PREFIX } from "../values/subnets.ts";
import { defineRule } from "./rule.ts";

export const networkSizeOutOfRange = defineRule({
  name: "network-size-out-of-range",
  section: "docs/language/network.md#cidr",
  severity: "error",
  message: message`network ${"cidr"} must be between /${"largest"} and /${"smallest"}`,
  why: "A VPC has at most a /16. Below a /22 the subnets of all zones no longer fit: a load balancer alone asks for a /27 in each.",
  help: message`write ${"nearest"}`,
  check({ spec: { network } }, report) {
    const parsed = network.cidr === undefined ? undefined : parseCidr(network.cidr);
    if (!parsed?.ok) return;
    const { address, prefix } = parsed.value;
    const nearest = Math.min(Math.max(prefix, LARGEST_NETWORK_PREFIX), SMALLEST_NETWORK_PREFIX);
    if (nearest === prefix) return;
    report({
      path: ["network", "cidr"],
      params: {
        cidr: network.cidr ?? "",
        largest: String(LARGEST_NETWORK_PREFIX),
        smallest: String(SMALLEST_NETWORK_PREFIX),
        nearest: formatCidr(networkOf(address, nearest)),
      },
    });
  },
});
