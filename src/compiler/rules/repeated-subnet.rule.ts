import { message } from "../../diagnostic/define.ts";
import { defineRule, type Path } from "./rule.ts";

export const repeatedSubnet = defineRule({
  name: "repeated-subnet",
  section: "docs/language/network.md#existing",
  severity: "error",
  message: message`subnet "${"subnet"}" is named twice`,
  why: "A subnet lies in one zone, and is public, private, or for data; a load balancer and a service refuse two subnets that are one.",
  help: message`name the subnet that belongs in one of the two places`,
  check({ spec: { network } }, report) {
    const first = new Map<string, Path>();
    for (const [zone, subnets] of Object.entries(network.existing?.zones ?? {})) {
      for (const tier of ["public", "private", "data"] as const) {
        const [subnet, path] = [subnets[tier], ["network", "existing", "zones", zone, tier]];
        if (subnet === undefined) continue;
        const known = first.get(subnet);
        if (known === undefined) first.set(subnet, path);
        else report({ path, params: { subnet }, related: [{ path: known, message: "first named here" }] });
      }
    }
  },
});
